using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Access;

/// <summary>Why a reseller's settings are not as they should be, or nothing is done to it.</summary>
public abstract record ResellerRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record NameOutOfRange() : ResellerRefusal("reseller.name-out-of-range", $"A reseller's name has 1 to {Reseller.NameMaxLength} characters.");

    public sealed record NameTaken(string Reseller) : ResellerRefusal("reseller.name-taken", $"The name “{Reseller}” is taken by another reseller.");

    public sealed record UnknownCurrency(string Currency) : ResellerRefusal("reseller.unknown-currency", $"“{Currency}” is no currency of ISO 4217, such as EUR.");

    public sealed record UnknownTimeZone(string TimeZone) : ResellerRefusal("reseller.unknown-time-zone", $"“{TimeZone}” is no time zone, such as Europe/Berlin.");

    public sealed record AlreadyDisabled(string Reseller) : ResellerRefusal("reseller.already-disabled", $"{Reseller} is disabled already.");

    public sealed record NotDisabled(string Reseller) : ResellerRefusal("reseller.not-disabled", $"{Reseller} is not disabled.");
}
