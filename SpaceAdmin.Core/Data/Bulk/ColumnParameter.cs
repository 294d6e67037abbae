using Microsoft.EntityFrameworkCore.Metadata;

namespace SpaceAdmin.Core.Data;

/// <summary>A parameter of a prepared statement that takes its value from a property, converted as the model says.</summary>
/// <param name="place">Its place in the statement, from 0.</param>
internal sealed class ColumnParameter(IProperty property, int place)
{
    private readonly IClrPropertyGetter _getter = property.GetGetter();
    private readonly Func<object?, object?>? _toStore = property.GetTypeMapping().Converter?.ConvertToProvider;

    public string Name { get; } = $"@p{place}";

    public void Take(object entity, BulkStatement statement)
    {
        var value = _getter.GetClrValue(entity);
        statement.Set(place, _toStore is null ? value : _toStore(value));
    }
}
