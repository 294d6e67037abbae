using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

/// <summary>Why a line or a discount that somebody typed is refused.</summary>
public abstract record LineRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public const int MaxLines = 50;

    public sealed record CustomerMissing() : LineRefusal("line.customer-missing", "Say for which customer: type its user name.");

    public sealed record CustomerOfTwoResellers(string UserName) : LineRefusal(
        "line.customer-of-two-resellers", $"More than one reseller has a customer “{UserName}”: choose the reseller.");

    public sealed record DueDayMissing() : LineRefusal("line.due-day-missing", "Say until when it is to be paid.");

    public sealed record DueDayPast(DateOnly Day, DateOnly Today) : LineRefusal(
        "line.due-day-past", string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} has passed: an invoice is due today, {Today:yyyy-MM-dd}, or later."));

    public sealed record LinesOutOfRange() : LineRefusal("line.lines-out-of-range", $"An invoice has 1 to {MaxLines} lines.");

    public sealed record TextMissing() : LineRefusal("line.text-missing", "Say what each line is for.");

    public sealed record TextNotOneLine() : LineRefusal("line.text-not-one-line", $"What a line says is one line of at most {InvoiceLine.TextMaxLength} characters.");

    public sealed record QuantityOutOfRange() : LineRefusal("line.quantity-out-of-range", $"A quantity is a whole number from 1 to {SpaceService.MaxQuantity}.");

    public sealed record PriceMissing() : LineRefusal("line.price-missing", "Type the price of one piece.");

    public sealed record PriceBelowZero() : LineRefusal("line.price-below-zero", "A price is not negative: what is asked less is a discount.");

    public sealed record TooMuch() : LineRefusal("line.too-much", "That is more than an invoice can ask: at most a thousand billion.");

    public sealed record DiscountMissing() : LineRefusal("line.discount-missing", "Type how much less is asked, or choose no discount.");

    public sealed record DiscountBelowZero() : LineRefusal("line.discount-below-zero", "Type a discount without a minus: it is taken off.");

    public sealed record NoPercentage() : LineRefusal("line.no-percentage", "A percentage is more than 0 and at most 100, such as 12.5.");

    public sealed record DiscountTooLarge(Money Sum) : LineRefusal("line.discount-too-large", $"The lines make {Sum}: a discount is no more than that.");
}
