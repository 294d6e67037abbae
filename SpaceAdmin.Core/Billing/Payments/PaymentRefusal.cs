using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>Why a payment was not recorded.</summary>
public abstract record PaymentRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record OtherCurrency(int Number, string Expected, string Actual) : PaymentRefusal(
        "payment.other-currency", $"Invoice {Number} is in {Expected}, and so is a payment of it; {Actual} is another currency.");

    public sealed record AmountMissing() : PaymentRefusal("payment.amount-missing", "Type the amount that came.");

    public sealed record NotMoreThanZero() : PaymentRefusal("payment.not-more-than-zero", "A payment is more than zero.");

    public sealed record DayMissing() : PaymentRefusal("payment.day-missing", "Say on which day the money came.");

    public sealed record DayToCome(DateOnly Day, DateOnly Today) : PaymentRefusal(
        "payment.day-to-come", string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} is still to come: money came today, {Today:yyyy-MM-dd}, or before."));

    /// <param name="What">"method", "reference".</param>
    public sealed record NotOneLine(string What, int MaxLength)
        : PaymentRefusal("payment.not-one-line", $"A {What} is one line of at most {MaxLength} characters.");

    /// <param name="Number">Of the invoice for which it was recorded.</param>
    public sealed record ReferenceUsed(string Reference, int Number)
        : PaymentRefusal("payment.reference-used", $"The reference “{Reference}” was recorded before, for invoice {Number}: a payment is recorded once.");
}
