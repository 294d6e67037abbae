namespace SpaceAdmin.Core.Importing;

/// <param name="Reseller">The name of the reseller whose services they become.</param>
/// <param name="CreateReseller">Whether to create the reseller when there is none of that name.</param>
/// <param name="Partial">Whether to import the good rows when others are at fault.</param>
/// <param name="DryRun">Whether to do everything but keep it.</param>
public sealed record ImportOptions(string Reseller, bool CreateReseller = false, bool Partial = false, bool DryRun = false);

/// <summary>What an import did, or in a dry run would have done.</summary>
public sealed record ImportReport
{
    public required string Reseller { get; init; }

    public required int Imported { get; init; }

    /// <summary>Rows whose external id the reseller has already; nothing of them was changed.</summary>
    public required int AlreadyThere { get; init; }

    public required int NewUsers { get; init; }

    public required int NewTypes { get; init; }

    /// <summary>Services of the reseller that wait for somebody to start their billing, with those of earlier imports.</summary>
    public required int Waiting { get; init; }

    public required int Rejected { get; init; }

    public required long FaultCount { get; init; }

    /// <summary>The first faults of the rejected rows.</summary>
    public required IReadOnlyList<ImportFault> Faults { get; init; }

    /// <summary>Where the rejected rows were written; null when there are none, or in a dry run.</summary>
    public required string? RejectedFile { get; init; }

    public required bool DryRun { get; init; }
}

/// <summary>How far an import has come.</summary>
public sealed record ImportProgress(long Rows, long BytesRead, long BytesInAll);
