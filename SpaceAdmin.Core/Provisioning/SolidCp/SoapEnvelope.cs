using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using SpaceAdmin.Core.Outside;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>Writes and reads the messages of SOAP 1.1.</summary>
internal static class SoapEnvelope
{
    public const string ContentType = "text/xml";

    private static readonly XNamespace s_soap = "http://schemas.xmlsoap.org/soap/envelope/";

    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = OutsideClient.MaxBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <param name="parameters">In the order of the operation, which the other side may insist on.</param>
    public static string Write(XNamespace xmlNamespace, string operation, IEnumerable<(string Name, object Value)> parameters)
    {
        var envelope = new XElement(
            s_soap + "Envelope",
            new XAttribute(XNamespace.Xmlns + "soap", s_soap),
            new XElement(s_soap + "Body", new XElement(xmlNamespace + operation, parameters.Select(parameter => new XElement(xmlNamespace + parameter.Name, Text(parameter.Value))))));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + envelope.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>What stands in the body of an answer; null when that is no envelope.</summary>
    /// <exception cref="XmlException">It is no XML, or has a DTD.</exception>
    public static XElement? Read(string body)
    {
        using var text = new StringReader(body.TrimStart());
        using var reader = XmlReader.Create(text, s_settings);
        var root = XDocument.Load(reader).Root;
        return root?.Name == s_soap + "Envelope" ? root.Element(s_soap + "Body")?.Elements().FirstOrDefault() : null;
    }

    /// <summary>The first line of a fault; null for what is none.</summary>
    public static string? Fault(XElement content) => content.Name != s_soap + "Fault"
        ? null
        : OutsideWords.Clean((content.Element("faultstring")?.Value ?? "").Trim().Split('\n')[0]); // stacks follow

    private static string Text(object value) => value switch
    {
        string text => Allowed(text),
        int number => number.ToString(CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };

    // Some signs cannot stand in XML at all, however they are written.
    private static string Allowed(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // a half of a pair becomes the sign for what cannot be read
        {
            allowed.Append(!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : " ");
        }

        return allowed.ToString();
    }
}
