namespace SpaceAdmin.Web.Settings;

/// <summary>What an installation asks of its accounts.</summary>
internal sealed class AccountSettings : ISettings
{
    public static string Section => "Accounts";

    /// <summary>Whether administrators need a second factor. In Development they do not, so that the demo opens at once.</summary>
    public bool AdministratorSecondFactor { get; set; }
}
