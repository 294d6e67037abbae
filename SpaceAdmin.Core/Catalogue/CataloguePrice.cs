using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>What one piece costs when it is bought for a cycle, or once.</summary>
/// <param name="Cycle">Null for what is bought once: its <paramref name="SetupFee"/> is then the whole price.</param>
/// <param name="SetupFee">In minor units, once.</param>
/// <param name="RecurringFee">In minor units, for each cycle.</param>
public sealed record CataloguePrice(Cycle? Cycle, long SetupFee, long RecurringFee)
{
    /// <summary>As it is copied onto a service that is ordered.</summary>
    public Price In(string currency) => new(Cycle, SetupFee, RecurringFee, currency);
}
