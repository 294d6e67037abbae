using System.Globalization;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;

namespace SpaceAdmin.Web.Components.Pages.Provisioning;

/// <summary>How the page speaks of connections.</summary>
internal static class ProvisioningWords
{
    public static string State(ProvisionerDescription description, ProvisionerSettingDetails details) =>
        !details.IsSetUp ? "Not set up" : details.Secret is KeptSecret.Kept ? "Set up" : $"Needs its {description.Secret.Noun}";

    /// <summary>What is stored after somebody else changed it.</summary>
    public static string Now(ProvisionerDescription description, ProvisionerSettingDetails details) => details.IsSetUp
        ? $"Now it is {details.Draft.Address}{string.Concat(description.Fields.Select(field => Told(field, details.Draft.Fields[field.Name])))}."
        : "Now it is not set up.";

    /// <summary>Null where nothing is kept.</summary>
    public static string? OfSecret(SecretField secret, KeptSecret kept) => kept switch
    {
        KeptSecret.Kept => $"A {secret.Noun} is kept; leave empty to keep it.",
        KeptSecret.Lost => $"The {secret.Noun} that is kept cannot be read any more. Type it again.",
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

    public static string Removal(ProvisionerDescription description, ProvisionerSettingDetails details) =>
        (Counts(details.Use) is { } counts
            ? $"{counts} {(details.Use.Count == 1 ? "names" : "name")} {description.Kind.Title}: what is to be done for their services fails until there is a connection again."
            : $"Nothing names {description.Kind.Title}.")
        + $" Its {description.Secret.Noun} is forgotten.";

    private static string? Told(ProvisionerField field, string value) => field.Phrase is { } phrase && value.Length > 0 ? $", {phrase} {value}" : null;

    private static string? Count(int number, string noun) =>
        number == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
