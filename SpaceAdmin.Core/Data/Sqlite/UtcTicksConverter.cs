using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SpaceAdmin.Core.Data;

/// <summary>Instants as UTC ticks: SQLite cannot sort its own form of a DateTimeOffset.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
