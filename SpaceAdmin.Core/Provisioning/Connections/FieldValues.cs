namespace SpaceAdmin.Core.Provisioning;

/// <summary>What the fields of a connection hold, by their names, without the secret. A field that holds nothing is left out.</summary>
public sealed class FieldValues(IEnumerable<(string Field, string Value)> values) : IEquatable<FieldValues>
{
    private readonly OrderedDictionary<string, string> _values =
        new(values.Where(one => one.Value.Length > 0).Select(one => KeyValuePair.Create(one.Field, one.Value)), StringComparer.Ordinal);

    public static FieldValues None { get; } = new([]);

    public IReadOnlyDictionary<string, string> All => _values;

    /// <summary>Empty where it holds nothing.</summary>
    public string this[string field] => _values.GetValueOrDefault(field, "");

    public bool Equals(FieldValues? other) => other is not null && _values.Count == other._values.Count && _values.All(one => other[one.Key] == one.Value);

    public override bool Equals(object? obj) => Equals(obj as FieldValues);

    public override int GetHashCode() => _values.Aggregate(0, (hash, one) => hash ^ HashCode.Combine(one.Key, one.Value)); // in whatever order
}
