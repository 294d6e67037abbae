namespace SpaceAdmin.Core.Services;

/// <summary>What is paid of its order, before it is active.</summary>
public sealed partial class SpaceService
{
    /// <summary>From when its order waits for its payment: the invoice, or that the payment was taken back. Null for what is not invoiced; of no meaning once it was active.</summary>
    public DateOnly? UnpaidSince { get; private set; }

    /// <summary>That what paid for a term was taken back: an order waits for its payment again.</summary>
    internal void Unpaid(int term, DateOnly today)
    {
        if (Status is ServiceStatus.Ordered && term > TermNumber)
        {
            UnpaidSince = AwaitsActivationSince is null ? UnpaidSince : today;
            AwaitsActivationSince = null;
        }
    }

    /// <summary>That its first term is paid, because it costs nothing.</summary>
    internal void NeedsNoPayment(DateTimeOffset now)
    {
        InvoicedTerm = 1;
        AwaitsActivationSince = now;
    }
}
