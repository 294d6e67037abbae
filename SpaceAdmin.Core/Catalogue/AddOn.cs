namespace SpaceAdmin.Core.Catalogue;

/// <summary>Something that a reseller sells to extend services which are on certain plans.</summary>
public sealed class AddOn : CatalogueItem
{
    /// <summary>A service never holds more of one, whatever its reseller allows.</summary>
    public const int MaxPerService = 1_000;

    private readonly List<Plan> _plans = [];

    private AddOn() // EF
    {
    }

    internal AddOn(int resellerId, int typeId, string name)
        : base(resellerId, typeId, name)
    {
    }

    /// <summary>So many pieces one service may have; 1 for what is not counted.</summary>
    public int MaxQuantity { get; private set; } = 1;

    /// <summary>The plans that it extends, as far as they were loaded.</summary>
    public IReadOnlyList<Plan> Plans => _plans;

    internal void Extend(IEnumerable<Plan> plans, int maxQuantity)
    {
        _plans.Clear();
        _plans.AddRange(plans);
        MaxQuantity = maxQuantity;
    }
}
