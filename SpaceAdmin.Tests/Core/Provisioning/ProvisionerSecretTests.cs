using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Provisioning;

namespace SpaceAdmin.Tests.Core.Provisioning;

/// <summary>Passwords and keys: sealed where they are stored, opened for the one connection, and given to nobody.</summary>
public sealed class ProvisionerSecretTests : ConnectionTest
{
    private const string LostPassword = "The password for SolidCP is kept but cannot be read any more: what it was sealed with is lost. Type it again under Provisioning.";

    [Fact]
    public async Task FindAsync_OfWhatWasSaved_GivesTheSecretInClear()
    {
        await SaveAsync(PanelDraft);
        await SaveAsync(HookDraft, kind: WebhookDescription.Key);

        await using var db = Space.CreateDbContext();
        var (panel, hook) = (await ConnectionAsync(db, SolidCpDescription.Key), await ConnectionAsync(db, WebhookDescription.Key));
        Assert.Equal(new ProvisionerConnection(new Uri("https://panel.example/ent/"), PanelDraft.Fields, Password), panel.Value);
        Assert.Equal(new ProvisionerConnection(new Uri("https://shop.example/hook"), FieldValues.None, Key), hook.Value);
    }

    [Fact]
    public async Task Database_WithASecret_HoldsItNowhereInClear()
    {
        await SaveAsync(PanelDraft);
        await SaveAsync((PanelDraft with { Secret = $"new {Password}" }).With(SolidCpDescription.UserName, "other"), version: 1);

        await using var db = Space.CreateDbContext();
        Assert.NotNull(await db.ProvisionerSettings.Select(setting => setting.SealedSecret).SingleAsync(Ct));
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Ct);
        var stored = Encoding.Latin1.GetString(await ReadAsync(Space.DatabaseFile));
        Assert.Contains("panel.example", stored, StringComparison.Ordinal); // else nobody looked where it is
        Assert.DoesNotContain(Password, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Password)), stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queries_OfAReseller_TellOnlyThatThereIsOne()
    {
        Assert.Equal(KeptSecret.None, (await DetailsAsync()).Secret);
        await SaveAsync(PanelDraft);
        await SaveAsync(HookDraft, kind: WebhookDescription.Key);

        var found = await Queries.FindAsync(Space.Ours.Id, Ct);

        Assert.All(found!.Connections, connection => Assert.Equal((KeptSecret.Kept, ""), (connection.Secret, connection.Draft.Secret)));
        var told = JsonSerializer.Serialize(found);
        Assert.Contains("serveradmin", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, told, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, told, StringComparison.Ordinal);
    }

    [Fact]
    public void Draft_WrittenToALog_KeepsItsSecret() => Assert.DoesNotContain(Password, $"{PanelDraft}", StringComparison.Ordinal);

    [Fact]
    public async Task Secret_WhoseKeyIsLost_IsSaidInASentence_AndTypedAgain()
    {
        await SaveAsync(PanelDraft);
        var elsewhere = new ProvisionerSecrets(new EphemeralDataProtectionProvider()); // as if the database were restored without its keys
        var (commands, queries) = (
            new ProvisionerSettingCommands(Space.UnitOfWork, Space, Space, elsewhere, FakeOutside.Addresses, [Panel]), new ProvisionerSettingQueries(Space, Space, elsewhere, [Panel]));
        await using var db = Space.CreateDbContext();

        AssertRejected("connection.secret-lost", LostPassword, await new ProvisionerConnections(elsewhere).FindAsync(db, Space.Ours.Id, SolidCpDescription.Value, Ct));
        AssertRejected("connection.secret-lost", LostPassword, await commands.TestAsync(Space.Ours.Id, SolidCpDescription.Key, PanelDraft with { Secret = "" }, Ct));
        AssertRejected("connection.secret-lost", LostPassword, await commands.SaveAsync(Space.Ours.Id, SolidCpDescription.Key, (PanelDraft with { Secret = "" }).With(SolidCpDescription.UserName, "other"), 1, Ct));
        Assert.Equal(KeptSecret.Lost, (await queries.FindAsync(Space.Ours.Id, Ct))!.Connections.Single(one => one.IsSetUp).Secret);
        Assert.Empty(Panel.Tested);

        Assert.True((await commands.SaveAsync(Space.Ours.Id, SolidCpDescription.Key, PanelDraft, 1, Ct)).Succeeded);
        Assert.Equal(Password, (await new ProvisionerConnections(elsewhere).FindAsync(db, Space.Ours.Id, SolidCpDescription.Value, Ct)).Value!.Secret);
    }

    [Fact]
    public async Task Secret_MovedToAnotherReseller_OpensNothing()
    {
        await SaveAsync(PanelDraft);
        await using var db = Space.CreateDbContext();
        var stolen = new ProvisionerSetting(Space.Theirs.Id, SolidCpDescription.Key);
        stolen.Change("https://theirs.example/", PanelFields.Of("thief", 1), await db.ProvisionerSettings.Select(setting => setting.SealedSecret).SingleAsync(Ct));
        db.ProvisionerSettings.Add(stolen);
        await db.SaveChangesAsync(Ct);

        AssertRejected("connection.secret-lost", LostPassword, await new ProvisionerConnections(Secrets).FindAsync(db, Space.Theirs.Id, SolidCpDescription.Value, Ct));
    }

    [Theory]
    [InlineData(SolidCpDescription.Key, "Our Hosting has no connection to SolidCP yet. Set it up under Provisioning.")]
    [InlineData(WebhookDescription.Key, "Our Hosting has no connection to a webhook yet. Set it up under Provisioning.")]
    public async Task FindAsync_WhereNoneIsSetUp_SaysWhatToDo(string kind, string sentence)
    {
        await using var db = Space.CreateDbContext();

        AssertRejected("connection.not-set-up", sentence, await ConnectionAsync(db, kind));
    }

    private Task<SpaceAdmin.Core.Common.Result<ProvisionerConnection>> ConnectionAsync(SpaceAdmin.Core.Data.SpaceDb db, string kind) =>
        new ProvisionerConnections(Secrets).FindAsync(db, Space.Ours.Id, FakeOutside.Description(kind), Ct);

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, Ct);
        return bytes;
    }
}
