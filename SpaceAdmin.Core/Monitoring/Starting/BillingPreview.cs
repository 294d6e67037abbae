using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>What the next run would do for a reseller if somebody started its billing now.</summary>
/// <param name="Services">That wait for it.</param>
/// <param name="Late">Those of them whose next term began already: it is invoiced late, with the days to pay.</param>
/// <param name="Invoices">Of all its services, whether they waited or not.</param>
/// <param name="Sums">What these invoices ask, by currency.</param>
/// <param name="Run">What it would do besides.</param>
public sealed record BillingPreview(
    int ResellerId, string Reseller, bool IsDisabled, int Services, int Late, int Invoices, IReadOnlyList<Money> Sums, MonitorReport Run)
{
    public int Warned => Done(Pass.Warn);

    public int Suspended => Done(Pass.Suspend);

    public int Cancelled => Done(Pass.Cancel);

    private int Done(Pass pass) => Run.Passes.Single(count => count.Pass == pass).Done;
}

/// <summary>A reseller of whose services the monitor leaves some alone, or all.</summary>
/// <param name="Waiting">How many wait for somebody to start their billing.</param>
/// <param name="DisabledAt">Since when it leaves alone all of them; null while the reseller is enabled.</param>
public sealed record LeftAlone(int ResellerId, string Reseller, int Waiting, DateTimeOffset? DisabledAt);
