using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Provisioning;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Components;

/// <summary>The types of services, for administrators alone.</summary>
public sealed class ServiceTypesPageTests : DeskTest
{
    [Fact]
    public async Task List_TellsWhatEachIs_AndHowManyServicesItHas()
    {
        await Space.AddServiceAsync();
        var page = OpenPage();

        Assert.Equal(["Domain name Stands alone 0 None Provisioner…", "Hosting add-on Add-on 0 None Provisioner…", "Hosting plan Stands alone 1 None Provisioner…"], Rows(page));
    }

    [Fact]
    public async Task NewType_ThatIsRefused_StaysOpenUntilItIsRight()
    {
        var page = OpenPage();
        page.Do(() => page.Button("New type").Click());
        page.WaitFor(() => page.Find("#type-name"));
        page.Do(() => page.Find("#type-name").Change("hosting plan"));
        page.Do(() => page.Find("#type input[type='checkbox']").Change(true));
        page.Do(() => page.Find("#type-provisioner").Change("solidcp"));
        await page.DoAsync(() => page.Find("#type").SubmitAsync());
        page.WaitFor(() => Assert.Equal("There is a type “hosting plan” already.", page.Find("#type .error").Words()));

        page.Do(() => page.Find("#type-name").Change("Mailboxes"));
        await page.DoAsync(() => page.Find("#type").SubmitAsync());

        page.WaitFor(() => Assert.Equal(["The type is created."], page.Snackbars));
        page.WaitFor(() => Assert.Contains("Mailboxes Add-on 0 SolidCP Provisioner…", Rows(page)));
    }

    [Fact]
    public async Task Provisioner_OfAType_IsChangedInItsDialog_OrIsStale()
    {
        var page = OpenPage();
        await ChooseAsync(page, "webhook");
        page.WaitFor(() => Assert.Contains("Hosting plan Stands alone 0 Webhook Provisioner…", Rows(page)));

        page.Do(() => page.Find("[aria-label='Provisioner of Hosting plan']").Click());
        page.WaitFor(() => page.Find("#type-provisioner"));
        var id = (await Services.GetRequiredService<ServiceTypeQueries>().ListAsync(Ct)).Single(type => type.Name == "Hosting plan").Id;
        await Services.GetRequiredService<ServiceTypeCommands>().ProvisionByAsync(id, WebhookDescription.Key, SolidCpDescription.Key, Ct);
        page.Do(() => page.Find("#type-provisioner").Change("none"));
        await page.DoAsync(() => page.Find("#type").SubmitAsync());

        page.WaitFor(() => Assert.Contains(page.Snackbars, message => message.StartsWith("Somebody else changed this", StringComparison.Ordinal)));
        page.WaitFor(() => Assert.Contains("Hosting plan Stands alone 0 SolidCP Provisioner…", Rows(page)));
    }

    [Fact]
    public void Page_OfAReseller_IsNotFound()
    {
        var page = Open("/admin/service-types");

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
    }

    private static string[] Rows(IRenderedComponent<Routes> page) => [.. page.FindAll("main tbody tr").Select(row => row.Words())];

    private static async Task ChooseAsync(IRenderedComponent<Routes> page, string provisioner)
    {
        page.Do(() => page.Find("[aria-label='Provisioner of Hosting plan']").Click());
        page.WaitFor(() => page.Find("#type-provisioner"));
        page.Do(() => page.Find("#type-provisioner").Change(provisioner));
        await page.DoAsync(() => page.Find("#type").SubmitAsync());
    }

    private IRenderedComponent<Routes> OpenPage()
    {
        var page = Open("/admin/service-types", Actors.Administrator);
        page.WaitFor(() => Assert.Equal(3, Rows(page).Length));
        return page;
    }
}
