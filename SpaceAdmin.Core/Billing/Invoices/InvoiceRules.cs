using System.Linq.Expressions;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

/// <summary>What people may do about invoices. Each says why not, or null.</summary>
internal static class InvoiceRules
{
    public static Failure? ValidatePayment(string number, InvoiceStatus status) => status switch
    {
        InvoiceStatus.Void => new InvoiceRefusal.NotOwed(number),
        InvoiceStatus.Paid => new InvoiceRefusal.PaidAlready(number),
        InvoiceStatus.Credited => new InvoiceRefusal.CreditedAlready(number),
        _ => null,
    };

    /// <summary>What was paid for runs already, or begins with its activation: a term that was opened is never taken back.</summary>
    public static Failure? ValidateVoid(string number, InvoiceStatus status) => status switch
    {
        InvoiceStatus.Void => new InvoiceRefusal.VoidAlready(number),
        InvoiceStatus.Paid => new InvoiceRefusal.PaidAndNotVoided(number),
        InvoiceStatus.Credited => new InvoiceRefusal.NothingToVoid(number),
        _ => null,
    };

    public static Failure? ValidateReason(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new InvoiceRefusal.VoidNeedsReason()
        : reason.Trim().Length > Invoice.ReasonMaxLength ? new InvoiceRefusal.ReasonTooLong()
        : null;

    /// <summary>About the next term of a service, or the one that runs when nobody was invoiced for it.</summary>
    /// <param name="invoiced">The number of the invoice on which that term is, where it is known.</param>
    public static Failure? ValidateIssue(SpaceService service, string? invoiced) =>
        service.Status is ServiceStatus.Cancelled ? new InvoiceRefusal.ServiceCancelled(service.Facts)
        : service.IsBeingCancelled || service.Parent is { IsBeingCancelled: true } ? new InvoiceRefusal.IsBeingCancelled(service.Facts)
        : service.InvoicedTerm > service.TermNumber ? new InvoiceRefusal.TermInvoicedAlready(service.Facts, invoiced)
        : Asks(service) == 0 ? new InvoiceRefusal.NothingToPay(service.Facts)
        : service is { TermNumber: > 0, NextTermOn: null, OwesForItsTerm: false } ? new InvoiceRefusal.NoTermFollows(service.Facts)
        : service.EndsBeforeItsNextTerm ? new InvoiceRefusal.EndsBefore(service.Facts)
        : null;

    /// <summary>Whether a term of it can be waived, as far as its own row says.</summary>
    public static readonly Expression<Func<SpaceService, bool>> HasTermsToWaive = service =>
        (service.Status == ServiceStatus.Active || service.Status == ServiceStatus.Suspended) && service.Cycle != null && service.RecurringFee > 0;

    /// <param name="owed">Whether a term of it is on an invoice that nobody has paid.</param>
    public static Failure? ValidateWaiver(SpaceService service, bool owed, string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new InvoiceRefusal.WaiverNeedsReason()
        : ValidateReason(reason) is { } wordy ? wordy
        : service.Status is ServiceStatus.Cancelled ? new InvoiceRefusal.ServiceCancelled(service.Facts)
        : service.Status is ServiceStatus.Ordered ? new InvoiceRefusal.NotActivatedYet(service.Facts)
        : service.IsBeingCancelled || service.Parent is { IsBeingCancelled: true } ? new InvoiceRefusal.IsBeingCancelled(service.Facts)
        : service.FeeOfACycle == 0 ? new InvoiceRefusal.NothingToPay(service.Facts)
        : !owed && !service.OwesForItsTerm && service.EndsBeforeItsNextTerm ? new InvoiceRefusal.EndsBefore(service.Facts)
        : null;

    /// <summary>The day until which the invoice of <see cref="ValidateIssue"/>'s term is to be paid.</summary>
    public static DateOnly DueOn(SpaceService service, DateOnly today) =>
        service is { OwesForItsTerm: false, NextTermOn: { } next } ? DueOn(next, today)
        : today.AddDays(SpaceService.DaysToPay) is var due && service.TermEndsOn < due ? service.TermEndsOn.Value : due;

    /// <summary>A term is paid for by the day on which it starts. Who is asked for it later has the days of a first invoice.</summary>
    public static DateOnly DueOn(DateOnly nextTermOn, DateOnly today) => nextTermOn >= today ? nextTermOn : today.AddDays(SpaceService.DaysToPay);

    private static long Asks(SpaceService service) =>
        service.FeeOfACycle + (service.TermNumber == 0 || service is { OwesForItsTerm: true, TermNumber: 1 } ? service.FeeOfSetup : 0);
}
