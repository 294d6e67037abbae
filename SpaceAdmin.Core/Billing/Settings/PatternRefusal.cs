using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>Why numbers cannot be written like that.</summary>
public abstract record PatternRefusal(string Name, string Field, string Message) : FieldRefusal(Name, Field, Message)
{
    public sealed record NotOneLine(string Field) : PatternRefusal(
        "pattern.not-one-line", Field, $"A pattern is one line of at most {BillingSettings.PatternMaxLength} characters.");

    public sealed record UnknownPlaceholder(string Field, string Placeholder) : PatternRefusal(
        "pattern.unknown-placeholder", Field, $"“{Placeholder}” is no placeholder. There are {{year}}, {{month}}, {{number}}, and {{number:5}} for a number of five digits.");

    public sealed record WithoutNumber(string Field) : PatternRefusal(
        "pattern.without-number", Field, "A pattern has {number} or {number:5} in it: else two invoices have the same number.");

    public sealed record TooLong(string Field) : PatternRefusal(
        "pattern.too-long", Field, $"The numbers of this pattern would be longer than {NumberPattern.MaxLength} characters.");
}
