using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Provisioning;

/// <summary>A space, and how its services reach the outside.</summary>
public abstract class ConnectionTest : IDisposable
{
    protected const string Password = "s3cret of the panel";

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected static string Key { get; } = WebhookSignature.NewSecret();

    protected static ProvisionerDraft PanelDraft { get; } = new("https://panel.example/ent/")
    {
        UserName = "serveradmin", Secret = Password, Namespace = ProvisionerRules.Namespaces[0], ParentPackageId = "7",
    };

    protected static ProvisionerDraft HookDraft { get; } = new("https://shop.example/hook") { Secret = Key };

    protected Space Space { get; } = new();

    private protected FakeProvisioner Panel { get; } = new(ProvisionerKind.SolidCp);

    private protected FakeProvisioner Hook { get; } = new(ProvisionerKind.Webhook);

    protected ProvisionerSecrets Secrets => new(Space.Keys);

    protected ProvisionerSettingCommands Commands => new(Space.UnitOfWork, Space, Space, Secrets, FakeOutside.Addresses, [Hook, Panel]);

    protected ProvisionerSettingQueries Queries => new(Space, Space, Secrets);

    public void Dispose()
    {
        Space.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<Result<int>> SaveAsync(ProvisionerDraft draft, int version = 0, ProvisionerKind kind = ProvisionerKind.SolidCp) =>
        Commands.SaveAsync(Space.Ours.Id, kind, draft, version, Ct);

    protected async Task<ProvisionerSettingDetails> DetailsAsync(ProvisionerKind kind = ProvisionerKind.SolidCp) =>
        (await Queries.FindAsync(Space.Ours.Id, Ct))!.Connections.Single(connection => connection.Kind == kind);

    protected static void AssertRejected<T>(string sentence, Result<T> result) => Assert.Equal(sentence, Assert.IsAssignableFrom<Failure.Rejected>(result.Failure).Message);
}
