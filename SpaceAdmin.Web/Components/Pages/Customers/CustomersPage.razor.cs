using MudBlazor;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Services;
using SpaceAdmin.Web.Addresses;
using SpaceAdmin.Web.Components.Shared;

namespace SpaceAdmin.Web.Components.Pages.Customers;

/// <summary>Who buys: the customers that an address asks for, with how many services each has.</summary>
public sealed partial class CustomersPage(
    CustomerQueries customers,
    CustomerServiceQueries services,
    CustomerCommands commands,
    IDialogService dialogs,
    ISnackbar snackbar)
{
    private IReadOnlyDictionary<int, CustomerServiceCount>? _counts;

    protected override CustomerListQuery Parse(Func<string, string?> value) => CustomerListQuery.Parse(value);

    protected override string AddressOf(CustomerListQuery query) => CustomerAddress.Of(query);

    protected override IEnumerable<string> TopicsFor(Actor actor) => actor.ResellerId is { } reseller
        ? [Topics.PeopleOf(reseller), Topics.Reseller(reseller)]
        : [Topics.AllPeople, Topics.AllServices];

    protected override async Task<Paged<CustomerRow>> LoadAsync(CustomerListQuery query, CancellationToken ct)
    {
        var page = await customers.ListAsync(query, ct);
        _counts = Can(Permissions.ServicesSee) ? await services.CountAsync([.. page.Rows.Select(row => row.Id)], ct) : null;
        return page;
    }

    private async Task CreateAsync()
    {
        var resellers = SeesAllResellers ? await customers.ResellersAsync(CancellationToken.None) : null;
        var created = await CustomerDialog.AskAsync(dialogs, "New customer", "Create customer", new CustomerInput(), resellers, input =>
            commands.CreateAsync(input.ResellerId, input.UserName, input.Name, input.Email, CancellationToken.None));
        if (created is { } result && snackbar.Report(result, _ => "The customer is created."))
        {
            Navigation.NavigateTo(CustomerAddress.Of(result.Value));
        }
    }
}
