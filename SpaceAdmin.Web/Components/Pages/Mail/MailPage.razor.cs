using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Mail;

namespace SpaceAdmin.Web.Components.Pages.Mail;

/// <summary>What mails say: an administrator's choice of reseller, a reseller's own.</summary>
public sealed partial class MailPage(MailTemplateQueries templates, NavigationManager navigation)
{
    private IReadOnlyList<ResellerChoice>? _owners;
    private ResellerChoice? _owner;
    private IReadOnlyList<MailTemplateRow>? _rows;
    private MailTemplateDetails? _template;
    private bool _missing;

    /// <summary>Whose; without it, the viewer's own, or the first.</summary>
    [SupplyParameterFromQuery(Name = "reseller")]
    private string? Reseller { get; set; }

    /// <summary>The event whose template is open; without it, the list of all.</summary>
    [SupplyParameterFromQuery(Name = "event")]
    private string? Happened { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var (reseller, happened) = (Reseller, Happened);
        var owners = _owners ?? await templates.OwnersAsync(CancellationToken.None);
        var owner = string.IsNullOrEmpty(reseller) ? owners is [var first, ..] ? first : null : owners.FirstOrDefault(one => one.Id == AddressQuery.Number(reseller));
        var template = owner is null || happened is null ? null : await templates.FindAsync(owner.Id, happened, CancellationToken.None);
        var rows = owner is null || happened is not null ? null : await templates.ListAsync(owner.Id, CancellationToken.None);
        if ((reseller, happened) == (Reseller, Happened)) // else the address went on meanwhile
        {
            _owners = owners;
            _owner = owner;
            _template = template;
            _rows = rows;
            _missing = template is null && rows is null && (owners.Count > 0 || reseller is not null || happened is not null);
        }
    }
}
