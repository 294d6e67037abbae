using System.Globalization;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

/// <summary>Makes lines of what somebody typed, or says what is wrong with it.</summary>
internal static class InvoiceDraftRules
{
    public static Failure? ValidateDueOn(DateOnly? dueOn, DateOnly today) =>
        dueOn is not { } due ? new LineRefusal.DueDayMissing()
        : Common.Calendar.Validate(due) is { } refused ? refused
        : due < today ? new LineRefusal.DueDayPast(due, today)
        : null;

    public static Result<IReadOnlyList<CheckedLine>> Check(IReadOnlyList<InvoiceLineDraft> drafts, string currency)
    {
        if (drafts.Count is 0 or > LineRefusal.MaxLines)
        {
            return new LineRefusal.LinesOutOfRange();
        }

        var lines = new List<CheckedLine>();
        foreach (var draft in drafts)
        {
            var line = Check(draft, currency);
            if (!line.Succeeded)
            {
                return line.Failure;
            }

            lines.Add(line.Value);
        }

        return lines.Sum(line => (decimal)line.Amount) > Money.MaxMinor ? new LineRefusal.TooMuch() : lines;
    }

    /// <param name="sum">Of the lines that it is a discount of, which a discount never exceeds.</param>
    /// <returns>Null where none was typed.</returns>
    public static Result<CheckedDiscount?> Check(DiscountDraft? draft, Money sum)
    {
        if (draft is null)
        {
            return (CheckedDiscount?)null;
        }

        var text = draft.Text.Trim();
        var amount = draft.IsPercent ? Share(draft.Value, sum) : Amount(draft.Value, sum.Currency);
        if (!amount.Succeeded)
        {
            return amount.Failure;
        }

        return ValidateText(text) is { } refused ? refused
            : amount.Value > sum.Minor ? new LineRefusal.DiscountTooLarge(sum)
            : new CheckedDiscount(text.Length > 0 ? text : draft.IsPercent ? $"Discount of {draft.Value.Trim()} %" : "Discount", amount.Value);
    }

    private static Result<CheckedLine> Check(InvoiceLineDraft draft, string currency)
    {
        var text = draft.Text.Trim();
        if ((text.Length == 0 ? new LineRefusal.TextMissing() : (LineRefusal?)ValidateText(text)) is { } unreadable)
        {
            return unreadable;
        }

        if (draft.Quantity is not (>= 1 and <= SpaceService.MaxQuantity) || draft.Quantity is not { } quantity)
        {
            return new LineRefusal.QuantityOutOfRange();
        }

        if (draft.Price.Trim().Length == 0)
        {
            return new LineRefusal.PriceMissing();
        }

        if (TypedAmount.Refusal(draft.Price, currency, "price", new LineRefusal.PriceBelowZero(), out var price) is { } refused)
        {
            return refused;
        }

        return (decimal)price.Minor * quantity > Money.MaxMinor ? new LineRefusal.TooMuch() : new CheckedLine(text, quantity, price.Minor * quantity);
    }

    private static LineRefusal.TextNotOneLine? ValidateText(string text) => text.Length > InvoiceLine.TextMaxLength || text.Any(char.IsControl) ? new LineRefusal.TextNotOneLine() : null;

    private static Result<long> Amount(string typed, string currency) =>
        typed.Trim().Length == 0 ? new LineRefusal.DiscountMissing()
        : TypedAmount.Refusal(typed, currency, "discount", new LineRefusal.DiscountBelowZero(), out var money) is { } refused ? refused
        : money.Minor == 0 ? new LineRefusal.DiscountMissing()
        : money.Minor;

    // To the minor unit, and half a unit up.
    private static Result<long> Share(string typed, Money sum) =>
        decimal.TryParse(typed.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100
            ? (long)Math.Round(sum.Minor * percent / 100, MidpointRounding.AwayFromZero)
            : new LineRefusal.NoPercentage();
}
