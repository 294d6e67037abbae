using System.Net;
using SpaceAdmin.Core.Outside;

namespace SpaceAdmin.Tests.Core.Outside;

/// <summary>A client that may go to loopback, where real servers answer it.</summary>
public abstract class OutsideClientTest : IDisposable
{
    private protected static readonly OutsidePolicy s_inside = OutsidePolicy.Default with { AllowsPrivateAddresses = true };

    private readonly List<OutsideClient> _clients = [];

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected OutsideClient NewClient(TimeSpan? patience = null) => Keep(new OutsideClient(s_inside with { Patience = patience ?? s_inside.Patience }, new OutsideAddresses(s_inside)));

    private protected OutsideClient NewClient(OutsidePolicy policy, params IPAddress[] found) => Keep(new OutsideClient(policy, new OutsideAddresses(policy, (_, _) => Task.FromResult(found))));

    private protected OutsideClient Keep(OutsideClient client)
    {
        _clients.Add(client);
        return client;
    }

    private protected static async Task<OutsideReply> GetAsync(OutsideClient client, Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await client.SendAsync(request, Ct);
    }

    private protected static async Task<OutsideReply> PostAsync(OutsideClient client, Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent("Please.") };
        return await client.SendAsync(request, Ct);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _clients.ForEach(client => client.Dispose());
}
