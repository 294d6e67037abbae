using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Audit;

/// <summary>The filters of an address as a query. Each condition is one that an index of the log knows, or a walk along it.</summary>
internal static class AuditFilter
{
    public static IQueryable<AuditEntry> Matching(this IQueryable<AuditEntry> entries, AuditListQuery query, TimeZoneInfo zone)
    {
        if (!query.Bulk)
        {
            entries = entries.Where(entry => !entry.InBulk);
        }

        if (query.Person is { } person)
        {
            var part = Like.Containing(person);
            entries = entries.Where(entry => EF.Functions.Like(entry.ActorName, part, Like.Escape) || EF.Functions.Like(entry.OnBehalfOf!, part, Like.Escape));
        }

        if (query.User is { } user)
        {
            entries = entries.Where(entry => entry.ActorUserId == user);
        }

        if (query.Kind is { } kind)
        {
            entries = entries.Where(entry => entry.Kind == kind);
        }

        if (query.Search is { } search)
        {
            var part = Like.Containing(search);
            entries = entries.Where(entry => EF.Functions.Like(entry.Subject, part, Like.Escape));
        }

        if (query.Action is { } action)
        {
            entries = entries.Where(entry => entry.Action == action);
        }

        if (query.From is { } from)
        {
            var at = Start(from, zone);
            entries = entries.Where(entry => entry.At >= at);
        }

        if (query.To is { } to && to < DateOnly.MaxValue)
        {
            var at = Start(to.AddDays(1), zone);
            entries = entries.Where(entry => entry.At < at);
        }

        return entries;
    }

    // A day may begin an hour late, where the clocks go forward at midnight.
    private static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        midnight = zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight;
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        var utc = midnight.Ticks - offset.Ticks; // a day at the very edge of the calendar stays in it
        return new DateTimeOffset(Math.Clamp(utc, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }
}
