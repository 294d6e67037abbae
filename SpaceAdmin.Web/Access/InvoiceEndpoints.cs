using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Web.Addresses;

namespace SpaceAdmin.Web.Access;

/// <summary>Invoices and credit notes as files, for whoever may see their pages. What somebody may not see is not found.</summary>
internal static class InvoiceEndpoints
{
    private const string Pdf = "/{number:int}/pdf";
    private const string CreditNotePdf = "/{number:int}/credit-notes/{note:int}/pdf";

    public static void MapInvoicePdfs(this IEndpointRouteBuilder endpoints)
    {
        var desk = endpoints.MapGroup(InvoiceAddress.List).RequireAuthorization(Permissions.InvoicesSee);
        desk.MapGet(Pdf, async (HttpContext context, int number) => Answer(context, await FindAsync(context, number)));
        desk.MapGet(CreditNotePdf, async (HttpContext context, int number, int note) => Answer(context, await FindAsync(context, number), note));

        var mine = endpoints.MapGroup(InvoiceAddress.Mine).RequireAuthorization(Permissions.MyInvoicesSee);
        mine.MapGet(Pdf, async (HttpContext context, int number) => Answer(context, await FindMineAsync(context, number)));
        mine.MapGet(CreditNotePdf, async (HttpContext context, int number, int note) => Answer(context, await FindMineAsync(context, number), note));
    }

    private static Task<InvoiceDetails?> FindAsync(HttpContext context, int number) =>
        RequestActor.For<InvoiceQueries>(context).FindAsync(number, AddressQuery.Number(context.Request.Query[InvoiceAddress.ResellerKey]), context.RequestAborted);

    private static Task<InvoiceDetails?> FindMineAsync(HttpContext context, int number) =>
        RequestActor.For<InvoiceQueries>(context).FindMineAsync(number, context.RequestAborted);

    private static IResult Answer(HttpContext context, InvoiceDetails? invoice) => File(context, invoice is null ? null : InvoiceDocument.Of(invoice));

    private static IResult Answer(HttpContext context, InvoiceDetails? invoice, int number) =>
        File(context, invoice?.CreditNotes.SingleOrDefault(note => note.Number == number) is { } found ? InvoiceDocument.Of(invoice, found) : null);

    private static IResult File(HttpContext context, PdfFile? file)
    {
        context.Response.Headers.CacheControl = "no-store";
        return file is null ? Results.NotFound() : Results.File(file.Content, PdfFile.MediaType, file.Name);
    }
}
