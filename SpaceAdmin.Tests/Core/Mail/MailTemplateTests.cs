using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Mail;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests.Core.Mail;

/// <summary>What a reseller's mails say is its own, and never another's.</summary>
public sealed class MailTemplateTests : MailTest
{
    private const string Suspended = OutboxEvents.Suspended;

    private static readonly MailContent s_own = new("Oh: {service.name}", "It is suspended.\n{reason}", "<p>It is suspended.</p>\n<p>{reason}</p>");

    [Fact]
    public async Task Save_IsOwn_AndOfThatResellerAlone()
    {
        Assert.Equal(1, (await Templates.SaveAsync(Space.Ours.Id, Suspended, s_own with { Subject = " Oh: {service.name} ", Text = "It is suspended.\r\n{reason}\r\n" }, 0, Ct)).Value);

        var stored = (await Queries.FindAsync(Space.Ours.Id, Suspended, Ct))!;
        Assert.Equal((true, false, s_own, 1, "Our Hosting"), (stored.IsOwn, stored.IsOff, stored.Content, stored.Version, stored.Reseller));
        Assert.Equal([Suspended], (await Queries.ListAsync(Space.Ours.Id, Ct))!.Where(row => row.IsOwn).Select(row => row.Event.Name));
        Space.Actor = Actors.Of(Space.Theirs);
        Assert.Null(await Queries.ListAsync(Space.Ours.Id, Ct));
        Assert.All((await Queries.ListAsync(Space.Theirs.Id, Ct))!, row => Assert.False(row.IsOwn));
        Assert.IsType<Failure.NotFound>((await Templates.SaveAsync(Space.Ours.Id, Suspended, s_own, 1, Ct)).Failure);
    }

    [Fact]
    public async Task Save_OfWhatIsRefused_ChangesNothing()
    {
        var result = await Templates.SaveAsync(Space.Ours.Id, Suspended, s_own with { Text = "{nobody}" }, 0, Ct);

        Assert.StartsWith("There is no variable “{nobody}” in these mails. Allowed are {customer.name}, ", Assert.IsAssignableFrom<Failure.Rejected>(result.Failure).Message, StringComparison.Ordinal);
        Assert.False((await Queries.FindAsync(Space.Ours.Id, Suspended, Ct))!.IsOwn);
        Assert.Empty(await Space.AuditAsync());
    }

    [Fact]
    public async Task Save_AfterSomebodyElse_IsStale()
    {
        await Templates.SaveAsync(Space.Ours.Id, Suspended, s_own, 0, Ct);

        Assert.IsType<Failure.Stale>((await Templates.SaveAsync(Space.Ours.Id, Suspended, s_own with { Subject = "Mine" }, 0, Ct)).Failure);
        Assert.IsType<Failure.Stale>((await Templates.ResetAsync(Space.Ours.Id, Suspended, 0, Ct)).Failure);
        Assert.IsType<Failure.Stale>((await Templates.SwitchAsync(Space.Ours.Id, Suspended, true, 2, Ct)).Failure);
        Assert.Equal(s_own, (await Queries.FindAsync(Space.Ours.Id, Suspended, Ct))!.Content);
    }

    [Fact]
    public async Task Reset_IsTheDefaultAgain_AndStaysOff()
    {
        await Templates.SaveAsync(Space.Ours.Id, Suspended, s_own, 0, Ct);
        await Templates.SwitchAsync(Space.Ours.Id, Suspended, off: true, 1, Ct);

        Assert.Equal(3, (await Templates.ResetAsync(Space.Ours.Id, Suspended, 2, Ct)).Value);

        var stored = (await Queries.FindAsync(Space.Ours.Id, Suspended, Ct))!;
        Assert.Equal((false, true, MailEvents.Find(Suspended)!.Default), (stored.IsOwn, stored.IsOff, stored.Content));
        Assert.Equal(3, (await Templates.ResetAsync(Space.Ours.Id, Suspended, 3, Ct)).Value); // as it was: nothing to tell
    }

    [Fact]
    public async Task Changes_AreRecordedWithWhatStoodThere()
    {
        await Templates.SaveAsync(Space.Ours.Id, Suspended, MailEvents.Find(Suspended)!.Default with { Subject = "Oh" }, 0, Ct);
        await Templates.SwitchAsync(Space.Ours.Id, Suspended, off: true, 1, Ct);
        await Templates.SwitchAsync(Space.Ours.Id, Suspended, off: false, 2, Ct);
        await Templates.ResetAsync(Space.Ours.Id, Suspended, 3, Ct);

        Assert.Equal(
            [
                (AuditActions.ChangeMailTemplate, "Subject: {service.name} is suspended", "Subject: Oh"),
                (AuditActions.TurnOffMails, "Mails: on", "Mails: off"),
                (AuditActions.TurnOnMails, "Mails: off", "Mails: on"),
                (AuditActions.ResetMailTemplate, "Subject: Oh", "Subject: {service.name} is suspended"),
            ],
            (await Space.AuditAsync()).Select(entry => (entry.Action, entry.Before, entry.After)));
        Assert.All(await Space.AuditAsync(), entry => Assert.Equal((AuditKinds.Mail, "Mail: Suspended", Space.Ours.Id), (entry.Kind, entry.Subject, entry.ResellerId)));
    }

    [Theory]
    [InlineData(OutboxEvents.Invitation)]
    [InlineData(OutboxEvents.PasswordReset)]
    public async Task Switch_OfWhatLetsPeopleIn_IsRefused(string happened) =>
        AssertRejected("These mails cannot be switched off: nobody could come in without them.", await Templates.SwitchAsync(Space.Ours.Id, happened, off: true, 0, Ct));

    [Fact]
    public async Task Event_OfWhichNobodyIsTold_IsNotFound()
    {
        Assert.Null(await Queries.FindAsync(Space.Ours.Id, OutboxEvents.QuantityChanged, Ct));
        Assert.IsType<Failure.NotFound>((await Templates.SaveAsync(Space.Ours.Id, "Nothing", s_own, 0, Ct)).Failure);
        Assert.IsType<Failure.NotFound>((await Queries.PreviewAsync(Space.Ours.Id, "Nothing", s_own, null, Ct)).Failure);
    }

    [Fact]
    public async Task Preview_IsOfTheNewestServiceOrTheChosenOne_AndOfNobodyElses()
    {
        var first = await Space.AddServiceAsync("first.example");
        var newest = await Space.AddServiceAsync("<b>newest</b>.example");
        var theirs = await Space.AddServiceAsync("theirs.example", customer: Space.Zoe);

        var preview = (await Queries.PreviewAsync(Space.Ours.Id, Suspended, s_own with { Html = "<p>{service.name}</p>" }, null, Ct)).Value!;

        Assert.Equal(("Oh: <b>newest</b>.example", $"With service #{newest.Id} <b>newest</b>.example of anna."), (preview.Content.Subject, preview.With));
        Assert.Equal("<p>&lt;b&gt;newest&lt;/b&gt;.example</p>\n", preview.Content.Html);
        Assert.Equal("Oh: first.example", (await Queries.PreviewAsync(Space.Ours.Id, Suspended, s_own, first.Id, Ct)).Value!.Content.Subject);
        Assert.Equal($"Service #{theirs.Id} was not found.", Assert.IsType<Failure.NotFound>((await Queries.PreviewAsync(Space.Ours.Id, Suspended, s_own, theirs.Id, Ct)).Failure).Message);
        Space.Actor = Actors.Administrator;
        Assert.IsType<Failure.NotFound>((await Queries.PreviewAsync(Space.Ours.Id, Suspended, s_own, theirs.Id, Ct)).Failure); // not of that reseller
    }

    [Fact]
    public async Task Preview_WithoutAServiceToSee_IsMadeUp()
    {
        await Space.AddServiceAsync("secret.example");
        Space.Actor = Space.Actor.Without(Permissions.ServicesSee);

        var preview = (await Queries.PreviewAsync(Space.Ours.Id, Suspended, s_own, null, Ct)).Value!;

        Assert.Equal(("Oh: shop.example", "It is suspended.\nA reason stands here.\n"), (preview.Content.Subject, preview.Content.Text));
    }

    [Fact]
    public async Task Preview_OfAReasonForColleaguesAlone_DoesNotTellIt()
    {
        var service = await Space.AddServiceAsync(status: ServiceStatus.Active);
        await Space.Commands.ApplyAsync(service.Id, ServiceAction.Suspend, service.Version, new StatusReason("They never pay.", true), Ct);

        Assert.DoesNotContain("never", (await Queries.PreviewAsync(Space.Ours.Id, Suspended, s_own, null, Ct)).Value!.Content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_OfHtmlThatRuns_ShowsWhatIsHarmless()
    {
        var html = "<p onclick=\"alert(1)\">Hello</p><script>alert(2)</script><iframe src=\"https://evil.example\"></iframe><form action=\"/x\"><input></form><a href=\"javascript:alert(3)\">a</a>";

        var shown = (await Queries.PreviewAsync(Space.Ours.Id, Suspended, s_own with { Html = html }, null, Ct)).Value!.Content.Html!;

        Assert.Equal("<p>Hello</p><a target=\"_blank\" rel=\"noopener noreferrer\">a</a>\n", shown);
    }

    [Fact]
    public async Task Test_GoesToOneself_AsTheMailWouldBe()
    {
        var rosa = await Space.AddUserAsync("rosa", Space.Ours);
        Space.Actor = Space.Actor with { UserId = rosa.Id };
        await Space.AddServiceAsync("shop.example");

        Assert.Equal("rosa@users.example", (await Templates.SendTestAsync(Space.Ours.Id, Suspended, s_own, null, Ct)).Value);

        var mail = Assert.Single(Space.Mails.Sent);
        Assert.Equal(("rosa@users.example", "[Test] Oh: shop.example", "Our Hosting"), (mail.To, mail.Content.Subject, mail.FromName));
        Assert.Empty(await Sent.OfCustomerAsync(Space.Anna.Id, Ct));
    }

    [Fact]
    public async Task Test_ThatDoesNotLeave_SaysWhy()
    {
        AssertRejected("There is no e-mail address of yours to send it to.", await Templates.SendTestAsync(Space.Ours.Id, Suspended, s_own, null, Ct));

        Space.Actor = Space.Actor with { UserId = (await Space.AddUserAsync("rosa", Space.Ours)).Id };
        Space.Mails.Answer = new OutboxAnswer(OutboxVerdict.Unclear, "The mail server cannot be reached.");
        AssertRejected("The mail server cannot be reached.", await Templates.SendTestAsync(Space.Ours.Id, Suspended, s_own, null, Ct));
    }
}
