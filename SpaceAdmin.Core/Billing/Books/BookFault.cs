using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>One thing in the books that cannot be true.</summary>
/// <param name="Check">The stable name of what was checked.</param>
/// <param name="Text">What is wrong, and where.</param>
public sealed record BookFault(string Check, string Text);

/// <summary>The books agree.</summary>
/// <param name="Sums">In each currency.</param>
public sealed record BooksVerdict(int Invoices, int CreditNotes, int Payments, IReadOnlyList<BookSums> Sums);

/// <summary>Where the money of one currency is: what came in is what invoices keep and what lies on balances.</summary>
/// <param name="Received">All payments, without what was taken back or refunded.</param>
/// <param name="Changed">What was added to balances by hand.</param>
/// <param name="Kept">What was paid of invoices, without what credit notes gave back.</param>
/// <param name="Balances">What customers have paid ahead.</param>
public sealed record BookSums(Money Received, Money Changed, Money Kept, Money Balances);

/// <summary>The books disagree with themselves.</summary>
public sealed record BooksBroken(IReadOnlyList<BookFault> Faults) : Failure("books.broken", Sentence(Faults))
{
    private static string Sentence(IReadOnlyList<BookFault> faults) =>
        $"The books are wrong in {(faults.Count == 1 ? "one place" : $"{faults.Count} places")}:{string.Concat(faults.Select(fault => $"{Environment.NewLine}- {fault.Text}"))}";
}
