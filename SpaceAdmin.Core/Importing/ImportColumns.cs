namespace SpaceAdmin.Core.Importing;

/// <summary>The columns of the file, in the order in which an export writes them.</summary>
internal static class ImportColumns
{
    public const string ExternalId = "external_id";
    public const string ParentExternalId = "parent_external_id";
    public const string Name = "name";
    public const string Type = "type";
    public const string Status = "status";
    public const string UserName = "username";
    public const string StartDate = "start_date";
    public const string EndDate = "end_date";
    public const string Cycle = "cycle";
    public const string RecurringFee = "recurring_fee";
    public const string Currency = "currency";
    public const string Quantity = "quantity";

    /// <summary>What <see cref="RejectedRows"/> adds. Known, and not read, so that a mended file can be imported as it is.</summary>
    public const string Line = "line";
    public const string Reason = "reason";

    public const string DateFormat = "yyyy-MM-dd";

    public static readonly IReadOnlyList<string> All =
    [
        ExternalId, ParentExternalId, Name, Type, Status, UserName, StartDate, EndDate, Cycle, RecurringFee, Currency, Quantity,
    ];

    public static readonly IReadOnlyList<string> Required = [Name, Type, Status, UserName];
}
