using System.Reflection;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core;

/// <summary>No command records a verb that the log cannot be filtered by: every entry is made by one constructor, which knows the verbs.</summary>
public sealed class AuditActionTests
{
    [Fact]
    public void Entry_OfAVerbThatIsNotListed_CannotBeMade()
    {
        var exception = Assert.Throws<ArgumentException>(() => new AuditEntry(Actor.Program, DateTimeOffset.UnixEpoch, null, AuditKinds.Service, "Explode", "#1"));

        Assert.StartsWith("“Explode” is not one of AuditActions.", exception.Message, StringComparison.Ordinal);
        Assert.Single(typeof(AuditEntry).GetConstructors(BindingFlags.Instance | BindingFlags.Public));
        Assert.Null(typeof(AuditEntry).GetProperty(nameof(AuditEntry.Action))!.GetSetMethod()); // nor changed afterwards
    }

    [Fact]
    public void All_IsEveryVerbOnce() => Assert.Equal(
        typeof(AuditActions).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        AuditActions.All.Order(StringComparer.Ordinal));

    [Fact]
    public void AnActionOfAService_IsAVerbOfItsOwnName() =>
        Assert.All(Enum.GetValues<ServiceAction>(), action => Assert.Equal(action.ToString(), action.AuditAction()));
}
