using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Tests.Core.Provisioning;

namespace SpaceAdmin.Tests.Core;

/// <summary>Types of services, and what provisions them.</summary>
public sealed class ServiceTypeTests : IDisposable
{
    private readonly Space _space = new() { Actor = Actors.Administrator };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ServiceTypeCommands Commands => new(_space.UnitOfWork, FakeOutside.Kinds);

    private ServiceTypeQueries Queries => new(_space, _space);

    [Fact]
    public async Task ListAsync_TellsOfEachType_HowManyServicesItHas()
    {
        await _space.AddServiceAsync("a");
        await _space.AddServiceAsync("b", customer: _space.Zoe);

        Assert.Equal(
            [("Domain name", false, 0), ("Hosting add-on", true, 0), ("Hosting plan", false, 2)],
            (await Queries.ListAsync(Ct)).Select(type => (type.Name, type.IsAddOn, type.Services)));
    }

    [Theory]
    [InlineData("", "A type's name is one line of 1 to 80 characters.")]
    [InlineData("two\nlines", "A type's name is one line of 1 to 80 characters.")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890123456789012345678901", "A type's name is one line of 1 to 80 characters.")]
    [InlineData(" hosting PLAN ", "There is a type “hosting PLAN” already.")]
    public async Task AddAsync_OfANameThatIsNone_OrTaken_IsRefused(string name, string sentence) =>
        Assert.Equal(sentence, Assert.IsAssignableFrom<ServiceTypeRefusal>((await Commands.AddAsync(name, false, ProvisionerKinds.None, Ct)).Failure).Message);

    [Fact]
    public async Task OfAProvisionerThatThereIsNot_BothAreRefused()
    {
        const string Sentence = "A provisioner is one of None, Webhook, SolidCP.";

        Assert.Equal(Sentence, (await Commands.AddAsync("VPS", false, "nonsense", Ct)).Failure?.Message);
        Assert.Equal(Sentence, (await Commands.ProvisionByAsync(1, ProvisionerKinds.None, "nonsense", Ct)).Failure?.Message);
    }

    [Fact]
    public async Task AddAndProvisionBy_AreListedAndRecorded()
    {
        var id = (await Commands.AddAsync(" VPS ", true, WebhookDescription.Key, Ct)).Value;
        Assert.Equal(id, (await Commands.ProvisionByAsync(id, WebhookDescription.Key, SolidCpDescription.Key, Ct)).Value);
        await Commands.ProvisionByAsync(id, SolidCpDescription.Key, SolidCpDescription.Key, Ct); // saved as it was

        Assert.Contains(new ServiceTypeRow(id, "VPS", true, SolidCpDescription.Key, 0), await Queries.ListAsync(Ct));
        Assert.Equal(
            [
                ("Service type", "Create service type", "VPS", null, "Extends others; Provisioner: Webhook"),
                ("Service type", "Change service type", "VPS", "Provisioner: Webhook", "Provisioner: SolidCP"),
            ],
            (await _space.AuditAsync()).Select(entry => (entry.Kind, entry.Action, entry.Subject, entry.Before, entry.After)));
    }

    [Fact]
    public async Task ProvisionByAsync_FromAStalePage_OrOfWhatIsNot_ChangesNothing()
    {
        await Commands.ProvisionByAsync(1, ProvisionerKinds.None, WebhookDescription.Key, Ct);

        Assert.IsType<Failure.Stale>((await Commands.ProvisionByAsync(1, ProvisionerKinds.None, SolidCpDescription.Key, Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await Commands.ProvisionByAsync(4711, ProvisionerKinds.None, SolidCpDescription.Key, Ct)).Failure);
        Assert.Equal(WebhookDescription.Key, (await Queries.ListAsync(Ct)).Single(type => type.Id == 1).Provisioner);
    }

    [Fact]
    public async Task ForAReseller_TypesAreNotItsToChange()
    {
        _space.Actor = Actors.Of(_space.Ours) with { Granted = new HashSet<string> { Permissions.ServiceTypesManage } };

        Assert.IsType<Failure.Forbidden>((await Commands.AddAsync("VPS", false, ProvisionerKinds.None, Ct)).Failure);
        Assert.IsType<Failure.Forbidden>((await Commands.ProvisionByAsync(1, ProvisionerKinds.None, WebhookDescription.Key, Ct)).Failure);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Queries.ListAsync(Ct));
    }

    public void Dispose() => _space.Dispose();
}
