using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Tests.Architecture;

/// <summary>Programs and translations hold on to the names of refusals.</summary>
public sealed partial class RefusalTests
{
    private static IEnumerable<Type> Refusals => new[] { typeof(Failure).Assembly, typeof(Passkeys).Assembly }.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsAssignableTo(typeof(Failure)) && !type.IsAbstract);

    [Fact]
    public void EveryRefusal_HasANameOfItsOwnAndASentence()
    {
        var made = Refusals.Select(type => (Type: type, Failure: Make(type))).ToList();

        Assert.True(made.Count > 120, $"Only {made.Count} refusals were found.");
        Assert.Empty(made.Where(one => !Name().IsMatch(one.Failure.Name)).Select(one => $"{one.Type}: {one.Failure.Name}"));
        Assert.Empty(made.GroupBy(one => one.Failure.Name).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(", ", same.Select(one => one.Type))}"));
        Assert.Empty(made.Where(one => string.IsNullOrWhiteSpace(one.Failure.Message)).Select(one => one.Type.ToString()));
    }

    private static Failure Make(Type type) => (Failure)Sample(type, 0)!;

    private static object? Sample(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return "USD"; // a currency too, where one is asked for
        }

        if (type == typeof(Failure))
        {
            return new Failure.Stale();
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(0);
        }

        if (type == typeof(DateOnly))
        {
            return new DateOnly(2026, 1, 5);
        }

        if (type.IsPrimitive || type.Namespace == "System")
        {
            return type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type) : null;
        }

        if (type.IsInterface || type.IsArray)
        {
            var item = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
            var items = Array.CreateInstance(item, 1);
            items.SetValue(Sample(item, depth + 1), 0);
            return items;
        }

        Assert.True(depth < 5, $"No sample of {type}.");
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(one => !one.GetParameters().Any(parameter => parameter.ParameterType == type)).MaxBy(one => one.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Sample(parameter.ParameterType, depth + 1))]);
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?$")]
    private static partial Regex Name();
}
