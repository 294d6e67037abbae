using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SpaceAdmin.Core.Data;

/// <summary>
/// Updates chosen columns of entities of one type by one prepared statement, by key. As <see cref="BulkInsert{T}"/>, for
/// what happens to many at a time; columns that are not named keep their indexes untouched.
/// </summary>
internal sealed class BulkUpdate<T> : IDisposable
    where T : class
{
    private readonly List<ColumnParameter> _columns = [];
    private readonly BulkStatement _statement;

    /// <summary>Works in the transaction that <paramref name="db"/> is in.</summary>
    public BulkUpdate(SpaceDb db, params IEnumerable<Expression<Func<T, object?>>> columns)
    {
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is not in the model.", nameof(db));
        var sql = db.GetService<ISqlGenerationHelper>();
        var set = columns.Select(column => Assign(type.FindProperty(Name(column))!)).ToList();
        _statement = db.Prepare(
            $"UPDATE OR FAIL {sql.DelimitIdentifier(type.GetTableName()!)} SET {string.Join(", ", set)} WHERE {Assign(type.FindPrimaryKey()!.Properties.Single())}");

        string Assign(IProperty property)
        {
            var column = new ColumnParameter(property, _columns.Count);
            _columns.Add(column);
            return $"{sql.DelimitIdentifier(property.GetColumnName())} = {column.Name}";
        }
    }

    /// <exception cref="DbUpdateConcurrencyException">The row is gone.</exception>
    public void Update(T entity)
    {
        foreach (var column in _columns)
        {
            column.Take(entity, _statement);
        }

        if (_statement.Execute() != 1)
        {
            throw new DbUpdateConcurrencyException($"A {typeof(T).Name} was to be changed, and is not there.");
        }
    }

    public void Dispose() => _statement.Dispose();

    private static string Name(Expression<Func<T, object?>> column) =>
        ((MemberExpression)(column.Body is UnaryExpression boxed ? boxed.Operand : column.Body)).Member.Name;
}
