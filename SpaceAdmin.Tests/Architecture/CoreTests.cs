using System.Reflection;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Importing;

namespace SpaceAdmin.Tests.Architecture;

public sealed class CoreTests
{
    private static readonly Assembly s_core = typeof(SpaceDb).Assembly;

    // Whatever changes the database or hands out its rows, under whatever name.
    private static readonly Type[] s_otherCommands = [typeof(ServiceImporter), typeof(ServiceExporter), typeof(ServiceSeeder), typeof(SqliteBackup)];

    [Fact]
    public void Core_KnowsNothingOfTheUi() =>
        Assert.DoesNotContain(
            s_core.GetReferencedAssemblies(),
            assembly => assembly.Name is "MudBlazor" or "SpaceAdmin.Web"
                || assembly.Name!.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal)
                || assembly.Name.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal)
                || assembly.Name.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal));

    [Fact]
    public void EveryCommand_ReturnsAResultAndCanBeCancelled()
    {
        var methods = s_core.GetExportedTypes()
            .Where(type => type.Name.EndsWith("Commands", StringComparison.Ordinal) || s_otherCommands.Contains(type))
            .SelectMany(PublicMethods)
            .ToList();

        Assert.NotEmpty(methods);
        Assert.Empty(methods.Where(method => !GivesAResult(method) || !CanBeCancelled(method)).Select(Name));
    }

    [Fact]
    public void EveryQuery_CanBeCancelled() =>
        Assert.Empty(
            from type in s_core.GetExportedTypes()
            where type.Name.EndsWith("Queries", StringComparison.Ordinal) || type.Name.EndsWith("Grid", StringComparison.Ordinal)
            from method in PublicMethods(type)
            where !method.ReturnType.IsAssignableTo(typeof(Task)) || !CanBeCancelled(method)
            select Name(method));

    [Fact]
    public void EveryEntity_KeepsItsSettersToItself() =>
        Assert.Empty(
            from type in s_core.GetExportedTypes()
            where type.Namespace is "SpaceAdmin.Core.Services" or "SpaceAdmin.Core.Notes" or "SpaceAdmin.Core.Customers" or "SpaceAdmin.Core.Audit"
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where property.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
            select $"{type.Name}.{property.Name}");

    private static MethodInfo[] PublicMethods(Type type) =>
        [.. type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName)];

    private static bool GivesAResult(MethodInfo method) =>
        method.ReturnType is { IsGenericType: true } task && task.GetGenericTypeDefinition() == typeof(Task<>)
        && task.GetGenericArguments()[0] is { IsGenericType: true } result && result.GetGenericTypeDefinition() == typeof(Result<>);

    private static bool CanBeCancelled(MethodInfo method) =>
        method.GetParameters() is [.., { ParameterType: var last }] && last == typeof(CancellationToken);

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
