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
                return new AddOnRefusal.KeyOutOfRange();
            }

            if (await write.Db.AddOnOrders.VisibleTo(write.Actor).SingleOrDefaultAsync(order => order.Key == draft.Key, ct).ConfigureAwait(false) is { } same)
            {
                return await PlacedAsync(write.Db, same, ct).ConfigureAwait(false);
            }

            int[] picked = [.. draft.Picks.Select(pick => pick.AddOnId)];
            if (await AddOnShelf.ReadAsync(write.Db, write.Actor, number, picked, tracked: true, ct).ConfigureAwait(false) is not { Service: var service } shelf)
            {
                return new Failure.NotFound($"Service #{number}");
            }

            var made = shelf.Make(draft.Picks, write.Actor, write.Local(service));
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
                return new AddOnRefusal.PriceChanged(total, draft.Total);
            }

            var order = await PlaceAsync(write, shelf, made.Value, draft, total, ct).ConfigureAwait(false);
            write.Publish([.. ServiceChanges.TopicsOf(service), .. Topics.Orders(service.ResellerId), Topics.Payments]);
            return await PlacedAsync(write.Db, order, ct).ConfigureAwait(false);
        }, ct);

    private static async Task<AddOnOrder> PlaceAsync(Write write, AddOnShelf shelf, IReadOnlyList<SpaceService> made, AddOnOrderDraft draft, Money total, CancellationToken ct)
    {
        foreach (var addOn in made)
        {
            shelf.AddOns.Single(one => one.Id == addOn.AddOnId).Take(addOn.Quantity);
            if (AddOnPricing.CostOf(addOn) == 0)
            {
                addOn.NeedsNoPayment(write.Now);
            }
        }

        shelf.Service.Touch(); // another page that shows it without these must look again before it orders more
        write.Db.Services.AddRange(made);
        await write.SaveAsync(ct).ConfigureAwait(false);
        foreach (var addOn in made)
        {
            Tell(write, addOn);
        }

        var invoice = await InvoiceAsync(write, shelf, [.. made.Where(addOn => AddOnPricing.CostOf(addOn) > 0)], ct).ConfigureAwait(false);
        var text = string.Join(", ", made.Select(addOn => addOn.Quantity == 1 ? addOn.Name : $"{addOn.Name} × {addOn.Quantity}"));
        var order = write.Db.AddOnOrders.Add(new AddOnOrder(shelf.Service, draft.Key, text, invoice?.Id, total.Minor, total.Currency, write.Actor, write.Now)).Entity;
        await write.SaveAsync(ct).ConfigureAwait(false);
        if (shelf.AddOns.Any(addOn => addOn.Stock is not null))
        {
            write.Publish(Topics.Catalogue(shelf.Service.ResellerId));
        }

        return order;
    }

    private static async Task<Invoice?> InvoiceAsync(Write write, AddOnShelf shelf, IReadOnlyList<SpaceService> made, CancellationToken ct)
    {
        if (made.Count == 0)
        {
            return null;
        }

        var now = write.Local(shelf.Service);
        var invoice = await InvoiceIssuer.IssueAsync(write, shelf.Service.Reseller, made, InvoiceRules.DueOn(made[0], now.Today), ct).ConfigureAwait(false);
        if (shelf.Balance is { Amount: > 0 } balance)
        {
            await InvoiceSettlement.PayFromBalanceAsync(write, invoice, balance, now, ct).ConfigureAwait(false);
        }

        return invoice;
    }

    private static void Tell(Write write, SpaceService addOn)
    {
        write.Audit(
            AuditActions.Order, addOn, null, nameof(ServiceStatus.Ordered), $"{addOn.Quantity} for service #{addOn.ParentId}, {new Money(AddOnPricing.CostOf(addOn), addOn.Currency!)}");
        write.Db.Outbox.Add(new OutboxMessage(OutboxChannel.Mail, OutboxEvents.Ordered, $"{OutboxEvents.Ordered}:{addOn.Id}", addOn.ResellerId, addOn.CustomerId, write.Now)
        {
            ServiceId = addOn.Id,
            About = addOn.Name,
        });
    }

    private static async Task<PlacedOrder> PlacedAsync(SpaceDb db, AddOnOrder order, CancellationToken ct)
    {
        var invoice = await db.Invoices.AsNoTracking().SingleOrDefaultAsync(one => one.Id == order.InvoiceId, ct).ConfigureAwait(false);
        return new PlacedOrder(order.Id, invoice?.Number, invoice?.DisplayNumber, new Money(order.Total, order.Currency), new Money(invoice?.Open ?? 0, order.Currency));
    }
}
