using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Access;

internal static class AccountEndpoints
{
    /// <summary>Signing out is a form post, so that no link or image can do it for somebody.</summary>
    public static void MapAccountEndpoints(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/account/sign-out", async ([FromForm] string? _, SignInManager<User> signIns) =>
        {
            await signIns.SignOutAsync();
            return Results.LocalRedirect("~/account/sign-in");
        });
}
