using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Catalogue;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Monitoring;

/// <summary>Whose setting it is, as far as somebody may set it.</summary>
/// <param name="ResellerId">Null for the installation.</param>
/// <param name="PlanId">That it is, or that it is on.</param>
internal sealed record SettingSubject(string Name, int? ResellerId, int? PlanId, int? ServiceId)
{
    /// <summary>Null when it is not the actor's to see.</summary>
    public static Task<SettingSubject?> FindAsync(SpaceDb db, Actor actor, SettingLevel level, int subject, CancellationToken ct) => level switch
    {
        SettingLevel.Installation => Task.FromResult(actor.Scope is Scope.Platform && subject == 0 ? new SettingSubject("Installation", null, null, null) : null),
        SettingLevel.Reseller => db.Resellers.VisibleTo(actor).Where(reseller => reseller.Id == subject)
            .Select(reseller => new SettingSubject(reseller.Name, reseller.Id, null, null)).SingleOrDefaultAsync(ct),
        SettingLevel.Service => db.Services.VisibleTo(actor).Where(service => service.Id == subject)
            .Select(service => new SettingSubject("#" + service.Id + " " + service.Name, service.ResellerId, service.PlanId, service.Id)).SingleOrDefaultAsync(ct),
        SettingLevel.Plan => db.Plans.VisibleTo(actor).Where(plan => plan.Id == subject)
            .Select(plan => new SettingSubject(plan.Name, plan.ResellerId, plan.Id, null)).SingleOrDefaultAsync(ct),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    public static string NotFound(SettingLevel level, int subject) => level switch
    {
        SettingLevel.Installation => "The setting of the installation",
        SettingLevel.Reseller => "That reseller",
        SettingLevel.Service => $"Service #{subject}",
        SettingLevel.Plan => "That plan",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };
}
