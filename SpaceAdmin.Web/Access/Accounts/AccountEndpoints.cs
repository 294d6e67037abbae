using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Customers;

namespace SpaceAdmin.Web.Access;

internal static class AccountEndpoints
{
    /// <summary>Signing out is a form post, so that no link or image can do it for somebody.</summary>
    public static void MapAccountEndpoints(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/account/sign-out", async ([FromForm] string? _, HttpContext context, SignInManager<User> signIns, AccountAudit audit) =>
        {
            if (context.User is { OnBehalfOf: not null, SessionId: { } session })
            {
                await RequestActor.For<SignInAsCommands>(context).LeaveAsync(session, CancellationToken.None); // the log says when it ended
            }

            if (await signIns.UserManager.GetUserAsync(context.User) is { } user)
            {
                await audit.DoneAsync(user, AuditActions.SignOut, RemoteAddress.Of(context), CancellationToken.None);
            }

            await signIns.SignOutAsync();
            return Results.LocalRedirect("~/account/sign-in");
        });
}
