using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Components.Shared;

internal static class DateWords
{
    /// <summary>What comes next for a service, and when: "renews 20 Jan 2026"; nothing when nothing does.</summary>
    public static string Next(ServiceStatus status, DateOnly? renewsOn, DateOnly? dueOn, IReadOnlyList<ServiceMark> marks) =>
        status is ServiceStatus.Cancelled ? ""
        : dueOn is { } due ? $"to be paid by {Days.Text(due)}"
        : marks.FirstOrDefault(mark => mark is { Kind: ServiceMarkKind.ToCancel, On: not null }) is { On: { } last } ? $"ends {Days.Text(last)}"
        : renewsOn is not { } border ? ""
        : status is ServiceStatus.Active ? $"renews {Days.Text(border)}"
        : $"term ends {Days.Text(border)}";
}
