using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Tests.Core;

public sealed class WriterTests : IDisposable
{
    private readonly Space _space = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_ChangeThatNobodyRecorded_ThrowsAndStoresNothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _space.UnitOfWork.RunAsync<bool>(_ => true, write =>
        {
            write.Db.Customers.Add(new Customer(_space.Ours.Id, "carl"));
            return Task.FromResult<Result<bool>>(true);
        }, Ct));

        Assert.False(await IsThereAsync("carl"));
    }

    [Fact]
    public async Task RunAsync_ChangeThatSaysWhyItIsNotRecorded_IsStored()
    {
        Assert.True((await _space.UnitOfWork.RunAsync<bool>(_ => true, write =>
        {
            write.Db.Customers.Add(new Customer(_space.Ours.Id, "carl"));
            write.NeedsNoEntry("a test");
            return Task.FromResult<Result<bool>>(true);
        }, Ct)).Succeeded);

        Assert.True(await IsThereAsync("carl"));
    }

    [Fact]
    public async Task RunAsync_RecordedChange_IsStoredWithItsEntryAndTold()
    {
        var told = new TaskCompletionSource();
        using var listening = _space.Feed.Subscribe("topic", () =>
        {
            told.TrySetResult();
            return Task.CompletedTask;
        });

        Assert.True((await AddAsync()).Succeeded);

        Assert.True(await IsThereAsync("carl"));
        Assert.Equal("Create customer", (await _space.AuditAsync()).Single().Action);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);
    }

    [Fact]
    public async Task RunAsync_Unchanged_GivesTheValueAndStoresNothing()
    {
        var result = await _space.UnitOfWork.RunAsync<int>(_ => true, write =>
        {
            write.Db.Customers.Add(new Customer(_space.Ours.Id, "carl"));
            return Task.FromResult<Result<int>>(write.Unchanged(7));
        }, Ct);

        Assert.Equal(7, result.Value);
        Assert.False(await IsThereAsync("carl"));
    }

    [Fact]
    public async Task RunAsync_RefusedAfterASave_StoresNothing()
    {
        var result = await _space.UnitOfWork.RunAsync<bool>(_ => true, async write =>
        {
            write.Db.Customers.Add(new Customer(_space.Ours.Id, "carl"));
            await write.SaveAsync(Ct);
            return new Failure.Stale();
        }, Ct);

        Assert.IsType<Failure.Stale>(result.Failure);
        Assert.False(await IsThereAsync("carl"));
    }

    [Fact]
    public async Task RunAsync_WithoutTheRight_DoesNotBegin()
    {
        _space.Actor = _space.Actor with { Granted = new HashSet<string>() };

        var result = await _space.UnitOfWork.RunAsync<bool>(Permissions.CustomersManage, _ => throw new InvalidOperationException("It began."), Ct);

        Assert.IsType<Failure.Forbidden>(result.Failure);
    }

    public void Dispose() => _space.Dispose();

    private Task<Result<bool>> AddAsync() => _space.UnitOfWork.RunAsync<bool>(_ => true, write =>
    {
        write.Db.Customers.Add(new Customer(_space.Ours.Id, "carl"));
        write.Audit(_space.Ours.Id, AuditKinds.Customer, AuditActions.CreateCustomer, "carl");
        write.Publish("topic");
        return Task.FromResult<Result<bool>>(true);
    }, Ct);

    private async Task<bool> IsThereAsync(string userName)
    {
        await using var db = _space.CreateDbContext();
        return db.Customers.Any(customer => customer.UserName == userName);
    }
}
