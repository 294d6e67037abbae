using System.Globalization;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.MyServices;

/// <summary>What a customer is told of a service.</summary>
internal static class MyServiceWords
{
    /// <summary>"9.95 USD a month", and for how many; nothing for what costs nothing.</summary>
    public static string Price(MyServiceRow service) =>
        service.RecurringFee is not { Minor: > 0 } fee ? ""
        : service.Quantity == 1 ? $"{fee} {PriceWords.Every(service.Cycle)}"
        : string.Create(CultureInfo.InvariantCulture, $"{service.Quantity:N0} × {fee} {PriceWords.Every(service.Cycle)}");

    /// <summary>"Renews 20 Jan 2026".</summary>
    public static string Next(MyServiceRow service)
    {
        var next = DateWords.Next(service.Status, service.RenewsOn, service.DueOn, service.Marks);
        return next.Length == 0 ? "" : char.ToUpperInvariant(next[0]) + next[1..];
    }

    /// <summary>Why it is suspended, as far as that is the customer's to know; null for what is not.</summary>
    public static string? Suspended(MyServiceRow service) => service switch
    {
        { Status: not ServiceStatus.Suspended } => null,
        { SuspensionSource: SuspensionSource.Overdue, DueOn: { } due } => $"Suspended: unpaid since {Days.Text(due)}. It comes back by itself when it is paid.",
        { SuspensionSource: SuspensionSource.Overdue } => "Suspended because it is not paid. It comes back by itself when it is.",
        { Reason: { } reason } => $"Suspended: {reason}",
        { SuspensionSource: SuspensionSource.Parent, ParentNumber: { } parent } => string.Create(CultureInfo.InvariantCulture, $"Suspended with service #{parent}."),
        { SuspensionSource: SuspensionSource.Scheduled } => "Suspended as scheduled.",
        _ => SuspensionWords.ByHand,
    };

    /// <summary>What needs its customer's attention, in sentences.</summary>
    public static IEnumerable<string> Attention(MyServiceRow service) => service.Attention.Select(why => why switch
    {
        MyServiceAttention.Overdue when service is { SuspensionSource: SuspensionSource.Overdue } => "",
        MyServiceAttention.Overdue => $"Unpaid since {Days.Text(service.DueOn!.Value)}.",
        MyServiceAttention.DueSoon => $"To be paid by {Days.Text(service.DueOn!.Value)}.",
        MyServiceAttention.Suspended => Suspended(service) ?? "",
        MyServiceAttention.CancellationPending => Ending(service),
        _ => throw new ArgumentOutOfRangeException(nameof(service), why, null),
    }).Where(sentence => sentence.Length > 0);

    /// <summary>The marks that its sentences do not tell of already.</summary>
    public static IReadOnlyList<ServiceMark> Unsaid(MyServiceRow service) =>
        [.. service.Marks.Where(mark => mark.Kind is ServiceMarkKind.ToActivate or ServiceMarkKind.ToSuspend)];

    /// <summary>"2 of your 5 services need attention."</summary>
    public static string Count(IReadOnlyCollection<MyServiceRow> services) => services.Count(service => service.Attention.Count > 0) switch
    {
        0 => "Nothing needs your attention.",
        1 => string.Create(CultureInfo.InvariantCulture, $"1 of your {services.Count:N0} services needs attention."),
        var some => string.Create(CultureInfo.InvariantCulture, $"{some:N0} of your {services.Count:N0} services need attention."),
    };

    private static string Ending(MyServiceRow service) =>
        service.Marks.FirstOrDefault(mark => mark.Kind is ServiceMarkKind.ToCancel) is { } agreed
            ? $"It is cancelled {(agreed.On is { } on ? $"on {Days.Text(on)}" : "at the end of the term")}."
            : "You asked to cancel it; your provider answers soon.";
}
