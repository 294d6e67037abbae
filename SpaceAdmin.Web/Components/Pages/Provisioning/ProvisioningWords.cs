using System.Globalization;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Components.Pages.Provisioning;

/// <summary>How the page speaks of connections.</summary>
internal static class ProvisioningWords
{
    public static string About(ProvisionerKind kind) => kind is ProvisionerKind.Webhook
        ? "Each change of a status is posted there as JSON, signed as Standard Webhooks describes. It counts when the receiver has confirmed it."
        : "Hosting spaces and their add-ons are made, suspended and cancelled in the panel. A status counts when the panel has confirmed it.";

    public static string Secret(ProvisionerKind kind) => kind is ProvisionerKind.Webhook ? "key" : "password";

    public static string State(ProvisionerSettingDetails details) =>
        !details.IsSetUp ? "Not set up" : details.Secret is KeptSecret.Kept ? "Set up" : $"Needs its {Secret(details.Kind)}";

    /// <summary>Null where nothing is kept.</summary>
    public static string? OfSecret(ProvisionerSettingDetails details) => details.Secret switch
    {
        KeptSecret.Kept => $"A {Secret(details.Kind)} is kept; leave empty to keep it.",
        KeptSecret.Lost => $"The {Secret(details.Kind)} that is kept cannot be read any more. Type it again.",
        _ => null,
    };

    /// <summary>What came back from a test, before the outside's own words.</summary>
    public static string Verdict(OutboxVerdict verdict) => verdict switch
    {
        OutboxVerdict.Confirmed => "It answers.",
        OutboxVerdict.Refused => "It refuses.",
        _ => "No clear answer.",
    };

    /// <summary>"1 type, 2 plans and 1 add-on"; null where nothing names it.</summary>
    public static string? Counts(ProvisionerUse use)
    {
        string[] parts = [.. new[] { Count(use.Types.Count, "type"), Count(use.Plans.Count, "plan"), Count(use.AddOns.Count, "add-on") }.OfType<string>()];
        return parts switch
        {
            [] => null,
            [var only] => only,
            [.. var most, var last] => $"{string.Join(", ", most)} and {last}",
        };
    }

    public static string Removal(ProvisionerSettingDetails details) =>
        (Counts(details.Use) is { } counts
            ? $"{counts} {(details.Use.Count == 1 ? "names" : "name")} {details.Kind.Title()}: what is to be done for their services fails until there is a connection again."
            : $"Nothing names {details.Kind.Title()}.")
        + $" Its {Secret(details.Kind)} is forgotten.";

    private static string? Count(int number, string noun) =>
        number == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
