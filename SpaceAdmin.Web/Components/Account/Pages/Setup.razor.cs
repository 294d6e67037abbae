using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Web.Components.Account.Pages;

/// <summary>Makes the first administrator. There is no such page once there is a user.</summary>
public sealed partial class Setup(
    SpaceDb db, Writer writer, UserManager<User> users, SignInManager<User> signIns, AccountAudit audit, SetupCode setupCode, AddressLimits limits, NavigationManager navigation)
{
    private IReadOnlyList<string> _errors = [];
    private bool _open;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private InputModel Input { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new InputModel();
        _open = !await users.Users.AnyAsync();
        if (!_open)
        {
            navigation.NotFound();
        }
    }

    private async Task CreateAsync()
    {
        using var attempt = await limits.BeginAsync(AttemptKind.SetUp, Context);
        if (attempt is null)
        {
            _errors = [AddressLimits.TooMany];
            return;
        }

        if (!setupCode.Matches(Input.Code))
        {
            await attempt.CountAsync();
            _errors = ["This is not the code. It stands in what the program printed at its last start."];
            return;
        }

        var made = await MakeAsync();
        if (made.Failure is AccountRefused refused)
        {
            _errors = refused.Reasons;
            return;
        }

        if (!made.Succeeded)
        {
            navigation.NavigateTo("/account/sign-in");
            return;
        }

        await signIns.SignInAsync(made.Value, isPersistent: false);
        await audit.SignedInAsync(made.Value, "Password", RemoteAddress.Of(Context), CancellationToken.None);
        navigation.NavigateTo("/");
    }

    private Task<Result<User>> MakeAsync() => writer.RunAsync<User>(db, Actor.Program, async write => // on the context that Identity writes with
    {
        if (await users.Users.AnyAsync()) // two people with the code at once
        {
            return new Failure.NotFound("The page");
        }

        var user = new User { UserName = Input.Email, Email = Input.Email, EmailConfirmed = true, Name = Input.Name.Trim() };
        var result = await users.CreateAsync(user, Input.Password);
        if (!result.Succeeded)
        {
            return AccountRefused.By(result);
        }

        await StoredBuiltInRoles.AddAsync(db, user.Id, BuiltInRoles.Administrator, CancellationToken.None);
        write.Audit(audit.Done(user, AuditActions.CreateAdministrator, RemoteAddress.Of(Context)));
        return user;
    }, CancellationToken.None);

    private sealed class InputModel
    {
        [Required(ErrorMessage = "Enter the code."), StringLength(64)]
        public string Code { get; set; } = "";

        [Required(ErrorMessage = "Enter your name."), StringLength(User.NameMaxLength)]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "Enter your e-mail address."), EmailAddress(ErrorMessage = "This is not an e-mail address."), StringLength(256)]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Enter a password."), PasswordLength]
        public string Password { get; set; } = "";
    }
}
