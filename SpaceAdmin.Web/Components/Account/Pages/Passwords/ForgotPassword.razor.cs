using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Web.Access;
using SpaceAdmin.Web.Mail;

namespace SpaceAdmin.Web.Components.Account.Pages;

/// <summary>Sends somebody a link: for a new password, or the invitation again. Asks nothing of the database itself.</summary>
public sealed partial class ForgotPassword(AddressLimits limits, MailQueue mails)
{
    private bool _asked;
    private string? _error;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    protected override void OnInitialized() => Input ??= new InputModel();

    private async Task AskAsync()
    {
        using var attempt = await limits.BeginAsync(AttemptKind.AskForLink, Context);
        if (attempt is null)
        {
            _error = AddressLimits.TooMany;
            return;
        }

        await attempt.CountAsync();
        mails.Ask(Input.Email.Trim(), RemoteAddress.Of(Context));
        _asked = true;
    }

    private sealed class InputModel
    {
        [Required(ErrorMessage = "Enter your e-mail address."), EmailAddress(ErrorMessage = "This is not an e-mail address."), StringLength(User.EmailMaxLength)]
        public string Email { get; set; } = "";
    }
}
