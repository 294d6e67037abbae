using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Provisioning;

namespace SpaceAdmin.Tests.Core.Provisioning;

/// <summary>A space, and how its services reach the outside.</summary>
public abstract class ConnectionTest : IDisposable
{
    protected const string Password = "s3cret of the panel";

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected static string Key { get; } = WebhookSignature.NewSecret();

    protected static ProvisionerDraft PanelDraft { get; } = new("https://panel.example/ent/")
    {
        Fields = PanelFields.Of("serveradmin", 7, SolidCpDescription.Namespaces[0]), Secret = Password,
    };

    protected static ProvisionerDraft HookDraft { get; } = new("https://shop.example/hook") { Secret = Key };

    protected Space Space { get; } = new();

    private protected FakeProvisioner Panel { get; } = new(SolidCpDescription.Value);

    private protected FakeProvisioner Hook { get; } = new(WebhookDescription.Value);

    protected ProvisionerSecrets Secrets => new(Space.Keys);

    protected ProvisionerSettingCommands Commands => new(Space.UnitOfWork, Space, Space, Secrets, FakeOutside.Addresses, [Hook, Panel]);

    protected ProvisionerSettingQueries Queries => new(Space, Space, Secrets, [Hook, Panel]);

    public void Dispose()
    {
        Space.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task<Result<int>> SaveAsync(ProvisionerDraft draft, int version = 0, string kind = SolidCpDescription.Key) =>
        Commands.SaveAsync(Space.Ours.Id, kind, draft, version, Ct);

    protected async Task<ProvisionerSettingDetails> DetailsAsync(string kind = SolidCpDescription.Key) =>
        (await Queries.FindAsync(Space.Ours.Id, Ct))!.Connections.Single(connection => connection.Kind == kind);

    /// <param name="name">What programs hold on to; the sentence is for people.</param>
    protected static void AssertRejected<T>(string name, string sentence, Result<T> result) => Assert.Equal((name, sentence), (result.Failure?.Name, result.Failure?.Message));
}
