using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Billing;

/// <summary>Why a reseller's invoices cannot be like that.</summary>
public abstract record BillingRefusal(string Name, string Field, string Message) : FieldRefusal(Name, Field, Message)
{
    public sealed record FootNotPlain() : BillingRefusal(
        "billing.foot-not-plain", nameof(BillingDraft.Foot), $"The foot of an invoice is plain text of at most {BillingSettings.FootMaxLength} characters.");
}
