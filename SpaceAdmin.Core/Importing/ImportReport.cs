namespace SpaceAdmin.Core.Importing;

/// <param name="Reseller">The name of the reseller whose services they become.</param>
/// <param name="CreateReseller">Whether to create the reseller when there is none of that name.</param>
/// <param name="Partial">Whether to import the good rows when others are at fault.</param>
/// <param name="DryRun">Whether to do everything but keep it.</param>
public sealed record ImportOptions(string Reseller, bool CreateReseller = false, bool Partial = false, bool DryRun = false);

/// <summary>What an import did, or in a dry run would have done.</summary>
/// <param name="AlreadyThere">Rows whose external id the reseller has already; nothing of them was changed.</param>
/// <param name="Faults">The first faults of the rejected rows.</param>
/// <param name="RejectedFile">Where the rejected rows were written; null when there are none, or in a dry run.</param>
public sealed record ImportReport(
    string Reseller,
    int Imported,
    int AlreadyThere,
    int NewUsers,
    int NewTypes,
    int Rejected,
    long FaultCount,
    IReadOnlyList<ImportFault> Faults,
    string? RejectedFile,
    bool DryRun);

/// <summary>How far an import has come.</summary>
public sealed record ImportProgress(long Rows, long BytesRead, long BytesInAll);
