using System.Globalization;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Importing;

/// <summary>Why nothing was imported, or made up.</summary>
public abstract record ImportRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    /// <param name="Why">A sentence.</param>
    public sealed record BadFile(string Why) : ImportRefusal("import.bad-file", $"{Why} Nothing was imported.");

    public sealed record TooManyMadeUp(int Max) : ImportRefusal(
        "import.too-many-made-up", string.Create(CultureInfo.InvariantCulture, $"Between 1 and {Max:N0} services can be made up at a time."));
}
