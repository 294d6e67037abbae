namespace SpaceAdmin.Web.Components.Pages.Services;

/// <summary>What the dialog of a hold asks for.</summary>
public sealed class HoldInput
{
    public DateOnly? Until { get; set; }

    public string? Reason { get; set; }
}
