using Bunit;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Components;

/// <summary>Nothing of the desk's own shows on any page of a customer: each word here starts with "zq" and must not.</summary>
public sealed class MyPrivacyTests : DeskTest
{
    [Theory]
    [InlineData("/my/services")]
    [InlineData("/my/services/{shop}")]
    [InlineData("/my/services/{backup}")]
    [InlineData("/my/invoices")]
    public async Task Page_OfACustomer_ShowsNothingOfTheDesksOwn(string address)
    {
        var staff = Colleague with { Name = "zq-staff" };
        var shop = await Space.AddServiceAsync("shop", ServiceStatus.Active);
        var backup = await Space.AddServiceAsync("backup", ServiceStatus.Active, parent: shop, type: "Hosting add-on");
        await Space.AddServiceAsync("zq-another's", customer: Space.Bert);
        Space.Actor = staff;
        await Space.NoteCommands.AddAsync(shop.Id, "zq-note for colleagues", customerCanRead: false, Ct);
        var seen = await Space.NoteCommands.AddAsync(shop.Id, "zq-note that was seen", customerCanRead: true, Ct);
        await Space.NoteCommands.EditAsync(seen.Value, "zq-note that is seen no more", customerCanRead: false, Ct);
        await Space.NoteCommands.DeleteAsync((await Space.NoteCommands.AddAsync(shop.Id, "zq-note that is gone", customerCanRead: true, Ct)).Value, Ct);
        await Space.NoteCommands.AddAsync(shop.Id, "an answer", customerCanRead: true, Ct);
        await Space.Holds.HoldAsync(shop.Id, shop.Version, new DateOnly(2026, 2, 1), "zq-hold", Ct);
        await Space.Schedules.ScheduleAsync(shop.Id, ServiceAction.Cancel, new DateOnly(2026, 1, 20), new StatusReason("zq-schedule", IsPrivate: true), Ct);
        await Space.Commands.ApplyAsync(shop.Id, ServiceAction.Suspend, (await Space.FindAsync(shop))!.Version, new StatusReason("zq-reason", IsPrivate: true), Ct);

        var page = Open(
            address.Replace("{shop}", $"{shop.Id}", StringComparison.Ordinal).Replace("{backup}", $"{backup.Id}", StringComparison.Ordinal), Actors.Of(Space.Anna));

        page.WaitFor(() => Assert.DoesNotContain("Loading", page.Markup, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("h1"));
        Assert.DoesNotContain("zq", page.Markup, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Private", page.Markup, StringComparison.Ordinal); // nor that there is something to hide
        Assert.DoesNotContain("Held", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_OfTheDesk_ComeAndGoUnderTheProvidersName()
    {
        var rosa = NoteCommandsOf(Space.Actor);
        var shop = await Space.AddServiceAsync("shop");
        var page = Open($"/my/services/{shop.Id}", Actors.Of(Space.Anna));
        page.WaitFor(() => Assert.Contains("No notes yet. Your provider sees a note the moment it is added.", page.Region("Notes").Words(), StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".write input[type=checkbox]")); // what a customer writes is for both

        var note = await rosa.AddAsync(shop.Id, "It is done.", customerCanRead: true, Ct);
        page.WaitFor(() => Assert.Equal("OH Our Hosting 5 Jan 2026 09:00 It is done.", page.Find("article.note").Words()));
        Assert.Empty(page.FindAll("article.note button"));

        await rosa.EditAsync(note.Value, "It is done.", customerCanRead: false, Ct);
        await WaitAsTimePassesAsync(() => Assert.Empty(page.FindAll("article.note")));
    }

    [Fact]
    public async Task Note_OfTheCustomer_IsItsOwnToChange()
    {
        var user = await Space.AddUserAsync("Anna Berg", customer: Space.Anna);
        var anna = Actors.Of(Space.Anna) with { UserId = user.Id, Name = user.Name };
        var shop = await Space.AddServiceAsync("shop");
        var page = Open($"/my/services/{shop.Id}", anna);
        page.WaitFor(() => page.Button("Add Notes"));
        Typed("Please *call*.");
        page.Do(() => page.Button("Add Notes").Click());

        page.WaitFor(() => Assert.Equal("Y You 5 Jan 2026 09:00 Please call.", page.Find("article.note").Words()));
        Assert.Equal(["Edit note", "Delete note"], page.FindAll("article.note button").Select(button => button.GetAttribute("aria-label")));
        Assert.Equal($"{user.Id}/my/{shop.Id}", Draft.Invocations["start"][^1].Arguments[1]); // never a draft for colleagues
    }

    [Fact]
    public async Task Note_OfTheCustomer_IsMarkedOnTheDesk()
    {
        var user = await Space.AddUserAsync("Anna Berg", customer: Space.Anna);
        var shop = await Space.AddServiceAsync("shop");
        await Space.AddNoteAsync(shop, Actors.Of(Space.Anna) with { UserId = user.Id, Name = user.Name }, "Please call.", customerCanRead: true);

        var page = Open($"/services/{shop.Id}");

        page.WaitFor(() => Assert.Equal("AB Anna Berg 5 Jan 2026 09:00 From the customer Please call.", page.Find("article.note").Words()));
    }

    [Fact]
    public async Task Notes_WithoutThePermissionToWrite_AreReadOnly()
    {
        var shop = await Space.AddServiceAsync("shop");
        await Space.AddNoteAsync(shop, Colleague, "It is done.", customerCanRead: true);

        var page = Open($"/my/services/{shop.Id}", Actors.Of(Space.Anna).Without(Permissions.MyServicesWriteNotes));

        page.WaitFor(() => Assert.Single(page.FindAll("article.note")));
        Assert.Empty(page.FindAll(".write"));
    }
}
