namespace SpaceAdmin.Core.Monitoring;

/// <summary>What the monitor does, in this order, each on its own.</summary>
public enum Pass
{
    IssueRenewals,
    ApplyBalances,
    Remind,
    Activate,
    Warn,
    Suspend,
    Cancel,
    Lapse,
    CarryOutSchedules,
    ChangeQuantities,
}

public static class Passes
{
    public static IReadOnlyList<Pass> All { get; } = Enum.GetValues<Pass>();

    /// <summary>What to say when passes broke off, to those who cannot mend them too.</summary>
    public static string BrokenOff(IEnumerable<Pass> passes) =>
        $"“{string.Join("”, “", passes.Select(Title))}” broke off. The next run tries it again; the server’s log says why.";

    /// <summary>As people read it: "Suspend what is overdue".</summary>
    public static string Title(this Pass pass) => pass switch
    {
        Pass.IssueRenewals => "Issue renewals",
        Pass.ApplyBalances => "Apply balances",
        Pass.Remind => "Remind of invoices",
        Pass.Activate => "Activate what is paid",
        Pass.Warn => "Warn",
        Pass.Suspend => "Suspend what is overdue",
        Pass.Cancel => "Cancel what stays unpaid",
        Pass.Lapse => "Let unpaid orders lapse",
        Pass.CarryOutSchedules => "Carry out schedules",
        Pass.ChangeQuantities => "Change quantities",
        _ => throw new ArgumentOutOfRangeException(nameof(pass), pass, null),
    };
}
