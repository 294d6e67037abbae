using SpaceAdmin.Core.Audit;

namespace SpaceAdmin.Web.Addresses;

/// <summary>Addresses of the audit log.</summary>
internal static class AuditAddress
{
    public const string List = "/admin/audit";
    public const string Export = "/admin/audit/export";

    public static string Of(AuditListQuery query) => List + query.ToQueryString();

    public static string ExportOf(AuditListQuery query) => Export + query.Newest.ToQueryString();
}
