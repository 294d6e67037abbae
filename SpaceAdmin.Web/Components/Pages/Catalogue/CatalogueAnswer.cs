using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Components.Pages.Catalogue;

/// <summary>How the dialog was left.</summary>
/// <param name="Saved">What became of it; null when its removal is asked for instead.</param>
internal sealed record CatalogueAnswer(Result<int>? Saved)
{
    public static readonly CatalogueAnswer Removal = new(Saved: null);
}
