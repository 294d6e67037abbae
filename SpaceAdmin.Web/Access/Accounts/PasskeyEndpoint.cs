using System.Net.Mime;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Access;

internal static class PasskeyEndpoint
{
    public const string RequestOptions = "/account/passkey-request-options";

    /// <summary>
    /// A challenge for signing in, made when somebody asks for one: Identity remembers it in the cookie in which it also
    /// remembers who still owes a code. Of no account, so that it tells nothing of any.
    /// </summary>
    public static void MapPasskeyRequestOptions(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(RequestOptions, async ([FromForm] string? _, SignInManager<User> signIns) =>
            Results.Content(await signIns.MakePasskeyRequestOptionsAsync(user: null), MediaTypeNames.Application.Json));
}
