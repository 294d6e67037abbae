namespace SpaceAdmin.Core.Audit;

/// <summary>
/// The verbs that entries are filtered by. A list, since asking the log for those it holds would read all of it; what is
/// not in the list is in the log all the same.
/// </summary>
public static class AuditActions
{
    public const string SignIn = "Sign in";
    public const string SignInRefused = "Sign-in refused";
    public const string SignOut = "Sign out";
    public const string ChangePassword = "Change password";
    public const string ChangePasswordRefused = "Password change refused";
    public const string CreateAdministrator = "Create administrator";

    public static IReadOnlyList<string> All { get; } =
    [
        "Order", "Activate", "Suspend", "Cancel", "Delete", "Import",
        "Add note", "Edit note", "Pin note", "Unpin note", "Delete note", "Restore note",
        "Import services", "Create reseller",
        SignIn, SignInRefused, SignOut, ChangePassword, ChangePasswordRefused, CreateAdministrator,
    ];
}
