using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SpaceAdmin.Core.Data;

/// <summary>
/// Inserts new entities of one type by one prepared statement, for tens of thousands of them at a time: the change
/// tracker takes several times as long. Columns and conversions come from the model, so they are those of a save.
/// </summary>
/// <remarks>
/// A failure ends the whole transaction, as everywhere here. <c>OR FAIL</c> says so to SQLite, which else copies each page
/// that a statement with triggers touches, to undo that statement alone: half of its time.
/// </remarks>
internal sealed class BulkInsert<T> : IDisposable
    where T : class
{
    private readonly IProperty? _key;
    private readonly List<ColumnParameter> _columns = [];
    private readonly List<string> _names = [];
    private readonly SpaceDb _db;
    private readonly BulkStatement _statement;

    /// <summary>Works in the transaction that <paramref name="db"/> is in.</summary>
    /// <param name="withKey">Whether entities come with their key, rather than get it from the database.</param>
    public BulkInsert(SpaceDb db, bool withKey = false)
    {
        _db = db;
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is not in the model.", nameof(db));
        var sql = db.GetService<ISqlGenerationHelper>();
        foreach (var property in type.GetProperties())
        {
            if (property.ValueGenerated is ValueGenerated.OnAdd && !withKey)
            {
                _key = property;
                continue;
            }

            _names.Add(Name(property));
            _columns.Add(new ColumnParameter(property, _columns.Count));
        }

        _statement = db.Prepare(
            $"INSERT OR FAIL INTO {sql.DelimitIdentifier(type.GetTableName()!)} ({string.Join(", ", _names)}) "
            + $"VALUES ({string.Join(", ", _columns.Select(column => column.Name))})");

        string Name(IProperty property) => sql.DelimitIdentifier(property.GetColumnName());
    }

    /// <summary>Inserts <paramref name="entity"/> and gives it its key, if it has none.</summary>
    public void Insert(T entity)
    {
        foreach (var column in _columns)
        {
            column.Take(entity, _statement);
        }

        _statement.Execute();
        _key?.PropertyInfo!.SetValue(entity, Convert.ChangeType(_db.LastKey, _key.ClrType, provider: null));
    }

    public void Dispose() => _statement.Dispose();
}
