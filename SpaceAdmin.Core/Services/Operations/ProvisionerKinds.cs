namespace SpaceAdmin.Core.Services;

/// <summary>The kinds of provisioners that there are, as each was registered.</summary>
public sealed class ProvisionerKinds(IEnumerable<ProvisionerKind> outside)
{
    /// <summary>The key of what is not outside: the record is the truth, and an action is done as soon as it is recorded.</summary>
    public const string None = "none";

    private static readonly ProvisionerKind s_none = new(None, "None", "The record is the truth: a status counts as soon as it is recorded.");

    private readonly OrderedDictionary<string, ProvisionerKind> _kinds =
        new(outside.Prepend(s_none).Select(kind => KeyValuePair.Create(kind.Key, kind)), StringComparer.Ordinal);

    /// <summary>None, and then those that reach out of this program.</summary>
    public IReadOnlyList<ProvisionerKind> All => _kinds.Values;

    public bool Contains(string key) => _kinds.ContainsKey(key);

    /// <summary>The one that a row names. A row may name one that this program does not have any more, which then goes by its key.</summary>
    public ProvisionerKind Of(string key) => _kinds.GetValueOrDefault(key) ?? new ProvisionerKind(key, key, "This program has no such provisioner: nothing counts until another one is chosen.");

    public string Title(string key) => Of(key).Title;
}
