using System.Globalization;
using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Notes;
using SpaceAdmin.Core.Schedules;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Components;
using TestContext = Xunit.TestContext;

namespace SpaceAdmin.Tests.Components;

/// <summary>The pages as they run in a circuit: the real router, layout and Core, on a database of its own. The browser alone is missing.</summary>
public abstract class DeskTest : BunitContext
{
    /// <summary>A machine that stood still is no reason to give up.</summary>
    private const int MinTries = 100;

    private readonly JSRuntimeInvocationHandler<string> _typed;
    private readonly CountingFactory _contexts;

    static DeskTest() => DefaultWaitTimeout = TimeSpan.FromSeconds(10);

    protected DeskTest()
    {
        _contexts = new CountingFactory(Space);
        Space.AddTo(Services).AddSingleton<IDbContextFactory<SpaceDb>>(_contexts).AddMudServices();
        Services.AddSingleton<AntiforgeryStateProvider, NoAntiforgery>();

        JSInterop.Mode = JSRuntimeMode.Loose;
        Desk = JSInterop.SetupModule("/js/desk.js");
        Desk.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("/js/catalogue.js").Mode = JSRuntimeMode.Loose;
        Draft = JSInterop.SetupModule("/js/draft.js");
        Draft.Mode = JSRuntimeMode.Loose;
        _typed = Draft.Setup<string>("read", _ => true);
        Typed("");
    }

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected Space Space { get; } = new();

    /// <summary>Somebody else of the same reseller, at another screen.</summary>
    protected Actor Colleague => Space.Actor with { UserId = 77, Name = "Karl Keller" };

    protected BunitJSModuleInterop Desk { get; }

    protected BunitJSModuleInterop Draft { get; }

    /// <summary>How many questions the pages asked the database so far.</summary>
    protected int Asked => _contexts.Made;

    protected BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    /// <summary>The address after the host.</summary>
    protected string Address => new Uri(Navigation.Uri).PathAndQuery;

    /// <summary>Signs <paramref name="actor"/> in, at first the reseller's staff, and goes to <paramref name="address"/>.</summary>
    protected IRenderedComponent<Routes> Open(string address, Actor? actor = null, string? timeZone = null, string? columns = null)
    {
        Space.Actor = actor ?? Space.Actor;
        var authorization = AddAuthorization();
        authorization.SetAuthorized(Space.Actor.Name);
        authorization.SetPolicies([.. Space.Actor.Granted]);
        authorization.SetClaims(
            [
                new Claim(SpaceClaims.DisplayName, Space.Actor.Name),
                new Claim(SpaceClaims.Scope, Space.Actor.Scope.ToString()),
                new Claim(ClaimTypes.NameIdentifier, (Space.Actor.UserId ?? 0).ToString(CultureInfo.InvariantCulture)),
                .. Space.Actor.Granted.Select(permission => new Claim(SpaceClaims.Permission, permission)),
                .. Space.Actor.OnBehalfOf is { } customer ? [new Claim(SpaceClaims.OnBehalfOf, customer)] : Array.Empty<Claim>(),
            ]);
        Navigation.NavigateTo(address);
        return Render<Routes>(routes => routes.Add(r => r.TimeZone, timeZone).Add(r => r.Columns, columns));
    }

    /// <summary>What a browser does with a click on a link.</summary>
    protected void Follow(IElement link) => Navigation.NavigateTo(link.GetAttribute("href")!);

    /// <summary>What the browser will hand over as the text of any note.</summary>
    protected void Typed(string text) => _typed.SetResult(text);

    protected ServiceCommands CommandsOf(Actor actor) => new(Space.UnitOfWorkOf(new ActorIs(actor)), Shipped.FollowUp);

    protected InvoiceCommands InvoiceCommandsOf(Actor actor) => new(Space.UnitOfWorkOf(new ActorIs(actor)), Shipped.FollowUp);

    protected CancellationCommands CancellationCommandsOf(Actor actor) => new(Space.UnitOfWorkOf(new ActorIs(actor)), Shipped.FollowUp);

    protected NoteCommands NoteCommandsOf(Actor actor) => new(Space.UnitOfWorkOf(new ActorIs(actor)));

    /// <summary>A colleague acts on the newest state.</summary>
    protected async Task ActAsync(SpaceService service, ServiceAction action, string? reason = null)
    {
        var version = (await Space.FindAsync(service))!.Version;
        var result = await CommandsOf(Actors.Of(Space.Ours) with { UserId = 77, Name = "Karl Keller" }).ApplyAsync(service.Id, action, version, reason, Ct);
        Assert.True(result.Succeeded, result.Failure?.Message);
    }

    /// <summary>Waits for what comes soon after another change, so that the feed holds it back until the clock goes on.</summary>
    protected async Task WaitAsTimePassesAsync(Action assertion)
    {
        var until = Environment.TickCount64 + (long)DefaultWaitTimeout.TotalMilliseconds;
        for (var tries = 1; ; tries++)
        {
            Space.Clock.Advance(ChangeFeed.MinInterval * 2);
            try
            {
                await Renderer.Dispatcher.InvokeAsync(assertion);
                return;
            }
            catch (Exception) when (tries < MinTries || Environment.TickCount64 < until)
            {
                await Task.Delay(10, Ct);
            }
        }
    }

    /// <summary>Many ordered services of Anna's at once: "bulk-001" and so on.</summary>
    protected async Task AddServicesAsync(int count)
    {
        await using var db = Space.CreateDbContext();
        var anna = await db.Customers.SingleAsync(customer => customer.Id == Space.Anna.Id, Ct);
        var plan = await db.ServiceTypes.SingleAsync(type => type.Name == "Hosting plan", Ct);
        db.Services.AddRange(Enumerable.Range(1, count).Select(i =>
            SpaceService.Order(anna, plan, $"bulk-{i:000}", null, Actor.CommandLine, Space.Clock.GetUtcNow())));
        await db.SaveChangesAsync(Ct);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        Space.Dispose();
        Assert.Empty(Space.FeedFaults); // a page that could not follow a change shows an old one, and no test would see why
    }

    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }

    /// <summary>Every question has a context of its own, so the contexts tell how many there were.</summary>
    private sealed class CountingFactory(IDbContextFactory<SpaceDb> inner) : IDbContextFactory<SpaceDb>
    {
        private int _made;

        public int Made => Volatile.Read(ref _made);

        public SpaceDb CreateDbContext()
        {
            Interlocked.Increment(ref _made);
            return inner.CreateDbContext();
        }
    }
}
