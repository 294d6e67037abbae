using Microsoft.AspNetCore.Mvc;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Customers;
using SpaceAdmin.Web.Addresses;

namespace SpaceAdmin.Web.Access;

/// <summary>Form posts, as signing out is: no link or image can put somebody into another's place.</summary>
internal static class SignInAsEndpoints
{
    public const string Begin = "/account/sign-in-as";
    public const string Leave = "/account/leave-sign-in-as";

    public static void MapSignInAs(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Begin + "/{customerId:int}", BeginAsync).RequireAuthorization(Permissions.CustomersSignInAs);
        endpoints.MapPost(Leave, LeaveAsync).RequireAuthorization();
    }

    private static async Task<IResult> BeginAsync([FromForm] string? _, int customerId, HttpContext context)
    {
        var begun = await RequestActor.For<SignInAsCommands>(context).BeginAsync(context.User.SessionId!, customerId, CancellationToken.None);
        return begun switch
        {
            { Succeeded: true } => Results.LocalRedirect("~/my/services"),
            { Failure: Failure.Rejected } => Results.LocalRedirect(CustomerPage(customerId)), // which says why
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> LeaveAsync([FromForm] string? _, HttpContext context)
    {
        var left = await RequestActor.For<SignInAsCommands>(context).LeaveAsync(context.User.SessionId!, CancellationToken.None);
        return Results.LocalRedirect(left.Succeeded ? CustomerPage(left.Value) : "~/");
    }

    private static string CustomerPage(int id) => "~" + CustomerAddress.Of(id);
}
