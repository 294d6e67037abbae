using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Tests.Outside;

namespace SpaceAdmin.Tests.Core.Provisioning;

/// <summary>A panel, and who asks it.</summary>
public abstract class SolidCpTest : ProvisionerTest, IAsyncLifetime
{
    private protected const string Key = "service:1042:activate:7";

    private protected SolidCpServer Panel { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Panel = await SolidCpServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Panel.DisposeAsync();
        Dispose();
        GC.SuppressFinalize(this);
    }

    private protected ProvisionerConnection Connection(string? xmlNamespace = null, int? parentPackageId = SolidCpServer.ParentPackageId, string password = SolidCpServer.Password) =>
        new(Panel.Address, PanelFields.Of(SolidCpServer.UserName, parentPackageId, xmlNamespace), password);

    private protected Task<ProvisionerAnswer> SendAsync(
        ProvisioningRequest request, string? service = null, string? parent = null, ProvisionerConnection? connection = null, TimeSpan? patience = null) =>
        new SolidCpProvisioner(NewClient(patience)).SendAsync(connection ?? Connection(), Key, request, new OutsideReferences(service, parent), Ct);

    /// <summary>A customer whom the panel knows already.</summary>
    private protected PanelUser AddAnna(int role = 3) => Panel.Add(new PanelUser(20, "anna", role, "Anna", "Berg", "anna@berg.example"));

    private protected PanelPackage AddPackage(int id = 50, int status = 1, string comments = "", int plan = 12, int user = 20) =>
        Panel.Add(new PanelPackage(id, user, plan, "web-01", comments, status, "2026-01-01T00:00:00"));

    private protected PanelAddOn AddAddOn(int id = 70, int status = 1, string comments = "", int plan = 30, int quantity = 1, string purchased = "2026-01-05T10:00:00+01:00") =>
        Panel.Add(new PanelAddOn(id, 50, plan, quantity, comments, status, purchased));
}
