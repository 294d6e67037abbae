using Bunit;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Components;

/// <summary>The mails that were sent, in the panel of their service and on the page of their customer.</summary>
public sealed class SentMailSectionTests : DeskTest
{
    [Fact]
    public async Task Panel_WhenAMailLeaves_ShowsIt_AndReadsIt()
    {
        var service = await Space.AddServiceAsync("shop.example");
        var page = Open($"/services/{service.Id}");
        page.WaitFor(() => page.Region("Service details"));
        Assert.False(page.HasRegion("Mails"));

        await SentAsync(service, "Your order");

        await WaitAsTimePassesAsync(() => Assert.StartsWith("Mails Your order Ordered · to anna@shop.example · ", page.Region("Mails").Words(), StringComparison.Ordinal));
        page.Do(() => page.Button("Read").Click());
        page.WaitFor(() => Assert.Equal("Hello Anna,\n\n<b>your order</b>", page.Find("[role='dialog'] pre").TextContent));
        Assert.Contains("To anna@shop.example Subject Your order", page.Find("[role='dialog'] dl").Words(), StringComparison.Ordinal);
        page.Do(() => page.DialogButton("Close").Click());
        page.WaitFor(() => Assert.Empty(page.FindAll("[role='dialog']")));
    }

    [Fact]
    public async Task SendAgain_WritesAMessage_AndSaysTo()
    {
        var service = await Space.AddServiceAsync("shop.example");
        await SentAsync(service, "Your order");
        var page = Open($"/services/{service.Id}");
        page.WaitFor(() => page.Region("Mails"));

        page.Do(() => page.Button("Send again").Click());

        page.WaitFor(() => Assert.Equal(["“Your order” is sent again, to anna@shop.example."], page.Snackbars));
        await using var db = Space.CreateDbContext();
        Assert.StartsWith("again:", (await db.Outbox.OrderByDescending(message => message.Id).FirstAsync(Ct)).Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customer_ShowsTheNewestFew_AndThenAll()
    {
        var service = await Space.AddServiceAsync("shop.example");
        for (var i = 1; i <= 7; i++)
        {
            await SentAsync(service, $"Mail {i}");
        }

        var page = Open($"/customers/{Space.Anna.Id}");
        page.WaitFor(() => Assert.Equal(["Mail 7", "Mail 6", "Mail 5", "Mail 4", "Mail 3"], page.Region("Mails").QuerySelectorAll("b").Select(subject => subject.Words())));
        page.Do(() => page.Button("Show all 7").Click());
        page.WaitFor(() => Assert.Equal(7, page.Region("Mails").QuerySelectorAll("b").Length));

        await SentAsync(service, "Mail 8");
        await WaitAsTimePassesAsync(() => Assert.Equal("Mail 8", page.Region("Mails").QuerySelector("b")!.Words()));
    }

    [Fact]
    public async Task Section_ForWhoMayNotSend_IsToRead()
    {
        var service = await Space.AddServiceAsync("shop.example");
        await SentAsync(service, "Your order");

        var page = Open($"/services/{service.Id}", Space.Actor.Without(Permissions.MailSend));

        page.WaitFor(() => Assert.Equal(["Read"], page.Region("Mails").QuerySelectorAll("button").Select(button => button.Words())));
    }

    [Fact]
    public async Task Section_ForWhoMayNotSeeMails_IsNotThere()
    {
        var service = await Space.AddServiceAsync("shop.example");
        await SentAsync(service, "Your order");

        var page = Open($"/services/{service.Id}", Space.Actor.Without(Permissions.MailSee));

        page.WaitFor(() => page.Region("Service details"));
        Assert.False(page.HasRegion("Mails"));
    }

    private async Task SentAsync(SpaceService service, string subject)
    {
        await using var db = Space.CreateDbContext();
        (await db.Customers.SingleAsync(customer => customer.Id == service.CustomerId, Ct)).Change("Anna", "anna@shop.example");
        var message = db.Outbox.Add(new OutboxMessage(OutboxChannel.Mail, OutboxEvents.Ordered, $"{Guid.NewGuid()}", service.ResellerId, service.CustomerId, Space.Clock.GetUtcNow())).Entity;
        await db.SaveChangesAsync(Ct);
        db.SentMails.Add(new SentMail(message.Id, message.Event, message.ResellerId, message.CustomerId, Space.Clock.GetUtcNow())
        {
            ServiceId = service.Id, To = "anna@shop.example", Subject = subject, Text = "Hello Anna,\n\n<b>your order</b>",
        });
        await db.SaveChangesAsync(Ct);
        Space.Feed.Publish(Topics.Service(service.Id), Topics.Customer(service.CustomerId));
    }
}
