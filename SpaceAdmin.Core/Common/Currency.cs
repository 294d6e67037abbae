using System.Collections.Frozen;

namespace SpaceAdmin.Core.Common;

/// <summary>The active currencies of ISO 4217 and how many decimals their minor unit has.</summary>
public static class Currency
{
    public const int CodeLength = 3;

    private static readonly FrozenSet<string> s_two = (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE "
        + "CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR "
        + "KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB "
        + "PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY "
        + "TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> s_none =
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> s_three = "BHD IQD JOD KWD LYD OMR TND".Split(' ').ToFrozenSet();

    /// <summary>Their codes, by the alphabet.</summary>
    public static IReadOnlyList<string> All { get; } = [.. s_two.Concat(s_none).Concat(s_three).Order(StringComparer.Ordinal)];

    /// <summary>Decimals of the minor unit (USD 2, JPY 0, KWD 3); null when there is no such currency.</summary>
    public static int? Decimals(string code) =>
        s_two.Contains(code) ? 2
        : s_none.Contains(code) ? 0
        : s_three.Contains(code) ? 3
        : null;
}
