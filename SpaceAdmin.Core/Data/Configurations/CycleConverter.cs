using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Data;

/// <summary>Stores a cycle as people write it: "2 years".</summary>
internal sealed class CycleConverter() : ValueConverter<Cycle, string>(cycle => cycle.ToString(), text => Parse(text))
{
    private static Cycle Parse(string text) =>
        Cycle.TryParse(text, out var cycle) ? cycle : throw new FormatException($"“{text}” in the database is no cycle.");
}
