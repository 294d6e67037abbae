using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.AddOns;

/// <summary>Customers, and only customers, extend their own services.</summary>
public sealed partial class AddOnCommands(UnitOfWork unitOfWork, IServiceFollowUp followUp)
{
    /// <summary>
    /// Orders add-ons for a service: all of them, or nothing. Makes them, one invoice, and takes them from the stock. What the
    /// customer has paid ahead pays for it at once; the Surface Monitor activates what is paid.
    /// </summary>
    public Task<Result<PlacedOrder>> OrderAsync(int number, AddOnOrderDraft draft, CancellationToken ct) =>
        unitOfWork.RunAsync<PlacedOrder>(Permissions.AddOnsOrder, async write =>
        {
            if (draft.Key.Length is 0 or > AddOnOrder.KeyMaxLength)
            {
                return new Failure.Rejected($"An order has a key of its own, of 1 to {AddOnOrder.KeyMaxLength} characters.");
            }

            if (await write.Db.AddOnOrders.VisibleTo(write.Actor).SingleOrDefaultAsync(order => order.Key == draft.Key, ct).ConfigureAwait(false) is { } same)
            {
                return await PlacedAsync(write.Db, same, ct).ConfigureAwait(false);
            }

            if (await AddOnShelf.ReadAsync(write.Db, write.Actor, number, [.. draft.Picks.Select(pick => pick.AddOnId)], tracked: true, ct).ConfigureAwait(false) is not { Service: var service } shelf)
            {
                return new Failure.NotFound($"Service #{number}");
            }

            var now = service.Reseller.Local(write.Now);
            var made = shelf.Make(draft.Picks, write.Actor, now);
            if (!made.Succeeded)
            {
                return made.Failure;
            }

            if (service.Version != draft.Version)
            {
                return new Failure.Stale();
            }

            var total = AddOnPricing.Quote(shelf, made.Value).Total;
            if (total != draft.Total)
            {
                return new Failure.Rejected($"The price changed while you were looking: it is {total} now, and was {draft.Total}. Order again if you agree.");
            }

            var topics = new HashSet<string>([.. ServiceChanges.TopicsOf(service), .. Topics.Orders(service.ResellerId), Topics.Payments]);
            var order = await PlaceAsync(write.Db, shelf, made.Value, draft, total, write.Actor, now, topics, ct).ConfigureAwait(false);
            write.Publish(topics);
            return await PlacedAsync(write.Db, order, ct).ConfigureAwait(false);
        }, ct);

    private static async Task<AddOnOrder> PlaceAsync(
        SpaceDb db, AddOnShelf shelf, IReadOnlyList<SpaceService> made, AddOnOrderDraft draft, Money total, Actor actor, LocalNow now, HashSet<string> topics, CancellationToken ct)
    {
        foreach (var addOn in made)
        {
            shelf.AddOns.Single(one => one.Id == addOn.AddOnId).Take(addOn.Quantity);
            if (AddOnPricing.CostOf(addOn) == 0)
            {
                addOn.NeedsNoPayment(now.Instant);
            }
        }

        shelf.Service.Touch(); // another page that shows it without these must look again before it orders more
        db.Services.AddRange(made);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        foreach (var addOn in made)
        {
            Tell(db, addOn, actor, now.Instant);
            topics.UnionWith(ServiceChanges.TopicsOf(addOn));
        }

        var invoice = await InvoiceAsync(db, shelf, [.. made.Where(addOn => AddOnPricing.CostOf(addOn) > 0)], actor, now, topics, ct).ConfigureAwait(false);
        var text = string.Join(", ", made.Select(addOn => addOn.Quantity == 1 ? addOn.Name : $"{addOn.Name} × {addOn.Quantity}"));
        var order = db.AddOnOrders.Add(new AddOnOrder(shelf.Service, draft.Key, text, invoice?.Id, total.Minor, total.Currency, actor, now.Instant)).Entity;
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        if (shelf.AddOns.Any(addOn => addOn.Stock is not null))
        {
            topics.UnionWith(Topics.Catalogue(shelf.Service.ResellerId));
        }

        return order;
    }

    private static async Task<Invoice?> InvoiceAsync(
        SpaceDb db, AddOnShelf shelf, IReadOnlyList<SpaceService> made, Actor actor, LocalNow now, HashSet<string> topics, CancellationToken ct)
    {
        if (made.Count == 0)
        {
            return null;
        }

        var invoice = await InvoiceIssuer.IssueAsync(db, shelf.Service.Reseller, made, InvoiceRules.DueOn(made[0], now.Today), actor, now, ct).ConfigureAwait(false);
        topics.UnionWith(Topics.Invoices(invoice.ResellerId, invoice.CustomerId));
        if (shelf.Balance is { Amount: > 0 } balance)
        {
            topics.UnionWith((await InvoiceSettlement.PayFromBalanceAsync(db, invoice, balance, actor, now, ct).ConfigureAwait(false)).Topics);
        }

        return invoice;
    }

    private static void Tell(SpaceDb db, SpaceService addOn, Actor actor, DateTimeOffset now)
    {
        db.Audit.Add(new AuditEntry(actor, now, addOn.ResellerId, AuditKinds.Service, AuditActions.Order, $"#{addOn.Id} {addOn.Name}")
        {
            ServiceId = addOn.Id,
            After = nameof(ServiceStatus.Ordered),
            Detail = $"{addOn.Quantity} for service #{addOn.ParentId}, {new Money(AddOnPricing.CostOf(addOn), addOn.Currency!)}",
        });
        db.Outbox.Add(new OutboxMessage(OutboxChannel.Mail, OutboxEvents.Ordered, $"{OutboxEvents.Ordered}:{addOn.Id}", addOn.ResellerId, addOn.CustomerId, now) { ServiceId = addOn.Id, About = addOn.Name });
    }

    private static async Task<PlacedOrder> PlacedAsync(SpaceDb db, AddOnOrder order, CancellationToken ct)
    {
        var invoice = await db.Invoices.AsNoTracking().SingleOrDefaultAsync(one => one.Id == order.InvoiceId, ct).ConfigureAwait(false);
        return new PlacedOrder(order.Id, invoice?.Number, new Money(order.Total, order.Currency), new Money(invoice?.Open ?? 0, order.Currency));
    }
}
