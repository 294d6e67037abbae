using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Tests.Core.Billing;

/// <summary>One line of a table: its price and rate, and the net and tax that were worked out by hand.</summary>
internal sealed record TaxedLine(long Price, decimal Percent, long Net, long Tax);

/// <summary>An invoice that was worked out by hand, in minor units.</summary>
/// <param name="Name">What it shows.</param>
internal sealed record TaxTable(string Name, PriceBasis Prices, TaxRounding Rounding, params TaxedLine[] Lines);

/// <summary>Invoices whose tax was worked out by hand. Beside each line stands how.</summary>
internal static class TaxTables
{
    public static IReadOnlyList<TaxTable> All { get; } =
    [
        new("Net prices with two rates, each line rounded", PriceBasis.Net, TaxRounding.PerLine,
            new(995, 19, 995, 189), // 9.95 × 0.19 = 1.8905
            new(995, 19, 995, 189),
            new(499, 7, 499, 35)), // 4.99 × 0.07 = 0.3493

        new("Net prices with two rates, each rate rounded once", PriceBasis.Net, TaxRounding.PerInvoice,
            new(33, 19, 33, 7), // 3 × 0.33 × 0.19 = 0.1881, so 0.19 in all: of 0.0627 each the first is rounded up
            new(33, 19, 33, 6),
            new(33, 19, 33, 6),
            new(499, 7, 499, 35)),

        new("The same lines, each rounded, have a cent less", PriceBasis.Net, TaxRounding.PerLine,
            new(33, 19, 33, 6), // 0.0627
            new(33, 19, 33, 6),
            new(33, 19, 33, 6)),

        new("The largest remainder is rounded up, wherever it stands", PriceBasis.Net, TaxRounding.PerInvoice,
            new(10, 19, 10, 2), // 0.0190
            new(36, 19, 36, 7), // 0.0684; together 0.46 × 0.19 = 0.0874, so 0.09: 1 + 6 are 7, and 0.90 and 0.84 are rounded up
            new(100, 7, 100, 7)),

        new("Gross prices, each line rounded", PriceBasis.Gross, TaxRounding.PerLine,
            new(11_900, 19, 10_000, 1_900), // 119.00 × 19 / 119
            new(995, 19, 836, 159), // 9.95 × 19 / 119 = 1.58865…
            new(499, 7, 466, 33)), // 4.99 × 7 / 107 = 0.32644…

        new("Gross prices, each rate rounded once", PriceBasis.Gross, TaxRounding.PerInvoice,
            new(100, 19, 84, 16), // 1.00 × 19 / 119 = 0.15966…
            new(100, 19, 84, 16),
            new(100, 19, 84, 16),
            new(101, 19, 85, 16)), // 4.01 × 19 / 119 = 0.64025…, so 0.64 = 4 × 0.16

        new("A half is rounded away from zero", PriceBasis.Net, TaxRounding.PerLine,
            new(50, 5, 50, 3), // 0.50 × 0.05 = 0.025
            new(-50, 5, -50, -3)),

        new("A rate of three decimals", PriceBasis.Net, TaxRounding.PerLine,
            new TaxedLine(10_000, 8.875m, 10_000, 888)), // 100.00 × 0.08875 = 8.875

        new("A discount takes its tax with it", PriceBasis.Net, TaxRounding.PerInvoice,
            new(2_000, 19, 2_000, 380),
            new(-500, 19, -500, -95)),

        new("A discount of cents", PriceBasis.Net, TaxRounding.PerInvoice,
            new(33, 19, 33, 6), // 0.22 × 0.19 = 0.0418, so 0.04 = 0.06 − 0.02
            new(-11, 19, -11, -2)),

        new("What is free has no tax", PriceBasis.Gross, TaxRounding.PerInvoice,
            new(0, 19, 0, 0),
            new(11_900, 19, 10_000, 1_900)),

        new("Yen have no decimals", PriceBasis.Net, TaxRounding.PerLine,
            new(1_480, 10, 1_480, 148),
            new(995, 10, 995, 100), // 99.5
            new(-995, 10, -995, -100)),

        new("Yen, gross", PriceBasis.Gross, TaxRounding.PerInvoice,
            new(1_100, 10, 1_000, 100),
            new(550, 10, 500, 50)),

        new("Dinars have three", PriceBasis.Net, TaxRounding.PerLine,
            new(9_995, 5, 9_995, 500), // 9.995 × 0.05 = 0.49975
            new(3_333, 5, 3_333, 167)), // 3.333 × 0.05 = 0.16665

        new("Dinars, each rate rounded once", PriceBasis.Net, TaxRounding.PerInvoice,
            new(9_995, 5, 9_995, 500), // 13.328 × 0.05 = 0.6664, so 0.666: 499 + 166 are one less, and 0.75 is more than 0.65
            new(3_333, 5, 3_333, 166)),
    ];
}
