using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>What makes a status real outside, as far as types, plans and add-ons have to know it. Each kind brings its own.</summary>
/// <param name="Key">Stable, such as "solidcp": rows, sealed secrets and the ids of a page hold on to it.</param>
/// <param name="Title">As people read it: "SolidCP".</param>
/// <param name="TypeHint">What follows for the services of a type that names it.</param>
public sealed record ProvisionerKind(string Key, string Title, string TypeHint)
{
    public const int KeyMaxLength = 32;

    /// <summary>What is to be typed as the plan outside.</summary>
    public string PlanHint { get; init; } = "What it is called there. It may stay empty.";

    public bool PlanIsNumber { get; init; }

    /// <summary>Why something cannot be the plan outside, or null. Asked with what is one line and not too long.</summary>
    public Func<string, Failure?> ValidatePlan { get; init; } = _ => null;
}
