using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

/// <summary>
/// A page that a link in a mail leads to. A link that does not work gets one answer, whatever is wrong with it and
/// whoever it names.
/// </summary>
public abstract class LinkPage(LinkKind kind, AccountLinks links, AddressLimits limits) : ComponentBase
{
    [CascadingParameter]
    protected HttpContext Context { get; set; } = default!;

    /// <summary>Whose link it says that it is.</summary>
    [SupplyParameterFromQuery(Name = "user")]
    protected string? UserId { get; set; }

    [SupplyParameterFromQuery]
    protected string? Code { get; set; }

    [SupplyParameterFromForm]
    protected NewPassword Input { get; set; } = default!;

    /// <summary>Whose it is, once that was looked up.</summary>
    protected User? Owner { get; private set; }

    protected LinkState State { get; private set; }

    protected string? Error { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new NewPassword();
        if (HttpMethods.IsGet(Context.Request.Method)) // a form looks for itself, as it is used
        {
            await LookAsync();
        }
    }

    protected Task LookAsync() => TryAsync(async () => (Owner = await links.FindAsync(kind, UserId, Code)) is not null);

    /// <summary>Uses the link. True when it worked.</summary>
    protected async Task<bool> UseAsync(Func<string?, Task<Core.Common.Result<User>>> use)
    {
        var done = false;
        await TryAsync(async () =>
        {
            if ((Owner = await links.FindAsync(kind, UserId, Code)) is null) // before a write keeps others waiting
            {
                return false;
            }

            var result = await use(RemoteAddress.Of(Context));
            done = result.Succeeded;
            Owner = result.Value ?? Owner;
            Error = (result.Failure as Core.Common.Failure.Rejected)?.Message;
            return done || Error is not null;
        });
        return done;
    }

    private async Task TryAsync(Func<Task<bool>> works)
    {
        using var attempt = await limits.BeginAsync(AttemptKind.SignIn, Context);
        if (attempt is null)
        {
            State = LinkState.Limited;
        }
        else if (!await works())
        {
            State = LinkState.Dead;
            Context.Response.StatusCode = StatusCodes.Status410Gone;
            await links.RefusedAsync(kind, UserId, RemoteAddress.Of(Context));
            await attempt.CountAsync();
        }
    }

    protected enum LinkState
    {
        Open,
        Dead,
        Limited,
    }

    protected sealed class NewPassword
    {
        [Required(ErrorMessage = "Enter a password."), PasswordLength]
        public string Password { get; set; } = "";

        [Compare(nameof(Password), ErrorMessage = "The two passwords differ.")]
        public string Again { get; set; } = "";
    }
}
