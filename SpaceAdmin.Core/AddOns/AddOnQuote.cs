using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.AddOns;

/// <summary>What an order would cost today, to the minor unit.</summary>
/// <param name="Total">With its tax, as the invoice will ask it.</param>
/// <param name="Taxes">What of the total is tax, by rate.</param>
/// <param name="TaxIsOnTop">Whether prices are without their tax.</param>
/// <param name="FromBalance">What the customer's balance pays of it at once.</param>
public sealed record AddOnQuote(IReadOnlyList<QuotedAddOn> AddOns, Money Total, IReadOnlyList<TaxSum> Taxes, bool TaxIsOnTop, Money FromBalance, Money ToPay);

/// <summary>One add-on of an order.</summary>
/// <param name="Cycle">Null for what is bought once.</param>
/// <param name="Setup">Once, for all pieces; the whole price of what is bought once.</param>
/// <param name="Term">Null for what is bought once, or is free.</param>
public sealed record QuotedAddOn(int AddOnId, string Name, int Quantity, Cycle? Cycle, Money Setup, QuotedTerm? Term);

/// <summary>The first term of an add-on, and what follows.</summary>
/// <param name="Fee">Of the first term, for all pieces.</param>
/// <param name="Days">How many days the first term has, from today, when it ends with a term of its service; else null.</param>
/// <param name="OfDays">How many a whole one would have.</param>
/// <param name="RenewsOn">When the next term begins; null when the first is a whole one from the activation on.</param>
/// <param name="Renewal">Of each term after it, for all pieces.</param>
public sealed record QuotedTerm(Money Fee, int? Days, int? OfDays, DateOnly? RenewsOn, Money Renewal);
