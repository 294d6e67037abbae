using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Importing;

/// <summary>Fills a database with made-up services, to measure on: half of them are one reseller's, the rest nine others'.</summary>
public sealed class ServiceSeeder(IDbContextFactory<SpaceDb> dbs, Writer writer, ICurrentActor currentActor, TimeProvider time, ChangeFeed feed, AuditWriter audit)
{
    public const int MaxServices = 10_000_000;

    private const int Resellers = 10;
    private const int ServicesAtATime = 10_000;

    /// <summary>Adds <paramref name="services"/> more to what is there; the same on equal databases at the same time.</summary>
    /// <param name="progress">How many there are so far.</param>
    /// <returns>How many were added.</returns>
    public async Task<Result<int>> SeedAsync(int services, IProgress<int>? progress, CancellationToken ct)
    {
        var actor = await currentActor.GetAsync(ct).ConfigureAwait(false);
        if (!actor.Can(Permissions.ServicesImport) || actor.Scope is not Scope.Platform)
        {
            return new Failure.Forbidden();
        }

        if (services is < 1 or > MaxServices)
        {
            return new ImportRefusal.TooManyMadeUp(MaxServices);
        }

        await using var db = await dbs.CreateDbContextAsync(ct).ConfigureAwait(false);
        await audit.WriteAsync(
            new AuditEntry(actor, time.GetUtcNow(), null, AuditKinds.Import, AuditActions.SeedServices, $"{services:N0} made-up services"), ct).ConfigureAwait(false);
        var resellers = await ResellersAsync(db, ct).ConfigureAwait(false);
        var types = await TypesAsync(db, ct).ConfigureAwait(false);
        db.ChangeTracker.Clear();

        // Numbers are never given twice, so names and ids that are made of the next one are new.
        var next = 1 + (await db.Services.MaxAsync(service => (int?)service.Id, ct).ConfigureAwait(false) ?? 0);
        var shelf = new SeedShelf(next, time.GetUtcNow());
        for (var done = 0; done < services;)
        {
            // One transaction each: a kill in the middle leaves whole services, and nobody waits long for the writer.
            await writer.RunBulkAsync<bool>(db, actor, write =>
            {
                using var customers = new BulkInsert<Customer>(db);
                using var bulk = new BulkServices(db, actor, write.Now);
                for (var upTo = Math.Min(services, done + ServicesAtATime); done < upTo;)
                {
                    ct.ThrowIfCancellationRequested();
                    var reseller = done < services / 2 + services % 2 ? resellers[0] : resellers[1 + done % (Resellers - 1)];
                    var customer = new Customer(reseller.Id, shelf.UserName(next + done));
                    customers.Insert(customer);
                    done += Fill(customer, Math.Min(shelf.ServicesOfACustomer(), upTo - done), next + done, shelf, types, bulk, actor, write.Now);
                }

                return Task.FromResult<Result<bool>>(true);
            }, ct).ConfigureAwait(false);
            progress?.Report(done);
        }

        await db.RefreshStatisticsAsync(CancellationToken.None).ConfigureAwait(false);
        feed.Publish([Topics.AllServices, .. resellers.SelectMany(reseller => Topics.Audit(reseller.Id).Append(Topics.Reseller(reseller.Id)))]);
        return services;
    }

    private static int Fill(
        Customer customer, int count, int number, SeedShelf shelf, Dictionary<string, ServiceType> types, BulkServices bulk, Actor actor, DateTimeOffset now)
    {
        SpaceService? last = null;
        for (var i = 0; i < count; i++)
        {
            var parent = last is not null && shelf.ExtendsTheLast() ? last : null;
            var type = shelf.Type(addOn: parent is not null);
            var (data, changedAt) = (shelf.Service(number + i, type, parent), shelf.ChangedAt());
            var service = SpaceService.Import(customer, types[type], data, parent, actor, LocalNow.Utc(data.Status is ServiceStatus.Active ? now : changedAt));
            bulk.Insert(service);
            last = parent ?? service;
        }

        return count;
    }

    private static async Task<List<Reseller>> ResellersAsync(SpaceDb db, CancellationToken ct)
    {
        var names = Enumerable.Range(1, Resellers).Select(number => $"Seed Hosting {number}").ToArray();
        var resellers = await db.Resellers.Where(reseller => names.Contains(reseller.Name)).ToListAsync(ct).ConfigureAwait(false);
        var missing = names.Except(resellers.Select(reseller => reseller.Name), DatabaseName.Comparer).Select(name => new Reseller(name)).ToArray();
        db.Resellers.AddRange(missing);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return [.. resellers.Concat(missing).OrderBy(reseller => Array.FindIndex(names, name => DatabaseName.Comparer.Equals(name, reseller.Name)))];
    }

    private static async Task<Dictionary<string, ServiceType>> TypesAsync(SpaceDb db, CancellationToken ct)
    {
        string[] names = [.. SeedShelf.Types, .. SeedShelf.AddOnTypes];
        var types = await db.ServiceTypes.Where(type => names.Contains(type.Name)).ToDictionaryAsync(type => type.Name, DatabaseName.Comparer, ct)
            .ConfigureAwait(false);
        foreach (var name in names.Where(name => !types.ContainsKey(name)))
        {
            types[name] = db.ServiceTypes.Add(new ServiceType(name, SeedShelf.AddOnTypes.Contains(name))).Entity;
        }

        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return types;
    }
}
