using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Monitoring;

/// <summary>What waits for its billing, and what comes of its start, as pages and verbs say it.</summary>
internal static class BillingStartText
{
    public static string Waiting(int services, string reseller) => services == 1
        ? $"1 service of {reseller} came by an import and waits: nothing is issued, warned, suspended or cancelled for it until its billing starts."
        : $"{Services(services)} of {reseller} came by an import and wait: nothing is issued, warned, suspended or cancelled for them until their billing starts.";

    public static string Disabled(string reseller) => $"{reseller} is disabled: all of its services are left alone until it is enabled.";

    /// <summary>A preview, sentence by sentence.</summary>
    public static IEnumerable<string> Lines(BillingPreview preview)
    {
        yield return preview.Services == 1 ? $"1 service of {preview.Reseller} waits." : $"{Services(preview.Services)} of {preview.Reseller} wait.";
        if (preview.IsDisabled)
        {
            yield return $"{preview.Reseller} is disabled: nothing is done before it is enabled.";
            yield break;
        }

        yield return $"The next run would then issue {Invoices(preview)}.";
        yield return $"It would warn of {Services(preview.Warned)}, suspend {Count(preview.Suspended)} and cancel {Count(preview.Cancelled)}.";
        if (preview.Late > 0)
        {
            yield return $"{Services(preview.Late)} began {(preview.Late == 1 ? "a term" : "terms")} since the import that nobody was asked to pay for here: each is invoiced with {SpaceService.DaysToPay} days to pay.";
        }

        yield return $"Nothing is suspended or cancelled for an older debt in the first {SpaceService.DaysToPay} days.";
    }

    public static string Started(int services, string reseller) => $"The billing of {Services(services)} of {reseller} started. The next run goes by it.";

    private static string Invoices(BillingPreview preview) => preview.Invoices switch
    {
        0 => "no invoice",
        1 => $"1 invoice of {Sums(preview.Sums)}",
        var several => $"{Count(several)} invoices, {Sums(preview.Sums)} together",
    };

    private static string Sums(IReadOnlyList<Money> sums) => string.Join(" and ", sums);

    private static string Services(int number) => number == 1 ? "1 service" : $"{Count(number)} services";

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
