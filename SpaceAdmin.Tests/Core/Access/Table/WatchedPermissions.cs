using System.Collections;

namespace SpaceAdmin.Tests.Core.Access;

/// <summary>
/// Permissions that remember what was asked of them. The same code on the same data goes the same way for two actors whose
/// permissions answer alike whatever it asks, so that what was seen for one of them holds for the other.
/// </summary>
internal sealed class WatchedPermissions(IReadOnlySet<string> granted) : IReadOnlySet<string>
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private bool _read;

    public int Count => All.Count;

    // Whoever looks at more than one permission at a time may depend on every one.
    private IReadOnlySet<string> All
    {
        get
        {
            _read = true;
            return granted;
        }
    }

    /// <summary>Whether <paramref name="others"/> would have answered everything that was asked as these did.</summary>
    public bool WereAskedNothingThatTellsApart(IReadOnlySet<string> others) =>
        _read ? granted.SetEquals(others) : _asked.All(permission => granted.Contains(permission) == others.Contains(permission));

    public bool Contains(string item)
    {
        _asked.Add(item);
        return granted.Contains(item);
    }

    public bool IsProperSubsetOf(IEnumerable<string> other) => All.IsProperSubsetOf(other);

    public bool IsProperSupersetOf(IEnumerable<string> other) => All.IsProperSupersetOf(other);

    public bool IsSubsetOf(IEnumerable<string> other) => All.IsSubsetOf(other);

    public bool IsSupersetOf(IEnumerable<string> other) => All.IsSupersetOf(other);

    public bool Overlaps(IEnumerable<string> other) => All.Overlaps(other);

    public bool SetEquals(IEnumerable<string> other) => All.SetEquals(other);

    public IEnumerator<string> GetEnumerator() => All.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
