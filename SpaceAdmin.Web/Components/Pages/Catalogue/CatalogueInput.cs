using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Components.Pages.Catalogue;

/// <summary>What is typed about a plan or an add-on.</summary>
public sealed class CatalogueInput
{
    public CatalogueInput(CatalogueChoices choices)
    {
        ResellerId = choices.Resellers is [var only] ? only.Id : null;
        TypeId = choices.Types.Count > 0 ? choices.Types[0].Id : 0;
        Cycles.Add(new PriceInput());
    }

    public CatalogueInput(CatalogueDraft draft)
    {
        Name = draft.Name;
        Description = draft.Description;
        OnSale = draft.OnSale;
        Stock = draft.Stock;
        StockSeen = draft.StockSeen;
        MaxQuantity = draft.MaxQuantity;
        TaxClass = draft.TaxClass;
        Provisioner = draft.Provisioner;
        OutsidePlan = draft.OutsidePlan;
        Plans.UnionWith(draft.Plans);
        IsOnce = draft.Prices is [{ Count: null }];
        Once = IsOnce ? draft.Prices[0].SetupFee : "";
        Cycles.AddRange(draft.Prices.Where(price => price.Count is not null).Select(price => new PriceInput(price)));
    }

    public int? ResellerId { get; set; }

    public int TypeId { get; set; }

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public bool IsOnce { get; set; }

    /// <summary>What it costs when it is bought once.</summary>
    public string Once { get; set; } = "";

    public List<PriceInput> Cycles { get; } = [];

    public string Stock { get; set; } = "";

    /// <summary>What it was when this was opened.</summary>
    public string? StockSeen { get; }

    public string MaxQuantity { get; set; } = "1";

    public HashSet<int> Plans { get; } = [];

    public TaxClass TaxClass { get; set; }

    public bool OnSale { get; set; }

    /// <summary>Null for that of its type, which the list calls empty.</summary>
    public string? Provisioner
    {
        get;
        set => field = string.IsNullOrEmpty(value) ? null : value;
    }

    public string OutsidePlan { get; set; } = "";

    /// <summary>Puts on it what has its name and type already.</summary>
    public bool Adopt { get; set; } = true;

    public CatalogueDraft Draft => new(Name)
    {
        Description = Description,
        TypeId = TypeId,
        Prices = Prices,
        OnSale = OnSale,
        Stock = Stock,
        StockSeen = StockSeen,
        MaxQuantity = MaxQuantity,
        Plans = [.. Plans],
        TaxClass = TaxClass,
        Provisioner = Provisioner,
        OutsidePlan = OutsidePlan ?? "",
        Adopt = Adopt,
    };

    /// <summary>Those of the kind that is chosen. A row that stayed empty is none.</summary>
    public IReadOnlyList<PriceDraft> Prices =>
        !IsOnce ? [.. Cycles.Where(price => !price.IsEmpty).Select(price => price.Draft)]
        : string.IsNullOrWhiteSpace(Once) && !OnSale ? []
        : [new PriceDraft(null, CycleUnit.Month, Once, "")];
}

/// <summary>One price for a cycle.</summary>
public sealed class PriceInput
{
    public PriceInput()
    {
    }

    public PriceInput(PriceDraft draft)
    {
        Count = draft.Count ?? "";
        Unit = draft.Unit;
        SetupFee = draft.SetupFee;
        RecurringFee = draft.RecurringFee;
    }

    public string Count { get; set; } = "1";

    public CycleUnit Unit { get; set; } = CycleUnit.Month;

    public string SetupFee { get; set; } = "";

    public string RecurringFee { get; set; } = "";

    public bool IsEmpty => string.IsNullOrWhiteSpace(SetupFee) && string.IsNullOrWhiteSpace(RecurringFee);

    public PriceDraft Draft => new(Count, Unit, SetupFee, RecurringFee);
}
