using System.Globalization;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

/// <summary>What people may do about invoices. Each is a sentence that refuses it, or null.</summary>
internal static class InvoiceRules
{
    public static string? PaymentRefusal(int number, InvoiceStatus status) => status switch
    {
        InvoiceStatus.Void => Text($"Invoice {number} is void: nobody owes it any more."),
        InvoiceStatus.Paid => Text($"Invoice {number} is paid already."),
        _ => null,
    };

    /// <summary>What was paid for runs already, or begins with its activation: a term that was opened is never taken back.</summary>
    public static string? VoidRefusal(int number, InvoiceStatus status) => status switch
    {
        InvoiceStatus.Void => Text($"Invoice {number} is void already."),
        InvoiceStatus.Paid => Text($"Invoice {number} is paid, and what was paid for runs. Who cancels a service is given back what has not begun."),
        _ => null,
    };

    public static string? ReasonRefusal(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? "Say why the invoice is void: the customer reads it."
        : reason.Trim().Length > Invoice.ReasonMaxLength ? Text($"A reason has at most {Invoice.ReasonMaxLength} characters.")
        : null;

    /// <summary>About the next term of a service, or the one that runs when nobody was invoiced for it.</summary>
    /// <param name="invoiced">The number of the invoice on which that term is, where it is known.</param>
    public static string? IssueRefusal(SpaceService service, int? invoiced)
    {
        var name = Text($"#{service.Id} “{service.Name}”");
        return service.Status is ServiceStatus.Cancelled ? $"Service {name} is Cancelled: nothing is invoiced for it any more."
            : service.InvoicedTerm > service.TermNumber ? $"The next term of service {name} is invoiced already{(invoiced is { } number ? Text($", on invoice {number}") : "")}."
            : Asks(service) == 0 ? $"Service {name} is free or was bought once: no term of it is to be paid."
            : service is { TermNumber: > 0, NextTermOn: null, OwesForItsTerm: false } ? $"The term of service {name} has no end: none follows it."
            : service.Schedules.Any(schedule => schedule is { State: ScheduleState.Pending, Action: ServiceAction.Cancel } && (schedule.On is null || schedule.On <= service.NextTermOn))
                ? $"Service {name} is cancelled before its next term begins."
            : null;
    }

    /// <summary>The day until which the invoice of <see cref="IssueRefusal"/>'s term is to be paid.</summary>
    public static DateOnly DueOn(SpaceService service, DateOnly today) =>
        service is { OwesForItsTerm: false, NextTermOn: { } next } ? next > today ? next : today
        : today.AddDays(ServiceBilling.DaysToPay) is var due && service.TermEndsOn < due ? service.TermEndsOn.Value : due;

    private static long Asks(SpaceService service) =>
        service.FeeOfACycle + (service.TermNumber == 0 || service is { OwesForItsTerm: true, TermNumber: 1 } ? service.FeeOfSetup : 0);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
