using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Monitoring;
using SpaceAdmin.Web.Components;
using SpaceAdmin.Web.Components.Pages.Monitor;

namespace SpaceAdmin.Tests.Components;

/// <summary>Days and texts of the monitor, on their page and in the dialog of one service.</summary>
public sealed class MonitorSettingsPageTests : DeskTest
{
    [Fact]
    public void Page_OfAReseller_IsItsOwn_AndShowsWhatHolds()
    {
        var page = OpenPage();

        Assert.Empty(page.FindAll("#owner"));
        Assert.Equal(("7", "7 by default"), (page.Find("#days-issue").GetAttribute("placeholder"), page.Find("#days-issue-from").Words()));
        Assert.Equal("Payment overdue", page.Find("#text-suspension").GetAttribute("placeholder"));
    }

    [Fact]
    public async Task Save_StoresWhatIsTyped_AndEmptyIsLeftToTheWiderLevel()
    {
        var page = OpenPage();
        page.Do(() => page.Find("#days-suspend").Change("5"));
        page.Do(() => page.Find("#text-warning").Change("Please pay soon."));
        page.Do(() => page.Find("#monitor-settings").Submit());

        page.WaitFor(() => Assert.Equal(["The days and texts are saved. The next pass goes by them."], page.Snackbars));
        Assert.Equal("instead of 2 by default", page.Find("#days-suspend-from").Words());
        var stored = await SettingsAsync(SettingLevel.Reseller, Space.Ours.Id);
        Assert.Equal((new DaysChoice(null, null, 5, null), new MonitorTexts("Please pay soon.", null, null)), (stored.Days, stored.Texts));

        page.Do(() => page.Find("#days-suspend").Change(""));
        page.Do(() => page.Find("#text-warning").Change(" "));
        page.Do(() => page.Find("#monitor-settings").Submit());
        page.WaitFor(() => Assert.Equal("2 by default", page.Find("#days-suspend-from").Words()));
        Assert.Equal(0, (await SettingsAsync(SettingLevel.Reseller, Space.Ours.Id)).Version);
    }

    [Theory]
    [InlineData("#days-issue", "366", "Days are whole numbers from 0 to 365.")]
    [InlineData("#days-warn", "-1", "Days are whole numbers from 0 to 365.")]
    [InlineData("#days-suspend", "1.5", "Days are whole numbers from 0 to 365.")]
    [InlineData("#days-suspend", "soon", "Days are whole numbers from 0 to 365.")]
    [InlineData("#days-suspend", "99999999999", "Days are whole numbers from 0 to 365.")]
    [InlineData("#days-cancel", "0", "A service is cancelled 1 to 365 days after its suspension.")]
    public async Task Save_OfWhatIsRefused_SaysSoByTheField_AndKeepsWhatWasTyped(string field, string value, string sentence)
    {
        var page = OpenPage();
        page.Do(() => page.Find("#days-issue").Change("9"));
        page.Do(() => page.Find(field).Change(value));
        page.Do(() => page.Find("#monitor-settings").Submit());

        page.WaitFor(() => Assert.Equal(sentence, page.Find($"{field}-error").Words()));
        Assert.Equal(("true", value), (page.Find(field).GetAttribute("aria-invalid"), page.Find(field).GetAttribute("value")));
        Assert.Single(page.FindAll("[aria-invalid='true']"));
        Assert.Equal(0, (await SettingsAsync(SettingLevel.Reseller, Space.Ours.Id)).Version);
    }

    [Fact]
    public void Page_OfAnAdministrator_ChoosesForWhom()
    {
        var page = OpenPage(Actors.Administrator);
        Assert.Equal(["The installation", "Our Hosting", "Their Hosting"], page.FindAll("#owner option").Select(option => option.Words()));
        page.Do(() => page.Find("#days-issue").Change("10"));
        page.Do(() => page.Find("#monitor-settings").Submit());
        page.WaitFor(() => Assert.NotEmpty(page.Snackbars));

        page.Do(() => page.Find("#owner").Change($"Reseller {Space.Theirs.Id}"));

        page.WaitFor(() => Assert.Equal("10 from the installation", page.Find("#days-issue-from").Words()));
        Assert.Equal($"/monitor/settings?reseller={Space.Theirs.Id}", Address);
    }

    [Fact]
    public void Page_OfAnotherReseller_IsNotFound()
    {
        var page = Open($"/monitor/settings?reseller={Space.Theirs.Id}");

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
    }

    [Fact]
    public async Task Save_AfterSomebodyElse_IsRefusedAndShowsTheNewest()
    {
        var page = OpenPage();
        var commands = Services.GetRequiredService<MonitorCommands>();
        await commands.ChangeSettingsAsync(SettingLevel.Reseller, Space.Ours.Id, new DaysChoice(3, null, null, null), MonitorTexts.None, 0, Ct);

        page.Do(() => page.Find("#days-issue").Change("9"));
        page.Do(() => page.Find("#monitor-settings").Submit());

        page.WaitFor(() => Assert.Equal("3", page.Find("#days-issue").GetAttribute("value")));
        Assert.StartsWith("Somebody else changed this", Assert.Single(page.Snackbars), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dialog_OfAService_SetsItsOwnDays()
    {
        var number = (await Space.AddServiceAsync("shop.example")).Id;
        var page = OpenPage();
        var asked = AskAsync(page, number);
        page.WaitFor(() => Assert.Equal("2", page.Find("#own-days #days-suspend").GetAttribute("placeholder")));

        page.Do(() => page.Find("#own-days #days-cancel").Change("0"));
        page.Do(() => page.Find("#own-days").Submit());
        page.WaitFor(() => Assert.Equal("A service is cancelled 1 to 365 days after its suspension.", page.Find("#own-days #days-cancel-error").Words()));
        page.Do(() => page.Find("#own-days #days-cancel").Change("30"));
        page.Do(() => page.Find("#own-days").Submit());

        Assert.Equal(1, (await asked)!.Value);
        Assert.Equal(new DaysChoice(null, null, null, 30), (await SettingsAsync(SettingLevel.Service, number)).Days);
    }

    [Fact]
    public async Task Dialog_OfAServiceOfAnother_SaysThatItIsNotThere()
    {
        var number = (await Space.AddServiceAsync("theirs.example", customer: Space.Zoe)).Id;
        var page = OpenPage();
        var asked = AskAsync(page, number);

        page.WaitFor(() => Assert.Equal($"Service #{number} was not found.", page.Find("[role='dialog'] [role='status']").Words()));
        page.Do(() => page.DialogButton("Back").Click());

        Assert.Null(await asked);
    }

    private Task<Result<int>?> AskAsync(IRenderedComponent<Routes> page, int number) =>
        page.InvokeAsync(() => Task.FromResult(DaysDialog.AskAsync(Services.GetRequiredService<IDialogService>(), SettingLevel.Service, number, $"Service #{number}"))).Unwrap();

    private async Task<MonitorSettingsDetails> SettingsAsync(SettingLevel level, int subject) =>
        (await Services.GetRequiredService<MonitorQueries>().SettingsAsync(level, subject, Ct))!;

    private IRenderedComponent<Routes> OpenPage(Actor? actor = null)
    {
        var page = Open("/monitor/settings", actor);
        page.WaitFor(() => page.Find("#monitor-settings"));
        return page;
    }
}
