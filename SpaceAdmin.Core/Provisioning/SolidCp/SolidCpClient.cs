using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Outside;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Asks SolidCP's enterprise server for one thing at a time. Whatever else it says than that it did it is a <see cref="SolidCpException"/>.</summary>
internal sealed partial class SolidCpClient(OutsideClient outside, ProvisionerConnection connection)
{
    private const string Packages = "esPackages.asmx";
    private const string UserAccounts = "esUsers.asmx";

    private readonly XNamespace _ns = connection.Fields[SolidCpDescription.Namespace] is { Length: > 0 } own ? own : SolidCpDescription.Namespaces[0];

    /// <returns>The element of the result; null where the panel leaves it out, for what it does not find.</returns>
    private async Task<XElement?> CallAsync(string service, string operation, (string Name, object Value)[] parameters, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{connection.Address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{service}"))
        {
            Content = new StringContent(SoapEnvelope.Write(_ns, operation, parameters), Encoding.UTF8, SoapEnvelope.ContentType),
            Headers =
            {
                { "User-Agent", "SpaceAdmin" },
                { "SOAPAction", $"\"{_ns.NamespaceName}/{operation}\"" },
            },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{connection.Fields[SolidCpDescription.UserName]}:{connection.Secret}")));
        var reply = await outside.SendAsync(request, ct).ConfigureAwait(false);
        if (reply.Failure is { } failure)
        {
            throw new SolidCpException(failure);
        }

        if (reply is { Status: 401 or 403 })
        {
            throw new SolidCpException(OutboxVerdict.Refused, $"The panel does not accept the user name or the password ({reply.Status}).");
        }

        return Result(operation, reply);
    }

    private XElement? Result(string operation, OutsideReply reply)
    {
        var content = Content(reply);
        if (content is not null && SoapEnvelope.Fault(content) is { } words)
        {
            throw new SolidCpException(words.Length == 0 ? "The panel could not do it, and does not say why." : OutsideWords.Clean($"The panel could not do it: {words}"));
        }

        return reply switch
        {
            { IsRedirect: true } => throw new SolidCpException($"The panel sends on to another address ({reply.Status}), which is not followed."),
            { Status: 404 } => throw new SolidCpException("There is no SolidCP at this address (404)."),
            { IsSuccess: false } => throw new SolidCpException($"The panel answered {reply.Status}."),
            _ when content is null || content.Name != _ns + $"{operation}Response" => throw new SolidCpException($"What the panel said is no answer to {operation}."),
            _ => content.Element(_ns + $"{operation}Result"),
        };
    }

    // What comes with an error may be a fault, or any page.
    private static XElement? Content(OutsideReply reply)
    {
        try
        {
            return SoapEnvelope.Read(reply.Body);
        }
        catch (XmlException) when (!reply.IsSuccess)
        {
            return null;
        }
        catch (XmlException exception)
        {
            throw new SolidCpException("What the panel said is not XML that could be read; a document type is not allowed in it.", exception);
        }
    }

    private static int Number(XElement? element) =>
        element is not null && int.TryParse(element.Value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new SolidCpException("The panel said something else where a number was to come.");

    /// <summary>A number that is a code when it is negative.</summary>
    private static int Good(int number) => number >= 0 ? number : throw new SolidCpException(SolidCpCodes.Verdict(number), SolidCpCodes.Sentence(number));
}
