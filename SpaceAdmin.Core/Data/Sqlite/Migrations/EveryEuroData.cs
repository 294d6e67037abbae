namespace SpaceAdmin.Core.Data.Sqlite.Migrations;

/// <summary>What the migration EveryEuro fills in.</summary>
internal static class EveryEuroData
{
    /// <summary>Orders that are unpaid already have their days from the upgrade on: none lapses by surprise.</summary>
    public const string UnpaidOrders = """
        UPDATE "Services" SET "UnpaidSince" = date('now')
        WHERE "Status" = 'Ordered' AND "InvoicedTerm" > 0 AND "AwaitsActivationSince" IS NULL;
        """;
}
