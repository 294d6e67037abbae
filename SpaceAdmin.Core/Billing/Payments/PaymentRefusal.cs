using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>Why a payment was not recorded.</summary>
public abstract record PaymentRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record OtherCurrency(string Number, string Expected, string Actual) : PaymentRefusal(
        "payment.other-currency", $"Invoice {Number} is in {Expected}, and so is a payment of it; {Actual} is another currency.");

    public sealed record AmountMissing() : PaymentRefusal("payment.amount-missing", "Type the amount that came.");

    public sealed record NotMoreThanZero() : PaymentRefusal("payment.not-more-than-zero", "A payment is more than zero.");

    public sealed record DayMissing() : PaymentRefusal("payment.day-missing", "Say on which day the money came.");

    public sealed record DayToCome(DateOnly Day, DateOnly Today) : PaymentRefusal(
        "payment.day-to-come", string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} is still to come: money came today, {Today:yyyy-MM-dd}, or before."));

    /// <param name="What">"method", "reference".</param>
    public sealed record NotOneLine(string What, int MaxLength)
        : PaymentRefusal("payment.not-one-line", $"A {What} is one line of at most {MaxLength} characters.");

    /// <param name="Number">Of the invoice for which it was recorded, if it was for one.</param>
    public sealed record ReferenceUsed(string Reference, string? Number) : PaymentRefusal(
        "payment.reference-used",
        $"The reference “{Reference}” was recorded before{(Number is { } invoice ? $", for invoice {invoice}" : "")}: a payment is recorded once.");

    public sealed record MethodMissing() : PaymentRefusal("payment.method-missing", "Say how the money came, such as “Bank transfer”.");

    public sealed record Twice(Money Amount) : PaymentRefusal(
        "payment.twice", $"{Amount} was recorded for this less than a minute ago. Say that it is another payment, or leave it.");

    public sealed record UnknownCurrency(string Currency) : PaymentRefusal("payment.unknown-currency", $"“{Currency}” is no currency: it takes the three letters of ISO 4217, such as USD.");

    public sealed record ReasonMissing() : PaymentRefusal("payment.reason-missing", "Say why: whoever reads the books later wants to know.");

    public sealed record ReasonTooLong() : PaymentRefusal("payment.reason-too-long", $"A reason has at most {Payment.ReasonMaxLength} characters.");

    public sealed record NotReceived() : PaymentRefusal("payment.not-received", "Only money that came can be taken back or refunded.");

    public sealed record TakenBackAlready() : PaymentRefusal("payment.taken-back-already", "That payment is taken back already.");

    public sealed record Gone(Money Missing) : PaymentRefusal(
        "payment.gone", $"{Missing} of that payment is neither on an invoice nor on the balance any more: it was refunded, or taken from the balance by hand. Undo that first.");

    public sealed record HoldsLess(Money Held) : PaymentRefusal(
        "payment.holds-less", $"{Held} of that payment is still here: the rest of it was refunded before, and no more can be sent back.");

    public sealed record InvoiceNotPaid(string Number) : PaymentRefusal(
        "payment.invoice-not-paid", $"Invoice {Number} is not paid: a credit note goes along with the refund of a paid one. Choose no lines, and the refund is owed again.");

    public sealed record LinesNotThere() : PaymentRefusal("payment.lines-not-there", "One of these lines is not on the payment's invoice, or is credited already.");

    public sealed record LinesNotOwed() : PaymentRefusal("payment.lines-not-owed", "One of these lines is not on the invoice, or nothing of it is to be paid.");

    public sealed record CreditTooSmall(Money Credit) : PaymentRefusal(
        "payment.credit-too-small", $"The chosen lines make {Credit}: a refund with a credit note is no more than that.");

    public sealed record CreditTooLarge(Money Kept) : PaymentRefusal(
        "payment.credit-too-large", $"The invoice keeps {Kept}: choose lines that make no more than that, with their discount.");

    public sealed record BalanceTooSmall(Money Balance) : PaymentRefusal("payment.balance-too-small", $"The balance has {Balance}: no more can be taken from it.");
}
