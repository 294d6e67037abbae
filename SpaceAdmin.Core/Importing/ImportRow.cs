using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Importing;

/// <summary>A row that is right in itself; whether it fits to what is there is still to be seen.</summary>
/// <param name="Fields">As they stand in the file.</param>
internal sealed record ImportRow(long Line, string[] Fields, string UserName, string Type, string? ParentId, ImportedService Service);
