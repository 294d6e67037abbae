using System.Text;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Access;

internal static class AuditEndpoint
{
    /// <summary>The audit log as a file, by the keys of its page. Written as it is read, however long it is.</summary>
    public static void MapAuditExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(AuditAddress.Export, async (HttpContext context, TimeProvider time) =>
        {
            var query = AuditListQuery.Parse(key => context.Request.Query[key]).Newest;
            var viewer = new Viewer(context.Request.Cookies[Viewer.TimeZoneCookie]);
            var exporter = RequestActor.For<AuditExporter>(context);
            context.Response.ContentType = "text/csv; charset=utf-8";
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"audit-{TimeZoneInfo.ConvertTime(time.GetUtcNow(), viewer.Zone):yyyy-MM-dd}.csv\"";
            await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 64 * 1024, leaveOpen: true);
            await exporter.ExportAsync(query, viewer.Zone, writer, context.RequestAborted);
        }).RequireAuthorization(Permissions.AuditSee);
}
