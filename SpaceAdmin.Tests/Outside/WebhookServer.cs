using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace SpaceAdmin.Tests.Outside;

/// <summary>
/// Whom a reseller's webhook tells: it checks the signature, does each thing once by its id, and answers as a test wants.
/// A repeat of what it did is confirmed again, whatever else was to be answered.
/// </summary>
public sealed class WebhookServer : IAsyncDisposable
{
    /// <summary>By what requests to it are signed.</summary>
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly Lock _gate = new();
    private readonly Queue<WebhookReply> _next = [];
    private readonly List<WebhookCall> _calls = [];
    private readonly List<WebhookCall> _done = [];
    private readonly Channel<WebhookCall> _arrivals = Channel.CreateUnbounded<WebhookCall>();
    private LoopbackServer _server = null!;

    private WebhookServer()
    {
    }

    public Uri Address => new(_server.Address, "hook");

    /// <summary>How it answers when nothing else was said.</summary>
    public WebhookReply Usually { get; set; } = WebhookReply.Confirm();

    /// <summary>Everything that came, repeats included.</summary>
    public IReadOnlyList<WebhookCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>What it did, each thing once, in order.</summary>
    public IReadOnlyList<WebhookCall> Done
    {
        get
        {
            lock (_gate)
            {
                return [.. _done];
            }
        }
    }

    /// <param name="certificate">Speaks HTTPS, with this.</param>
    public static async Task<WebhookServer> StartAsync(X509Certificate2? certificate = null)
    {
        var server = new WebhookServer();
        server._server = await LoopbackServer.StartAsync(server.AnswerAsync, certificate);
        return server;
    }

    /// <summary>How it answers the next requests, one after another.</summary>
    public void Next(params WebhookReply[] replies)
    {
        lock (_gate)
        {
            foreach (var reply in replies)
            {
                _next.Enqueue(reply);
            }
        }
    }

    /// <summary>The last action that it did for a service: "activate", say. Null for a service that it knows nothing of.</summary>
    public string? LastAction(int service) => Done.LastOrDefault(call => call.Service == service)?.Action;

    /// <summary>The next request, each once, however long ago it came.</summary>
    public async Task<WebhookCall> ArrivalAsync(CancellationToken ct) => await _arrivals.Reader.ReadAsync(ct);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var call = new WebhookCall(Header("webhook-id"), Header("webhook-timestamp"), IsSigned(), body, headers);
        var reply = Take(call);
        await _arrivals.Writer.WriteAsync(call);
        await SendAsync(context, reply);

        string Header(string name) => headers.GetValueOrDefault(name, "");

        bool IsSigned() => Header("webhook-signature").Split(' ').Contains(Signature(Header("webhook-id"), Header("webhook-timestamp"), body), StringComparer.Ordinal);
    }

    private WebhookReply Take(WebhookCall call)
    {
        lock (_gate)
        {
            _calls.Add(call);
            var reply = !call.SignatureFits ? new WebhookReply(401, "The signature is wrong.") : _next.TryDequeue(out var next) ? next : Usually;
            var isRepeat = _done.Any(done => done.Id == call.Id);
            if (reply.Does && !isRepeat)
            {
                _done.Add(call);
            }

            return isRepeat && reply is { Status: 409 or 422 } ? WebhookReply.Confirm() : reply;
        }
    }

    private async Task SendAsync(HttpContext context, WebhookReply reply)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _server.Stopping);
        try
        {
            await (reply.After ?? Task.CompletedTask).WaitAsync(gone.Token);
            if (reply.Cuts)
            {
                context.Abort();
                return;
            }

            var bytes = Encoding.UTF8.GetBytes(reply.Body);
            context.Response.StatusCode = reply.Status;
            context.Response.ContentType = reply.ContentType;
            context.Response.ContentLength = reply.CutsInTheMiddle ? bytes.Length + 1_000 : bytes.Length;
            if (reply.Location is { } location)
            {
                context.Response.Headers.Location = location.ToString();
            }

            await context.Response.Body.WriteAsync(bytes, gone.Token);
            await context.Response.Body.FlushAsync(gone.Token);
            if (reply.CutsInTheMiddle)
            {
                context.Abort();
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
        }
    }

    // By the specification, not by the code under test.
    private static string Signature(string id, string timestamp, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));
}
