using System.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SpaceAdmin.Core.Data;

/// <summary>A parameter of a prepared statement that takes its value from a property, converted as the model says.</summary>
internal sealed class ColumnParameter
{
    private readonly IClrPropertyGetter _getter;
    private readonly DbParameter _parameter;
    private readonly Func<object?, object?> _toStore;

    public ColumnParameter(IProperty property, DbCommand command, int number)
    {
        _getter = property.GetGetter();
        _toStore = property.GetTypeMapping().Converter?.ConvertToProvider ?? (value => value);
        _parameter = command.CreateParameter();
        _parameter.ParameterName = $"@p{number}";
        command.Parameters.Add(_parameter);
    }

    public string Name => _parameter.ParameterName;

    public void Take(object entity) => _parameter.Value = _toStore(_getter.GetClrValue(entity)) ?? DBNull.Value;
}
