using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Importing;

/// <summary>One import on its way: takes rows batch by batch, with a handful of queries for each.</summary>
internal sealed class ServiceImport(SpaceDb db, Actor actor, Reseller reseller, ImportSightings sightings, DateTimeOffset now) : IDisposable
{
    private readonly BulkInsert<Customer> _customers = new(db);
    private readonly BulkInsert<ServiceType> _types = new(db);
    private readonly BulkServices _services = new(db, actor, now);

    public int Imported { get; private set; }

    public int AlreadyThere { get; private set; }

    public int NewUsers { get; private set; }

    public int NewTypes { get; private set; }

    /// <summary>Stores what is new and fits; a row that does not fit is told to <paramref name="reject"/>.</summary>
    public async Task TakeAsync(IReadOnlyList<ImportRow> rows, Action<ImportRow, ImportFault> reject, CancellationToken ct)
    {
        var services = await ExistingAsync(rows, ct).ConfigureAwait(false);
        var accepted = Accept(rows, services, reject);
        if (accepted.Count == 0)
        {
            return;
        }

        var customers = await CustomersAsync(accepted, ct).ConfigureAwait(false);
        var types = await TypesAsync(accepted, ct).ConfigureAwait(false);
        foreach (var row in accepted)
        {
            var parent = row.ParentId is null ? null : services[row.ParentId];
            var service = SpaceService.Import(customers[row.UserName], types[row.Type], row.Service, parent, actor, reseller.Local(now));
            service.AwaitBilling(now); // it is billed elsewhere until somebody says that it is billed here
            _services.Insert(service);
            if (service is { Status: not ServiceStatus.Cancelled, EndsOn: { } end })
            {
                _services.Insert(new ScheduledAction(service, ServiceAction.Cancel, end, "Its end came with the import", ScheduleState.Pending, actor, now));
            }

            services[row.Service.ExternalId] = service;
        }

        Imported += accepted.Count;
    }

    public void Dispose()
    {
        _customers.Dispose();
        _types.Dispose();
        _services.Dispose();
    }

    private List<ImportRow> Accept(IReadOnlyList<ImportRow> rows, Dictionary<string, SpaceService> services, Action<ImportRow, ImportFault> reject)
    {
        var (accepted, today) = (new Dictionary<string, ImportRow>(StringComparer.Ordinal), reseller.Local(now).Today);
        foreach (var row in rows)
        {
            if (services.ContainsKey(row.Service.ExternalId))
            {
                AlreadyThere++;
            }
            else if (row.Service is { Status: not ServiceStatus.Cancelled, EndsOn: { } end } && end <= today)
            {
                reject(row, new ImportFault(row.Line, ImportColumns.EndDate, end.ToString(ImportColumns.DateFormat, CultureInfo.InvariantCulture), $"is over, and the service is {row.Service.Status}. Only one that is Cancelled has ended."));
            }
            else if (Misfit(row) is { } problem)
            {
                reject(row, new ImportFault(row.Line, ImportColumns.ParentExternalId, row.ParentId, problem));
            }
            else
            {
                accepted.Add(row.Service.ExternalId, row);
            }
        }

        return [.. accepted.Values];

        string? Misfit(ImportRow row)
        {
            if (row.ParentId is null)
            {
                return null;
            }

            var parent = services.TryGetValue(row.ParentId, out var service) ? new Extended(service.UserName, service.ParentId is not null, service.Status)
                : accepted.TryGetValue(row.ParentId, out var earlier) ? new Extended(earlier.UserName, earlier.ParentId is not null, earlier.Service.Status)
                : (Extended?)null;
            return parent switch
            {
                null => sightings.LineOf(row.ParentId) is { } line && line < row.Line
                    ? $"the service on line {line} is at fault itself."
                    : "expected a service on an earlier line, or one that was imported before.",
                { IsAddOn: true } => "is an add-on itself, and an add-on cannot be extended.",
                { UserName: var user } when !DatabaseName.Comparer.Equals(user, row.UserName) => $"belongs to another user, {ImportFault.Quote(user)}.",
                { Status: var status } when !ServiceLifecycle.MayHold(row.Service.Status, status) => $"is {status}, and an add-on of it cannot be {row.Service.Status}.",
                _ => null,
            };
        }
    }

    // Also the parents, which are on some line before or were there already.
    private async Task<Dictionary<string, SpaceService>> ExistingAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => row.Service.ExternalId).Concat(rows.Select(row => row.ParentId).OfType<string>()).Distinct(StringComparer.Ordinal).ToArray();
        return await db.Services.AsNoTracking()
            .Where(service => service.ResellerId == reseller.Id && EF.Parameter(ids).Contains(service.ExternalId))
            .ToDictionaryAsync(service => service.ExternalId, StringComparer.Ordinal, ct).ConfigureAwait(false);
    }

    private async Task<Dictionary<string, Customer>> CustomersAsync(List<ImportRow> rows, CancellationToken ct)
    {
        var names = rows.Select(row => row.UserName).Distinct(DatabaseName.Comparer).ToArray();
        var customers = await db.Customers.AsNoTracking()
            .Where(customer => customer.ResellerId == reseller.Id && EF.Parameter(names).Contains(customer.UserName))
            .ToDictionaryAsync(customer => customer.UserName, DatabaseName.Comparer, ct).ConfigureAwait(false);
        foreach (var name in names.Where(name => !customers.ContainsKey(name)))
        {
            var customer = new Customer(reseller.Id, name);
            _customers.Insert(customer);
            customers[name] = customer;
            NewUsers++;
        }

        return customers;
    }

    private async Task<Dictionary<string, ServiceType>> TypesAsync(List<ImportRow> rows, CancellationToken ct)
    {
        var addOns = rows.DistinctBy(row => row.Type, DatabaseName.Comparer)
            .ToDictionary(row => row.Type, row => row.ParentId is not null, DatabaseName.Comparer);
        var names = addOns.Keys.ToArray();
        var types = await db.ServiceTypes.AsNoTracking()
            .Where(type => EF.Parameter(names).Contains(type.Name))
            .ToDictionaryAsync(type => type.Name, DatabaseName.Comparer, ct).ConfigureAwait(false);
        foreach (var name in names.Where(name => !types.ContainsKey(name)))
        {
            var type = new ServiceType(name, addOns[name]);
            _types.Insert(type);
            types[name] = type;
            NewTypes++;
        }

        return types;
    }

    private sealed record Extended(string UserName, bool IsAddOn, ServiceStatus Status);
}
