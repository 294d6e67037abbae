using System.Text.Json.Nodes;

namespace SpaceAdmin.Tests.Outside;

/// <summary>One request that reached a <see cref="WebhookServer"/>.</summary>
/// <param name="Id">The header webhook-id: the same in every repeat.</param>
/// <param name="SignatureFits">Whether its signature is the right one for the server's secret.</param>
public sealed record WebhookCall(string Id, string Timestamp, bool SignatureFits, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Action => Json["action"]!.GetValue<string>();

    /// <summary>The number of the service; null for a test of the connection.</summary>
    public int? Service => Json["service"]?["number"]?.GetValue<int>();
}
