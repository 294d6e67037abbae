using SpaceAdmin.Core.Catalogue;

namespace SpaceAdmin.Web.Components.Pages.Catalogue;

/// <summary>What is typed about a plan.</summary>
public sealed class PlanInput
{
    public PlanInput(string name) => Name = name;

    public PlanInput(PlanChoices choices) =>
        (ResellerId, TypeId) = (choices.Resellers is [var only] ? only.Id : null, choices.Types.Count > 0 ? choices.Types[0].Id : 0);

    public string Name { get; set; } = "";

    public int? ResellerId { get; set; }

    public int TypeId { get; set; }

    /// <summary>Puts on it what has its name and type already.</summary>
    public bool Adopt { get; set; } = true;
}
