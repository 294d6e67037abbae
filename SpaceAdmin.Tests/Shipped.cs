using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Core;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Tests;

/// <summary>Parts as the product registers them, so that no test runs on another composition.</summary>
internal static class Shipped
{
    private static readonly ServiceProvider s_core = new ServiceCollection().AddSpaceCore().BuildServiceProvider();

    /// <summary>What follows a change of status.</summary>
    public static IServiceFollowUp FollowUp { get; } = s_core.GetRequiredService<IServiceFollowUp>();
}
