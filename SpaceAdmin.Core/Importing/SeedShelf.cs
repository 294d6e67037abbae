using System.Globalization;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Importing;

/// <summary>Makes up customers and services that look like a hosting company's, the same for the same start.</summary>
internal sealed class SeedShelf(int start, DateTimeOffset now)
{
    public static readonly IReadOnlyList<string> Types = ["Hosting plan", "Domain name", "Virtual server", "Mailbox", "TLS certificate"];
    public static readonly IReadOnlyList<string> AddOnTypes = ["Hosting add-on", "Backup add-on", "Support add-on"];

    private static readonly string[] s_first = ["anna", "ben", "carla", "dmitri", "elif", "farid", "grace", "hugo", "ines", "jonas", "kim", "lena", "marco", "nora"];
    private static readonly string[] s_last = ["adler", "brandt", "cohen", "dubois", "eriksen", "fischer", "garcia", "haddad", "ito", "jansen", "kowalski", "lindgren"];
    private static readonly string[] s_words = ["north", "river", "bakery", "studio", "garden", "cycle", "harbour", "paper", "cloud", "violin", "meadow", "copper"];
    private static readonly string[] s_endings = ["com", "net", "org", "shop", "io"];
    private static readonly string[] s_cycles = ["1 month", "3 months", "1 year", "2 years"];

#pragma warning disable CA5394 // Made-up data must repeat, not surprise.
    private readonly Random _random = new(start);

    public string UserName(int number) => string.Create(CultureInfo.InvariantCulture, $"{Pick(s_first)}.{Pick(s_last)}.{number}");

    /// <summary>From 1 to 8.</summary>
    public int ServicesOfACustomer() => _random.Next(1, 9);

    public bool ExtendsTheLast() => _random.Next(100) < 30;

    public string Type(bool addOn) => Pick(addOn ? AddOnTypes : Types);

    /// <summary>When somebody last changed it: so that they are not all suspended at the same instant.</summary>
    public DateTimeOffset ChangedAt() => now.AddMinutes(-_random.Next(1, 200 * 24 * 60));

    public ImportedService Service(int number, string type, SpaceService? parent)
    {
        var status = Status(parent);
        var starts = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-_random.Next(201, 2000));
        return new ImportedService
        {
            ExternalId = string.Create(CultureInfo.InvariantCulture, $"seed-{number}"),
            Name = parent is null ? $"{Pick(s_words)}-{Pick(s_words)}.{Pick(s_endings)}" : $"{type} for {parent.Name}",
            Status = status,
            StartsOn = starts,
            EndsOn = status is ServiceStatus.Cancelled ? starts.AddDays(_random.Next(1, 200)) : null,
            Cycle = Common.Cycle.TryParse(Pick(s_cycles), out var cycle) ? cycle : null,
            RecurringFee = _random.Next(1, 400) * 25L,
            Currency = "EUR",
            Quantity = 1,
        };
    }

    private ServiceStatus Status(SpaceService? parent) => parent?.Status switch
    {
        null => _random.Next(100) switch
        {
            < 70 => ServiceStatus.Active,
            < 82 => ServiceStatus.Suspended,
            < 94 => ServiceStatus.Cancelled,
            _ => ServiceStatus.Ordered,
        },
        ServiceStatus.Active => _random.Next(100) < 85 ? ServiceStatus.Active : ServiceStatus.Ordered,
        { } same => same,
    };

    private string Pick(IReadOnlyList<string> from) => from[_random.Next(from.Count)];
#pragma warning restore CA5394
}
