namespace SpaceAdmin.Core.Common;

/// <summary>A PDF with the name that it is saved under.</summary>
public sealed record PdfFile(string Name, byte[] Content)
{
    public const string MediaType = "application/pdf";
}
