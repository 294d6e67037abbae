using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>A reseller in Germany that taxes its customers.</summary>
public abstract class TaxTest : BillingTest
{
    protected const string ReverseCharge = "Reverse charge: the buyer owes the VAT.";

    private protected TaxRateCommands Rates => new(Space.UnitOfWork);

    private protected BillingSettingCommands Settings => new(Space.UnitOfWork);

    private protected BillingSettingQueries Reading => new(Space, Space);

    private protected static BillingDraft Draft(PriceBasis prices = PriceBasis.Net, TaxRounding rounding = TaxRounding.PerInvoice) =>
        new(new PartyDraft("Our Hosting GmbH", "Some Street 1\n10115 Berlin", "DE", "DE123456789"), prices, rounding);

    private protected async Task SetAsync(BillingDraft draft)
    {
        var changed = await Settings.ChangeAsync(Space.Ours.Id, (await Reading.FindAsync(Space.Ours.Id, Ct))!.Version, draft, Ct);
        Assert.True(changed.Succeeded, changed.Failure?.Message);
    }

    private protected static TaxRateDraft Rate(string percent, string? country = null, CustomerKind? customers = null, TaxClass taxClass = TaxClass.Standard) =>
        new("VAT", TaxTreatment.Standard, percent, country, customers, taxClass, null);

    private protected async Task<int> AddAsync(TaxRateDraft draft)
    {
        var added = await Rates.AddAsync(Space.Ours.Id, draft, Ct);
        Assert.True(added.Succeeded, added.Failure?.Message);
        return added.Value;
    }

    /// <summary>What invoices say of Anna from now on.</summary>
    private protected async Task BuyAsync(CustomerKind kind, string? country, string? taxNumber = null)
    {
        await using var db = Space.CreateDbContext();
        var version = await db.Customers.Where(customer => customer.Id == Space.Anna.Id).Select(customer => customer.Version).SingleAsync(Ct);
        var changed = await new CustomerCommands(Space.UnitOfWork).ChangeBillingAsync(Space.Anna.Id, version, kind, new PartyDraft("Anna Berg", "Lane 2\nLinz", country, taxNumber), Ct);
        Assert.True(changed.Succeeded, changed.Failure?.Message);
    }
}
