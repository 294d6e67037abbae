using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Catalogue;

/// <summary>Something that a reseller sells: a plan, or an add-on that extends services on plans.</summary>
public abstract class CatalogueItem
{
    public const int NameMaxLength = SpaceService.NameMaxLength;
    public const int DescriptionMaxLength = 500;
    public const int OutsidePlanMaxLength = 100;

    private protected CatalogueItem() // EF
    {
    }

    private protected CatalogueItem(int resellerId, int typeId, string name)
    {
        ResellerId = resellerId;
        TypeId = typeId;
        Name = name;
    }

    public int Id { get; private set; }

    public int ResellerId { get; private set; }

    public Reseller Reseller { get; private set; } = null!;

    public int TypeId { get; private set; }

    public ServiceType Type { get; private set; } = null!;

    /// <summary>Unique among the reseller's plans, or among its add-ons.</summary>
    public string Name
    {
        get;
        private set => field = IsName(value) ? value.Trim() : throw new ArgumentException($"“{value}” is no name of what is sold.", nameof(value));
    }
    = null!;

    /// <summary>What its buyer reads; may be empty.</summary>
    public string Description { get; private set; } = "";

    /// <summary>The ISO 4217 code of its prices: what the reseller sold in when they were set. Null while it has none.</summary>
    public string? Currency { get; private set; }

    /// <summary>One for each cycle that can be chosen, or the only one of what is bought once.</summary>
    public IReadOnlyList<CataloguePrice> Prices { get; private set; } = [];

    /// <summary>By which of a country's rates it is taxed, when it is invoiced.</summary>
    public TaxClass TaxClass { get; private set; }

    /// <summary>Whether it can be ordered; what was ordered goes on either way.</summary>
    public bool OnSale { get; private set; }

    /// <summary>How many are left; null when they never run out.</summary>
    public int? Stock { get; private set; }

    /// <summary>Its place in the list, from the top; of two alike the older one is first.</summary>
    public int Position { get; private set; }

    /// <summary>Set while it is kept only for the services that were bought as it.</summary>
    public DateTimeOffset? ArchivedAt { get; private set; }

    /// <summary>The key of what makes the status of services that were bought as it real; null leaves that to their type.</summary>
    public string? Provisioner { get; private set; }

    /// <summary>What the provisioner calls it: the number of a hosting plan, say. Null where it has no other name.</summary>
    public string? OutsidePlan { get; private set; }

    /// <summary>Counts the changes, so that one made from a stale page is refused.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Whether it is one line that is neither empty nor too long.</summary>
    internal static bool IsName(string name) => name.Trim() is { Length: > 0 and <= NameMaxLength } trimmed && !trimmed.Any(char.IsControl);

    /// <summary>What was checked before.</summary>
    internal void Describe(string name, string description)
    {
        Name = name;
        Description = description.Trim();
        Version++;
    }

    /// <summary>What was checked before. Services that were ordered keep the price that they were ordered at.</summary>
    internal void Sell(IReadOnlyList<CataloguePrice> prices, string currency, bool onSale, int? stock)
    {
        Prices = prices;
        Currency = prices.Count == 0 ? null : currency;
        OnSale = onSale;
        Stock = stock;
        Version++;
    }

    internal void ProvisionBy(string? provisioner, string? outsidePlan)
    {
        Provisioner = provisioner;
        OutsidePlan = string.IsNullOrWhiteSpace(outsidePlan) ? null : outsidePlan.Trim();
        Version++;
    }

    internal void TaxBy(TaxClass taxClass)
    {
        TaxClass = taxClass;
        Version++;
    }

    internal void MoveTo(int position) => Position = position;

    internal void Archive(DateTimeOffset now)
    {
        ArchivedAt = now;
        OnSale = false;
        Version++;
    }

    internal void Restore()
    {
        ArchivedAt = null;
        Version++;
    }

    /// <summary>Takes some of what is left. Its version stays: who edits it meanwhile is not disturbed by every order.</summary>
    /// <exception cref="InvalidOperationException">There are not so many left.</exception>
    internal void Take(int quantity)
    {
        if (Stock is { } left)
        {
            Stock = left >= quantity ? left - quantity : throw new InvalidOperationException($"Only {left} of “{Name}” are left.");
        }
    }

    /// <summary>Puts back what was ordered and never delivered.</summary>
    internal void PutBack(int quantity) => Stock += quantity;
}
