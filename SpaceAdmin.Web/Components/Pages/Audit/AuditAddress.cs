using SpaceAdmin.Core.Audit;

namespace SpaceAdmin.Web.Components.Pages.Audit;

/// <summary>Addresses of the audit log.</summary>
internal static class AuditAddress
{
    public const string Page = "/admin/audit";
    public const string Export = "/admin/audit/export";

    public static string Of(AuditListQuery query) => Page + query.ToQueryString();

    public static string ExportOf(AuditListQuery query) => Export + query.Newest.ToQueryString();
}
