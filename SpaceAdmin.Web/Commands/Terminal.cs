using System.Text;

namespace SpaceAdmin.Web.Commands;

/// <summary>Where a verb writes: what it gives, and apart from that what went wrong.</summary>
/// <param name="Data">For files: always UTF-8 without a mark, and written when it is flushed.</param>
/// <param name="IsWatched">Whether somebody sees what goes wrong as it is written, and so can be shown progress.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Data, TextWriter Error, bool IsWatched)
{
    /// <summary>The one that the process was started from.</summary>
    public static Terminal OfProcess() => new(
        Console.Out,
        new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 64 * 1024),
        Console.Error,
        !Console.IsErrorRedirected);
}
