using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Components.Account;

/// <summary>A static page on which somebody looks after its own account. Nobody opens it in another's name: see <see cref="Access.OwnAccountOnly"/>.</summary>
public abstract class OwnAccountPage(UserManager<User> users) : ComponentBase
{
    [CascadingParameter]
    protected HttpContext Context { get; set; } = default!;

    /// <summary>Null while the page leads elsewhere: then nothing of it is drawn.</summary>
    protected User? Account { get; private set; }

    protected bool HasPassword => Account?.PasswordHash is not null;

    /// <summary>Why the last form was refused.</summary>
    protected string? Error { get; set; }

    protected static string Words(IdentityResult result) => string.Join(" ", result.Errors.Select(error => error.Description));

    protected sealed override async Task OnInitializedAsync()
    {
        Account = await users.GetUserAsync(Context.User);
        if (Account is not null)
        {
            await LoadAsync(Account);
        }
    }

    /// <summary>Also before a form of the page is handled.</summary>
    protected virtual Task LoadAsync(User account) => Task.CompletedTask;
}
