using System.Collections.Concurrent;
using System.Text.Json;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Provisioning;

namespace SpaceAdmin.Tests.Core.Outbox;

/// <summary>An outside that keeps what it was asked, does each request once by its key, and answers as it is told.</summary>
internal sealed class ScriptedOutside : IProvisioner
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _asked = new(StringComparer.Ordinal);

    public static ProvisionerAnswer Confirmed { get; } = new(OutboxVerdict.Confirmed, "Done.");

    public ProvisionerDescription Description => WebhookDescription.Value;

    /// <summary>What comes back; each answer may also say that the request had no effect.</summary>
    public Func<string, ProvisioningRequest, (ProvisionerAnswer Answer, bool TakesEffect)> Answers { get; set; } = (_, _) => (Confirmed, true);

    /// <summary>Called when a request arrives, and when it took effect.</summary>
    public Action Step { get; set; } = () => { };

    /// <summary>Every request that arrived, in their order.</summary>
    public ConcurrentQueue<(string Key, int Service, ProvisioningAction Action)> Arrived { get; } = new();

    /// <summary>What took effect, once for each key, in the order in which it did.</summary>
    public List<(string Key, int Service, ProvisioningAction Action)> Effects { get; } = [];

    public Task<ProvisionerAnswer> SendAsync(ProvisionerConnection connection, string key, ProvisioningRequest request, OutsideReferences references, CancellationToken ct)
    {
        Step();
        ProvisionerAnswer answer;
        lock (_gate)
        {
            Arrived.Enqueue((key, request.Service.Number, request.Action));
            var body = JsonSerializer.Serialize(request);
            Assert.Equal(_asked.TryAdd(key, body) ? body : _asked[key], body); // the same request, however often it comes
            if (Effects.Exists(effect => effect.Key == key))
            {
                answer = Confirmed;
            }
            else
            {
                (answer, var takesEffect) = Answers(key, request);
                if (takesEffect)
                {
                    Effects.Add((key, request.Service.Number, request.Action));
                }
            }
        }

        Step();
        return Task.FromResult(answer);
    }

    public Task<ProvisionerAnswer> TestAsync(ProvisionerConnection connection, CancellationToken ct) => Task.FromResult(Confirmed);

    public void Refuse(string words) => Answers = (_, _) => (new ProvisionerAnswer(OutboxVerdict.Refused, words), false);

    public void StayUnclear(string words, bool takesEffect = false) => Answers = (_, _) => (new ProvisionerAnswer(OutboxVerdict.Unclear, words), takesEffect);

    public void Confirm() => Answers = (_, _) => (Confirmed, true);
}
