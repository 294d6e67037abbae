using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Access;

/// <summary>Ties an open page to its session: it follows its changes and, since it makes no requests, what is done on it counts as use.</summary>
internal sealed class SessionCircuitHandler(AuthenticationStateProvider authentication, Sessions sessions, TimeProvider time) : CircuitHandler
{
    private long _used = long.MinValue;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        (authentication as CircuitAuthentication)?.BeginToFollow();
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        if (_used == long.MinValue || time.GetElapsedTime(_used) >= Session.UseInterval)
        {
            _used = time.GetTimestamp();
            await sessions.UseAsync((await authentication.GetAuthenticationStateAsync()).User, address: null, CancellationToken.None);
        }

        await next(context);
    };
}
