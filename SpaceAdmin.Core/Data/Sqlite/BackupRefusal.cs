using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Data;

/// <summary>Why no backup was written.</summary>
public abstract record BackupRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record FileExists(string File) : BackupRefusal("backup.file-exists", $"{File} is there already. A backup never overwrites anything.");

    public sealed record FolderMissing(string Folder) : BackupRefusal("backup.folder-missing", $"The folder {Folder} was not found.");

    /// <param name="Why">What the database said.</param>
    public sealed record NotWritten(string File, string Why) : BackupRefusal("backup.not-written", $"The backup could not be written to {File}: {Why}.");
}
