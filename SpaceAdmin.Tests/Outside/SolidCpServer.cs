using System.Text;
using System.Threading.Channels;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace SpaceAdmin.Tests.Outside;

/// <summary>
/// As much of SolidCP's enterprise server as one reseller needs: users, packages and add-ons in memory, spoken to by SOAP 1.1.
/// It keeps no keys: asked twice to add something, it adds it twice.
/// </summary>
public sealed partial class SolidCpServer : IAsyncDisposable
{
    public const string UserName = "reseller";
    public const string Password = "panel-password";

    /// <summary>The reseller's own hosting space.</summary>
    public const int ParentPackageId = 7;

    private static readonly XNamespace s_soap = "http://schemas.xmlsoap.org/soap/envelope/";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<PanelReply>> _next = [];
    private readonly List<PanelCall> _calls = [];
    private readonly Channel<PanelCall> _arrivals = Channel.CreateUnbounded<PanelCall>();
    private LoopbackServer _server = null!;

    private SolidCpServer()
    {
    }

    /// <summary>The base of its services.</summary>
    public Uri Address => _server.Address;

    /// <summary>What its version speaks.</summary>
    public string Namespace { get; set; } = "http://smbsaas/solidcp/enterpriseserver";

    /// <summary>Everything that came.</summary>
    public IReadOnlyList<PanelCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    public static async Task<SolidCpServer> StartAsync()
    {
        var server = new SolidCpServer();
        server._server = await LoopbackServer.StartAsync(server.AnswerAsync);
        return server;
    }

    /// <summary>How it answers the next requests for <paramref name="operation"/>, one after another; then it does as it is asked.</summary>
    public void Next(string operation, params PanelReply[] replies)
    {
        lock (_gate)
        {
            var queue = _next.TryGetValue(operation, out var there) ? there : _next[operation] = new Queue<PanelReply>();
            foreach (var reply in replies)
            {
                queue.Enqueue(reply);
            }
        }
    }

    /// <summary>The requests for one operation.</summary>
    public IReadOnlyList<PanelCall> CallsOf(string operation) => [.. Calls.Where(call => call.Operation == operation)];

    /// <summary>The next request, each once, however long ago it came.</summary>
    public async Task<PanelCall> ArrivalAsync(CancellationToken ct) => await _arrivals.Reader.ReadAsync(ct);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var parameters = XDocument.Parse(body).Root!.Element(s_soap + "Body")!.Elements().Single();
        var request = context.Request;
        var call = new PanelCall(request.Path, request.Headers["SOAPAction"].ToString(), parameters.Name.LocalName, parameters, body, request.Headers.Authorization.FirstOrDefault());
        var (answer, reply) = Do(call);
        await _arrivals.Writer.WriteAsync(call);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _server.Stopping);
        try
        {
            await (reply?.After ?? Task.CompletedTask).WaitAsync(gone.Token);
            if (reply is { Cuts: true })
            {
                context.Abort();
                return;
            }

            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = "text/xml; charset=utf-8";
            await context.Response.WriteAsync(answer.Body, gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
        }
    }

    private ((int Status, string Body) Answer, PanelReply? Reply) Do(PanelCall call)
    {
        lock (_gate)
        {
            _calls.Add(call);
            var reply = _next.TryGetValue(call.Operation, out var queue) && queue.TryDequeue(out var next) ? next : null;
            return (Answer(call, reply), reply);
        }
    }

    private (int Status, string Body) Answer(PanelCall call, PanelReply? reply)
    {
        if (call.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Password}")))
        {
            return (401, "");
        }

        if (call.SoapAction != $"\"{Namespace}/{call.Operation}\"" || call.Parameters.Name.NamespaceName != Namespace)
        {
            return (500, Fault($"Server did not recognize the value of HTTP Header SOAPAction: {call.SoapAction.Trim('"')}."));
        }

        return reply switch
        {
            { Http: { } http } => http,
            { FaultWords: { } words } => (500, Fault(words)),
            { Code: { } code } => (200, Envelope(call, Refusal(call.Operation, code))),
            { Cuts: true, Does: false } => (200, ""),
            _ => (200, Envelope(call, Carry(call))),
        };
    }

    private string Envelope(PanelCall call, object? result)
    {
        XNamespace ns = Namespace;
        return Envelope(new XElement(ns + $"{call.Operation}Response", result is null ? null : new XElement(ns + $"{call.Operation}Result", result)));
    }

    private static string Fault(string words) => Envelope(new XElement(s_soap + "Fault", new XElement("faultcode", "soap:Server"), new XElement("faultstring", words), new XElement("detail")));

    private static string Envelope(XElement content) =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + new XElement(
            s_soap + "Envelope",
            new XAttribute(XNamespace.Xmlns + "soap", s_soap),
            new XElement(s_soap + "Body", content)).ToString(SaveOptions.DisableFormatting);
}
