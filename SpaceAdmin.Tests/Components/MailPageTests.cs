using Bunit;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Components;

/// <summary>The words of mails, as they are listed, written, looked at and tried.</summary>
public sealed class MailPageTests : DeskTest
{
    private static readonly MailEvent s_suspended = MailEvents.Find(OutboxEvents.Suspended)!;

    private MailTemplateQueries Queries => new(Space, Space, Space.Mails);

    private MailTemplateCommands Commands => new(Space.UnitOfWork, Space, Space, Space.Mails, Space.Mails);

    [Fact]
    public async Task List_HasEveryEvent_WithWhatWasChanged()
    {
        await Commands.SaveAsync(Space.Ours.Id, OutboxEvents.Activated, new MailContent("Own", "Words", null), 0, Ct);
        await Commands.SwitchAsync(Space.Ours.Id, OutboxEvents.Ordered, off: true, 0, Ct);

        var page = OpenList();

        Assert.Equal("Mail templates", page.Find("h1").Words());
        Assert.Equal(MailEvents.All.Select(about => about.Name), page.FindAll("main tbody td:first-child").Select(cell => cell.Words()));
        Assert.Equal(["Ordered Off Default", "Activated On Own", "Suspended On Default"], Rows(page).Take(3));
        Assert.Empty(page.FindAll("#owner"));
        Follow(page.Link("main tbody", "Suspended"));
        page.WaitFor(() => Assert.Equal("Suspended", page.Find("h1").Words()));
        Assert.Equal($"/mail?reseller={Space.Ours.Id}&event=Suspended", Address);
    }

    [Fact]
    public void List_OfAnAdministrator_ChoosesForWhom()
    {
        var page = OpenList(Actors.Administrator);
        Assert.Equal(["Our Hosting", "Their Hosting"], page.FindAll("#owner option").Select(option => option.Words()));

        page.Do(() => page.Find("#owner").Change($"{Space.Theirs.Id}"));

        page.WaitFor(() => Assert.Equal($"/mail?reseller={Space.Theirs.Id}&event=Suspended", page.Link("main tbody", "Suspended").GetAttribute("href")));
        Assert.Equal($"/mail?reseller={Space.Theirs.Id}", Address);
    }

    [Theory]
    [InlineData("/mail?reseller={0}")]
    [InlineData("/mail?reseller={0}&event=Suspended")]
    [InlineData("/mail?event=Nothing")]
    [InlineData("/mail?reseller=x")]
    public void Address_OfWhatIsNotOnesOwn_IsNotFound(string address)
    {
        var page = Open(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, Space.Theirs.Id));

        page.WaitFor(() => Assert.Equal("Not found", page.Find("h1").Words()));
    }

    [Fact]
    public async Task Save_StoresWhatIsTyped_AndTheDefaultComesBack()
    {
        var page = OpenEvent();
        Assert.Equal(s_suspended.Default.Subject, page.Find("#mail-subject").GetAttribute("value"));
        Assert.Contains("{service.name} The service’s name.", page.Find("main aside").Words(), StringComparison.Ordinal);
        page.Do(() => page.Find("#mail-subject").Change("Oh, {service.name}"));
        page.Do(() => page.Find("#mail-text").Change("It is suspended.\n{reason}"));
        page.Do(() => page.Find("#mail-html").Change(""));
        page.Do(() => page.Find("#mail-template").Submit());

        page.WaitFor(() => Assert.Equal(["The template is saved."], page.Snackbars));
        Assert.Equal(new MailContent("Oh, {service.name}", "It is suspended.\n{reason}", null), (await StoredAsync()).Content);
        Assert.Contains("Suspended On Own", page.Find("main .title").Words(), StringComparison.Ordinal);

        page.Do(() => page.Button("Back to the default").Click());
        page.WaitFor(() => page.DialogButton("Back to the default"));
        page.Do(() => page.DialogButton("Back to the default").Click());

        page.WaitFor(() => Assert.Equal(s_suspended.Default.Subject, page.Find("#mail-subject").GetAttribute("value")));
        Assert.Contains("Suspended On Default", page.Find("main .title").Words(), StringComparison.Ordinal);
        Assert.False((await StoredAsync()).IsOwn);
    }

    [Theory]
    [InlineData("#mail-subject", "Hello {nobody}", "There is no variable “{nobody}” in these mails. Allowed are {customer.name}, ")]
    [InlineData("#mail-text", "Hello {service.name", "A brace is opened and not closed: “{service.name”.")]
    [InlineData("#mail-text", " ", "The text has 1 to 20000 characters.")]
    [InlineData("#mail-html", "<p>{nobody}</p>", "There is no variable “{nobody}” in these mails.")]
    public async Task Save_OfWhatIsRefused_SaysSoByTheField_AndKeepsWhatWasTyped(string field, string value, string sentence)
    {
        var page = OpenEvent();
        page.Do(() => page.Find(field).Change(value));
        page.Do(() => page.Find("#mail-template").Submit());

        page.WaitFor(() => Assert.StartsWith(sentence, page.Find($"{field}-error").Words(), StringComparison.Ordinal));
        Assert.Equal(("true", value), (page.Find(field).GetAttribute("aria-invalid"), page.Find(field).GetAttribute("value")));
        Assert.Single(page.FindAll("main [aria-invalid='true']"));
        Assert.Empty(page.Snackbars);
        Assert.False((await StoredAsync()).IsOwn);
    }

    [Fact]
    public async Task Save_AfterSomebodyElse_IsRefusedAndShowsTheNewest()
    {
        var page = OpenEvent();
        await Commands.SaveAsync(Space.Ours.Id, OutboxEvents.Suspended, new MailContent("Theirs", "Words", null), 0, Ct);
        page.Do(() => page.Find("#mail-subject").Change("Mine"));
        page.Do(() => page.Find("#mail-template").Submit());

        page.WaitFor(() => Assert.Equal("Theirs", page.Find("#mail-subject").GetAttribute("value")));
        Assert.StartsWith("Somebody else changed this", Assert.Single(page.Snackbars), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_ShowsWhatIsTyped_WithARealService()
    {
        var first = await Space.AddServiceAsync("first.example");
        await Space.AddServiceAsync("newest.example");
        var page = OpenEvent();
        page.Do(() => page.Find("#mail-subject").Change("Oh, {service.name}"));
        page.Do(() => page.Find("#mail-html").Change("<b onclick=\"alert(1)\">{service.name}</b>"));

        page.Do(() => page.Button("Preview").Click());
        page.WaitFor(() => Assert.Equal("Oh, newest.example", page.Find(".preview .subject").Words()));
        var frame = page.Find(".preview iframe");
        Assert.Equal("", frame.GetAttribute("sandbox"));
        Assert.Contains("<body><b>newest.example</b>\n</body>", frame.GetAttribute("srcdoc"), StringComparison.Ordinal);

        page.Do(() => page.Find("#mail-service").Change($"#{first.Id}"));
        page.Do(() => page.Button("Preview").Click());
        page.WaitFor(() => Assert.Equal($"With service #{first.Id} first.example of anna.", page.Find(".preview [role='status']").Words()));

        page.Do(() => page.Find("#mail-service").Change("nonsense"));
        page.Do(() => page.Button("Preview").Click());
        page.WaitFor(() => Assert.Equal("Service #0 was not found.", page.Find(".preview .error").Words()));
        Assert.False((await StoredAsync()).IsOwn);
    }

    [Fact]
    public async Task Switch_TurnsTheMailsOff_AndKeepsWhatIsTyped()
    {
        var page = OpenEvent();
        page.Do(() => page.Find("#mail-subject").Change("Not saved yet"));

        page.Do(() => page.Button("Turn off").Click());

        page.WaitFor(() => Assert.Equal(["These mails are turned off."], page.Snackbars));
        Assert.Contains("Suspended Off Default", page.Find("main .title").Words(), StringComparison.Ordinal);
        Assert.Equal("Not saved yet", page.Find("#mail-subject").GetAttribute("value"));
        Assert.True((await StoredAsync()).IsOff);
        page.Do(() => page.Button("Turn on").Click());
        page.WaitFor(() => Assert.Contains("Suspended On Default", page.Find("main .title").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public void Invitation_CannotBeTurnedOff()
    {
        var page = OpenEvent(OutboxEvents.Invitation);

        Assert.DoesNotContain("Turn off", page.FindAll("main button").Select(button => button.Words()));
        Assert.Empty(page.FindAll("#mail-service"));
        Assert.Contains("It cannot be turned off.", page.Find("main .mails").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestMail_GoesToOneself_OrSaysWhyNot()
    {
        var rosa = await Space.AddUserAsync("rosa", Space.Ours);
        var page = OpenEvent(actor: Space.Actor with { UserId = rosa.Id });
        page.Do(() => page.Find("#mail-subject").Change("Oh, {service.name}"));

        page.Do(() => page.Button("Send a test mail").Click());
        page.WaitFor(() => Assert.Equal(["A test mail is on its way to rosa@users.example."], page.Snackbars));
        Assert.Equal("[Test] Oh, shop.example", Assert.Single(Space.Mails.Sent).Content.Subject);

        Space.Mails.Answer = new OutboxAnswer(OutboxVerdict.Unclear, "The mail server cannot be reached.");
        page.Do(() => page.Button("Send a test mail").Click());
        page.WaitFor(() => Assert.Equal("The mail server cannot be reached.", page.Find(".preview .error").Words()));
    }

    [Fact]
    public void Leaving_WithUnsavedWords_AsksFirst()
    {
        var page = OpenEvent();
        page.Do(() => page.Find("#mail-subject").Change("Not saved yet"));

        Navigation.NavigateTo("/mail");
        page.WaitFor(() => Assert.Contains("What you changed about these mails is lost.", page.Find("[role='dialog']").Words(), StringComparison.Ordinal));
        page.Do(() => page.DialogButton("Back").Click());

        page.WaitFor(() => Assert.Empty(page.FindAll("[role='dialog']")));
        Assert.Equal(("/mail?event=Suspended", "Not saved yet"), (Address, page.Find("#mail-subject").GetAttribute("value")));
    }

    [Fact]
    public void Menu_OffersThePage_ToWhoMayWriteMails() =>
        Assert.Contains("Mail templates", OpenList().FindAll("nav.menu a").Select(link => link.Words()));

    [Fact]
    public void Menu_OffersNothing_ToWhoMayNot()
    {
        var page = Open("/services", Space.Actor.Without(Permissions.MailManage));

        page.WaitFor(() => Assert.Contains("Surface Monitor", page.FindAll("nav.menu a").Select(link => link.Words())));
        Assert.DoesNotContain("Mail templates", page.FindAll("nav.menu a").Select(link => link.Words()));
    }

    private static string[] Rows(IRenderedComponent<Routes> page) =>
        [.. page.FindAll("main tbody tr").Select(row => string.Join(' ', row.QuerySelectorAll("td:not(.minor)").Select(cell => cell.Words())))];

    private async Task<MailTemplateDetails> StoredAsync() => (await Queries.FindAsync(Space.Ours.Id, OutboxEvents.Suspended, Ct))!;

    private IRenderedComponent<Routes> OpenList(Actor? actor = null)
    {
        var page = Open("/mail", actor);
        page.WaitFor(() => page.Find("main table"));
        return page;
    }

    private IRenderedComponent<Routes> OpenEvent(string happened = OutboxEvents.Suspended, Actor? actor = null)
    {
        var page = Open($"/mail?event={Uri.EscapeDataString(happened)}", actor);
        page.WaitFor(() => page.Find("#mail-template"));
        return page;
    }
}
