using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Billing;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Demo;

namespace SpaceAdmin.Tests.Web;

/// <summary>What a developer finds in an empty database.</summary>
public sealed class DemoTests(SpaceApp app) : IClassFixture<SpaceApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task People_OfTheDemo_AreFourOfOneReseller()
    {
        await using var db = Db();

        var reseller = await db.Resellers.SingleAsync(Ct);
        Assert.Equal(DemoSpace.ResellerName, reseller.Name);
        var people = await db.Users
            .OrderBy(user => user.Id)
            .Select(user => new
            {
                user.Email,
                user.ResellerId,
                Customer = user.CustomerId != null,
                Role = db.UserRoles.Where(held => held.UserId == user.Id).Join(db.Roles, held => held.RoleId, role => role.Id, (_, role) => role.Name).Single(),
            })
            .ToListAsync(Ct);
        Assert.Equal(
            [
                ("admin@demo.test", null, false, "Administrator"),
                ("reseller@demo.test", reseller.Id, false, "Reseller"),
                ("staff@demo.test", reseller.Id, false, "Reseller"),
                ("customer@demo.test", (int?)reseller.Id, true, "Customer"),
            ],
            people.Select(person => (person.Email!, person.ResellerId, person.Customer, person.Role!)));
    }

    [Fact]
    public async Task Services_OfTheDemo_AreAboutSixtyInEveryStatusWithNotes()
    {
        await using var db = Db();

        Assert.InRange(await db.Services.CountAsync(Ct), 55, 65);
        Assert.Equal(Enum.GetValues<ServiceStatus>(), (await db.Services.Select(service => service.Status).Distinct().ToListAsync(Ct)).Order());
        Assert.InRange(await db.Notes.CountAsync(Ct), 3, 20);
        Assert.True(await db.Notes.AnyAsync(note => note.Pinned, Ct));
        var customer = await db.Users.SingleAsync(user => user.CustomerId != null, Ct);
        Assert.True(await db.Services.AnyAsync(service => service.CustomerId == customer.CustomerId, Ct));
    }

    [Fact]
    public async Task History_OfEveryDemoService_IsOneChainThatEndsInItsStatus()
    {
        await using var db = Db();
        foreach (var service in await db.Services.Include(s => s.Lifecycle).Include(s => s.Parent).ToListAsync(Ct))
        {
            var spans = service.Lifecycle.OrderBy(span => span.Id).ToList();

            Assert.Equal(service.Status, Assert.Single(spans, span => span.EndedAt is null).Status);
            Assert.Null(spans[^1].EndedAt);
            Assert.Equal(ServiceStatus.Ordered, spans[0].Status);
            Assert.Equal(service.CreatedAt, spans[0].StartedAt);
            Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.Equal(pair.First.EndedAt, pair.Second.StartedAt));
            Assert.All(spans, span => Assert.InRange(span.EndedAt ?? DateTimeOffset.UtcNow, span.StartedAt, DateTimeOffset.UtcNow));
            Assert.True(service.Parent is null || ServiceLifecycle.MayHold(service.Status, service.Parent.Status), $"#{service.Id}");
            Assert.Equal(spans.Count, await db.Audit.CountAsync(entry => entry.ServiceId == service.Id && entry.Kind == AuditKinds.Service, Ct));
        }
    }

    [Fact]
    public async Task Invoices_OfTheDemo_AreOfEveryKind_AndNoActiveServiceIsOverdue()
    {
        await using var db = Db();

        var invoices = await db.Invoices.OrderBy(invoice => invoice.Number).ToListAsync(Ct);
        Assert.Equal(Enumerable.Range(1, invoices.Count), invoices.Select(invoice => invoice.Number));
        Assert.Equal(invoices.OrderBy(invoice => invoice.IssuedAt), invoices);
        Assert.Equal(Enum.GetValues<InvoiceStatus>(), invoices.Select(invoice => invoice.Status).Distinct().Order());
        Assert.Contains(invoices, invoice => invoice is { Status: InvoiceStatus.Unpaid, Paid: > 0 });
        Assert.True(await db.Balances.AnyAsync(balance => balance.Amount > 0, Ct));
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        Assert.Contains(invoices, invoice => invoice.Status is InvoiceStatus.Unpaid && invoice.DueOn < today);
        Assert.False(await db.Services.AnyAsync(service => service.Status == ServiceStatus.Active && service.DueOn < today, Ct)); // the monitor leaves them as they are
        var paid = await db.Payments.SumAsync(payment => payment.Amount, Ct);
        Assert.Equal(paid, invoices.Sum(invoice => invoice.Paid) + await db.Balances.SumAsync(balance => balance.Amount, Ct));
    }

    private SpaceDb Db() => app.Services.GetRequiredService<IDbContextFactory<SpaceDb>>().CreateDbContext();
}
