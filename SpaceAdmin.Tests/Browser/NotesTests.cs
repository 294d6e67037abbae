using Microsoft.Playwright;
using SpaceAdmin.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace SpaceAdmin.Tests.Browser;

public sealed class NotesTests(BrowserFixture browsers, SpaceApp app) : BrowserTest(browsers, app)
{
    [Fact]
    public async Task Note_Added_ArrivesInASecondBrowserWithoutDisturbingTheTyping()
    {
        var mine = await SignedInAsync(Reseller, "/services/1");
        var theirs = await SignedInAsync(Staff, "/services/1");
        var draft = Editor(theirs);
        await draft.FillAsync("half a sen");

        await Editor(mine).FillAsync("Pays on **Friday** <script>alert(1)</script>");
        await Button(mine, "Add Notes").ClickAsync();

        var note = Region(theirs, "Notes").GetByRole(AriaRole.Article).Filter(new() { HasText = "Pays on Friday" });
        await Expect(note).ToContainTextAsync("<script>alert(1)</script>");
        await Expect(note.Locator("strong")).ToHaveTextAsync("Friday");
        await Expect(draft).ToHaveValueAsync("half a sen");
        await Expect(Editor(mine)).ToHaveValueAsync("");

        await draft.PressAsync("Control+Enter");
        await Expect(Region(mine, "Notes")).ToContainTextAsync("half a sen");
    }

    [Fact]
    public async Task Note_EditedPinnedDeletedAndRestored_FollowsInASecondBrowser()
    {
        var mine = await SignedInAsync(Reseller, "/services/5");
        var theirs = await SignedInAsync(Staff, "/services/5");
        await Editor(mine).FillAsync("first words");
        await mine.Keyboard.PressAsync("Control+Enter");
        var here = mine.GetByRole(AriaRole.Article);
        var there = theirs.GetByRole(AriaRole.Article);
        await Expect(there).ToContainTextAsync("first words");

        await here.GetByRole(AriaRole.Button, new() { Name = "Edit note" }).ClickAsync();
        await mine.GetByRole(AriaRole.Textbox, new() { Name = "Edit note" }).FillAsync("better words");
        await Button(mine, "Save note").ClickAsync();
        await Expect(there).ToContainTextAsync("better words");

        await here.GetByRole(AriaRole.Button, new() { Name = "Pin note" }).ClickAsync();
        await Expect(there).ToContainTextAsync("Pinned");

        await here.GetByRole(AriaRole.Button, new() { Name = "Delete note" }).ClickAsync();
        await Expect(there).ToHaveCountAsync(0);
        await Button(mine, "Undo").ClickAsync();
        await Expect(there).ToContainTextAsync("better words");
    }

    [Fact]
    public async Task Draft_OfAClosedPanel_IsThereWhenItOpensAgain()
    {
        var page = await SignedInAsync(Reseller, "/services/8");
        var note = Editor(page);
        await note.FillAsync("not finished");
        await page.GetByRole(AriaRole.Link, new() { Name = "Close" }).ClickAsync();
        await Expect(note).ToHaveCountAsync(0);

        await page.GotoAsync("/services/8");

        await Expect(note).ToHaveValueAsync("not finished");
    }

    // Its keys work once its script is there.
    private static ILocator Editor(IPage page) =>
        page.Locator(".write[data-ready]").GetByRole(AriaRole.Textbox, new() { Name = "Note", Exact = true });
}
