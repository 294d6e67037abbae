using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>What a webhook is sent. Others read it: a field keeps its name and its meaning.</summary>
internal sealed record WebhookBody(
    string Action,
    DateTimeOffset DecidedAt,
    ProvisionedService? Service,
    ProvisionedPlan? Plan,
    ProvisionedCustomer? Customer,
    ProvisionedService? Parent,
    int? Quantity)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>One that asks for nothing.</summary>
    public static WebhookBody Test(DateTimeOffset now) => new("test", now, null, null, null, null, null);

    public static WebhookBody Of(ProvisioningRequest request) => new(
        Word(request.Action), request.DecidedAt, request.Service, request.Plan, request.Customer, request.Parent, request.Quantity);

    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    private static string Word(ProvisioningAction action) => action switch
    {
        ProvisioningAction.Activate => "activate",
        ProvisioningAction.Suspend => "suspend",
        ProvisioningAction.Cancel => "cancel",
        ProvisioningAction.Delete => "delete",
        ProvisioningAction.ChangeQuantity => "changeQuantity",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}
