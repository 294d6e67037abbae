using AngleSharp.Dom;
using Bunit;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Notes;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components;
using SpaceAdmin.Web.Components.Pages.Notes;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Tests.Components;

/// <summary>The notes of a service. Their text is the browser's until it is sent, so here the script's answers are ours.</summary>
public sealed class NotesTests : DeskTest
{
    [Fact]
    public async Task Notes_OfAService_ArePinnedFirstThenNewest()
    {
        var shop = await Space.AddServiceAsync("shop");
        await Space.AddNoteAsync(shop, Colleague, "first");
        var pinned = await Space.AddNoteAsync(shop, Colleague, "second", customerCanRead: true);
        await Space.AddNoteAsync(shop, Colleague, "third");
        await Space.NoteCommands.PinAsync(pinned, true, Ct);

        var page = OpenNotes(shop);

        Assert.Equal(["second", "third", "first"], Texts(page));
        Assert.Equal(["Pinned", "Customer can read it"], Notes(page)[0].QuerySelectorAll(".tag").Select(tag => tag.Words()));
        Assert.StartsWith("KK Karl Keller 5 Jan 2026 09:00", Notes(page)[1].Words(), StringComparison.Ordinal);
    }

    /// <summary>What it does to a second click, BusyTests say.</summary>
    [Fact]
    public async Task Buttons_OfANote_AreGuardedTogether()
    {
        var shop = await Space.AddServiceAsync("shop");
        await Space.AddNoteAsync(shop, Space.Actor, "first");

        var page = OpenNotes(shop);

        Assert.Equal(
            ["Pin note", "Delete note"],
            page.FindComponents<NoteItem>().Single().FindComponent<BusyGroup>().FindComponents<BusyButton>().Select(button => button.Find("button").GetAttribute("aria-label")));
    }

    [Fact]
    public async Task Note_InMarkdown_IsRenderedAndScriptsAreText()
    {
        var shop = await Space.AddServiceAsync("shop");
        await Space.AddNoteAsync(shop, Colleague, "Pays on **Monday** <script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))");

        var page = OpenNotes(shop);

        var body = page.Find(".note .markdown");
        Assert.Equal("Monday", body.QuerySelector("strong")!.Words());
        Assert.Contains("<script>alert(1)</script> <img src=x onerror=alert(1)>", body.Words(), StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".note script, .note img, .note [onerror], .note a[href^='javascript']"));
    }

    [Fact]
    public async Task Add_OfANote_ShowsItAndEmptiesTheEditor()
    {
        var shop = await Space.AddServiceAsync("shop");
        var page = OpenNotes(shop);
        Typed("  Called, *no* answer. ");
        page.Do(() => page.Find(".write input[type=checkbox]").Change(true));

        page.Do(() => page.Button("Add Notes").Click());

        page.WaitFor(() => Assert.Equal(["Called, no answer."], Texts(page)));
        Assert.Equal(["Customer can read it"], Notes(page)[0].QuerySelectorAll(".tag").Select(tag => tag.Words()));
        page.WaitFor(() => Assert.Equal(["Note added."], page.Snackbars));
        var cleared = Assert.Single(Draft.Invocations["clear"]);
        Assert.Equal([$"2/{shop.Id}", "  Called, *no* answer. "], cleared.Arguments.Skip(1)); // only what was sent goes
        Assert.False(page.Find(".write input[type=checkbox]").HasAttribute("checked")); // the next note is for the staff again
    }

    [Theory]
    [InlineData(0, "A note needs some text.")]
    [InlineData(4_001, "A note has at most 4,000 characters; this one has 4,001.")]
    public async Task Add_OfANoteThatIsRefused_KeepsItAndSaysWhy(int length, string sentence)
    {
        var shop = await Space.AddServiceAsync("shop");
        var page = OpenNotes(shop);
        Typed(length == 0 ? "  \n " : new string('x', length));

        page.Do(() => page.Button("Add Notes").Click());

        page.WaitFor(() => Assert.Equal([sentence], page.Snackbars));
        Assert.Empty(Draft.Invocations["clear"]);
        Assert.Empty(Notes(page));
        Typed("Shorter");
        page.Do(() => page.Button("Add Notes").Click());
        page.WaitFor(() => Assert.Equal(["Shorter"], Texts(page)));
    }

    [Fact]
    public async Task Add_OfTheLongestNote_Succeeds()
    {
        var shop = await Space.AddServiceAsync("shop");
        var page = OpenNotes(shop);
        Typed(new string('x', Note.TextMaxLength));

        page.Do(() => page.Button("Add Notes").Click());

        page.WaitFor(() => Assert.Single(Notes(page)));
    }

    [Fact]
    public async Task Note_ByAColleague_AppearsWithoutTouchingTheEditor()
    {
        var shop = await Space.AddServiceAsync("shop");
        var page = OpenNotes(shop);
        Assert.Contains("No notes yet.", page.Region("Notes").Words(), StringComparison.Ordinal);

        await NoteCommandsOf(Colleague).AddAsync(shop.Id, "Customer called back.", false, Ct);

        page.WaitFor(() => Assert.Equal(["Customer called back."], Texts(page)));
        Assert.Single(Draft.Invocations["start"]); // the same editor as before: what is typed in it is the browser's
        Assert.Empty(Draft.Invocations["clear"]);
        Assert.Empty(page.Snackbars);
    }

    [Fact]
    public async Task Edit_InProgress_SurvivesWhatColleaguesDo()
    {
        var shop = await Space.AddServiceAsync("shop");
        await Space.AddNoteAsync(shop, Space.Actor, "mine");
        var other = await Space.AddNoteAsync(shop, Colleague, "theirs");
        var page = OpenNotes(shop);
        page.Do(() => Act(page, "mine", "Edit note").Click());
        page.WaitFor(() => Assert.Single(page.FindAll("[aria-label='Edit note']")));
        var started = Draft.Invocations["start"].Count;

        await NoteCommandsOf(Colleague).PinAsync(other, true, Ct);
        page.WaitFor(() => Assert.NotEmpty(page.FindAll(".note.pinned")));
        await NoteCommandsOf(Colleague).AddAsync(shop.Id, "another", false, Ct);
        await WaitAsTimePassesAsync(() => Assert.Equal(3, Notes(page).Count));
        await ActAsync(shop, ServiceAction.Activate);
        page.WaitFor(() => Assert.Contains("Suspend Service", page.Buttons));

        Assert.Single(page.FindAll("textarea[aria-label='Edit note']"));
        Assert.Equal(started, Draft.Invocations["start"].Count);
        Assert.Empty(Draft.Invocations["clear"]);
    }

    [Fact]
    public async Task Edit_Saved_ShowsTheNewTextAndThatItWasEdited()
    {
        var shop = await Space.AddServiceAsync("shop");
        await Space.AddNoteAsync(shop, Space.Actor, "first words", customerCanRead: true);
        var page = OpenNotes(shop);

        page.Do(() => Act(page, "first words", "Edit note").Click());
        page.WaitFor(() => Assert.Single(page.FindAll("textarea[aria-label='Edit note']")));
        Assert.Equal("first words", Draft.Invocations["start"][^1].Arguments[2]);
        Assert.True(page.Find(".note .write input[type=checkbox]").HasAttribute("checked"));
        Typed("better words");
        page.Do(() => page.Button("Save note").Click());

        page.WaitFor(() => Assert.Equal(["better words"], Texts(page)));
        Assert.Contains(", edited", Notes(page)[0].Words(), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("textarea[aria-label='Edit note']"));
        page.WaitFor(() => Assert.Equal(["Note saved."], page.Snackbars));
    }

    [Fact]
    public async Task Edit_RefusedOrCancelled_ChangesNothing()
    {
        var shop = await Space.AddServiceAsync("shop");
        await Space.AddNoteAsync(shop, Space.Actor, "first words");
        var page = OpenNotes(shop);
        page.Do(() => Act(page, "first words", "Edit note").Click());
        page.WaitFor(() => Assert.Single(page.FindAll("textarea[aria-label='Edit note']")));

        Typed(" ");
        page.Do(() => page.Button("Save note").Click());
        page.WaitFor(() => Assert.Equal(["A note needs some text."], page.Snackbars));
        Assert.Single(page.FindAll("textarea[aria-label='Edit note']"));

        page.Do(() => page.Button("Cancel").Click());
        page.WaitFor(() => Assert.Equal(["first words"], Texts(page)));
        Assert.DoesNotContain(", edited", Notes(page)[0].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pin_PressedTwice_PinsAndUnpins()
    {
        var shop = await Space.AddServiceAsync("shop");
        await Space.AddNoteAsync(shop, Colleague, "older");
        await Space.AddNoteAsync(shop, Colleague, "newer");
        var page = OpenNotes(shop);

        page.Do(() => Act(page, "older", "Pin note").Click());
        page.WaitFor(() => Assert.Equal(["older", "newer"], Texts(page)));
        Assert.Equal("true", Act(page, "older", "Pin note").GetAttribute("aria-pressed"));

        page.Do(() => Act(page, "older", "Pin note").Click());
        await WaitAsTimePassesAsync(() => Assert.Equal(["newer", "older"], Texts(page)));
        Assert.Equal("false", Act(page, "older", "Pin note").GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task Delete_ThenUndo_BringsTheNoteBack()
    {
        var shop = await Space.AddServiceAsync("shop");
        await Space.AddNoteAsync(shop, Space.Actor, "precious");
        var page = OpenNotes(shop);

        page.Do(() => Act(page, "precious", "Delete note").Click());
        page.WaitFor(() => Assert.Empty(Notes(page)));
        page.WaitFor(() => Assert.Equal(["Note deleted."], page.Snackbars));

        page.Do(() => page.Button("Undo", ".mud-snackbar").Click());
        await WaitAsTimePassesAsync(() => Assert.Equal(["precious"], Texts(page)));
        page.WaitFor(() => Assert.Contains("Note restored.", page.Snackbars));
    }

    [Theory]
    [InlineData("staff", "Pin note,Edit note,Delete note", "Pin note,Delete note")]
    [InlineData("without delete-others", "Pin note,Edit note,Delete note", "Pin note")]
    [InlineData("without write", "Delete note", "Delete note")]
    [InlineData("who only reads", "", "")]
    public async Task Buttons_OfANote_FollowItsAuthorAndThePermissions(string who, string onOwn, string onTheirs)
    {
        var staff = Actors.Of(Space.Ours);
        var shop = await Space.AddServiceAsync("shop");
        await Space.AddNoteAsync(shop, staff, "own");
        await Space.AddNoteAsync(shop, Colleague, "theirs");
        var viewer = who switch
        {
            "without delete-others" => staff.Without(Permissions.NotesDeleteOthers),
            "without write" => staff.Without(Permissions.NotesWrite),
            "who only reads" => staff.Without(Permissions.NotesWrite).Without(Permissions.NotesDeleteOthers),
            _ => staff,
        };

        var page = OpenNotes(shop, viewer);

        Assert.Equal(onOwn, Acts(page, "own"));
        Assert.Equal(onTheirs, Acts(page, "theirs"));
        Assert.Equal(viewer.Can(Permissions.NotesWrite), page.FindAll("textarea[aria-label='Note']").Count == 1);
        Assert.All(page.FindAll("[aria-label='Delete note']"), button => Assert.Contains("danger", button.ClassList));
    }

    [Fact]
    public async Task Notes_WithoutThePermissionToRead_AreNotThere()
    {
        var shop = await Space.AddServiceAsync("shop");
        await Space.AddNoteAsync(shop, Colleague, "secret");

        var page = Open($"/services/{shop.Id}", Actors.Of(Space.Ours).Without(Permissions.NotesRead));

        page.WaitFor(() => Assert.True(page.HasRegion("Life-cycle")));
        Assert.False(page.HasRegion("Notes"));
        Assert.DoesNotContain("secret", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".write"));
    }

    private static IReadOnlyList<IElement> Notes(IRenderedComponent<Routes> page) => [.. page.FindAll("article.note")];

    private static IEnumerable<string> Texts(IRenderedComponent<Routes> page) => page.FindAll("article.note .markdown").Select(note => note.Words());

    private static IElement Of(IRenderedComponent<Routes> page, string text) =>
        Notes(page).Single(note => note.QuerySelector(".markdown")?.Words() == text);

    private static IElement Act(IRenderedComponent<Routes> page, string text, string name) => Of(page, text).QuerySelector($"button[aria-label='{name}']")!;

    private static string Acts(IRenderedComponent<Routes> page, string text) =>
        string.Join(',', Of(page, text).QuerySelectorAll("button").Select(button => button.GetAttribute("aria-label")));

    private IRenderedComponent<Routes> OpenNotes(SpaceService service, Actor? viewer = null)
    {
        var page = Open($"/services/{service.Id}", viewer);
        page.WaitFor(() => Assert.True(page.HasRegion("Notes") && !page.Region("Notes").Words().Contains("Loading", StringComparison.Ordinal)));
        return page;
    }
}
