namespace SpaceAdmin.Web.Components.Shared;

/// <summary>What a customer reads of a suspension for which nobody gave a reason. The desk is told so before.</summary>
internal static class SuspensionWords
{
    public const string ByHand = "Suspended by your provider.";
}
