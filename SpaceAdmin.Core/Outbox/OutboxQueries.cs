using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Outbox;

/// <summary>Reads what waits to leave the program, and what could not.</summary>
public sealed class OutboxQueries(IDbContextFactory<SpaceDb> dbs, ICurrentActor currentActor, TimeProvider time)
{
    public async Task<QueuePage> ListAsync(QueueTab tab, int page, int size, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        actor.Demand(Permissions.MonitorSee);

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        var visible = db.Outbox.AsNoTracking().VisibleTo(actor).Where(message => message.LeaderId == null); // several in one mail are one
        var counts = new Dictionary<QueueTab, int>();
        foreach (var each in Enum.GetValues<QueueTab>())
        {
            counts[each] = await Of(visible, each).CountAsync(ct).ConfigureAwait(false);
        }

        page = Math.Clamp(page, 1, Paging.Pages(counts[tab], size));
        var chosen = Of(visible, tab);
        var rows = await (tab is QueueTab.Failed ? chosen.OrderByDescending(message => message.Id) : chosen.OrderBy(message => message.DueAt).ThenBy(message => message.Id))
            .Skip((page - 1) * size).Take(size)
            .Select(message => new
            {
                Message = message,
                Reseller = db.Resellers.Where(reseller => reseller.Id == message.ResellerId).Select(reseller => reseller.Name).FirstOrDefault(),
                Customer = db.Customers.Where(customer => customer.Id == message.CustomerId).Select(customer => customer.UserName).FirstOrDefault(),
                Invoice = db.Invoices.Where(invoice => invoice.Id == message.InvoiceId).Select(invoice => new QueueInvoice(invoice.Number, invoice.DisplayNumber)).FirstOrDefault(),
            })
            .ToListAsync(ct).ConfigureAwait(false);
        var now = time.GetUtcNow();
        return new QueuePage(
            [.. rows.Select(row => new QueueRow(OutboxRow.Of(row.Message, actor, now), row.Message.ServiceId, row.Message.About, row.Invoice, row.Message.CustomerId, row.Customer, row.Message.ResellerId, row.Reseller))],
            page,
            counts);
    }

    // Written so that each finds the index that holds its state alone.
    private static IQueryable<OutboxMessage> Of(IQueryable<OutboxMessage> messages, QueueTab tab) => tab switch
    {
        QueueTab.Pending => messages.Where(message => message.State == OutboxState.Pending && message.Answer == null),
        QueueTab.Retrying => messages.Where(message => message.State == OutboxState.Pending && message.Answer != null),
        QueueTab.Failed => messages.Where(message => message.State == OutboxState.Failed),
        _ => throw new ArgumentOutOfRangeException(nameof(tab), tab, null),
    };
}

public enum QueueTab
{
    /// <summary>Refused, or without an answer for too long: somebody has to decide.</summary>
    Failed,

    /// <summary>Tried at least once, and to be tried again.</summary>
    Retrying,

    /// <summary>Not tried yet.</summary>
    Pending,
}

public sealed record QueuePage(IReadOnlyList<QueueRow> Rows, int Page, IReadOnlyDictionary<QueueTab, int> Counts);

/// <param name="Service">The number of the service that it is about; it may be gone.</param>
/// <param name="About">What it is about, by name.</param>
/// <param name="Invoice">The invoice that it is about.</param>
public sealed record QueueRow(
    OutboxRow Message, int? Service, string? About, QueueInvoice? Invoice, int CustomerId, string? Customer, int ResellerId, string? Reseller);

/// <param name="DisplayNumber">What people call it by.</param>
public sealed record QueueInvoice(int Number, string DisplayNumber);
