using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SpaceAdmin.Web.Hosting;

namespace SpaceAdmin.Tests.Web;

/// <summary>What is given out while the first start still makes the demo.</summary>
public sealed class StartWorkTests
{
    private readonly TaskCompletionSource _made = new();
    private readonly StartWork _work = new();
    private readonly RequestDelegate _app;

    public StartWorkTests()
    {
        _work.Plan(() => _made.Task);
        _app = new ApplicationBuilder(new ServiceCollection().AddSingleton(_work).BuildServiceProvider())
            .UseStartWorkGate().Use(_ => Answer).Build();
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/account/sign-in")]
    public async Task Request_ForThePageToSignIn_IsAnsweredAtOnce(string method, string path)
    {
        Assert.Equal(HttpStatusCode.OK, await AskAsync(method, path).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        Assert.False(_work.Done.IsCompleted);
    }

    [Theory]
    [InlineData("POST", "/account/sign-in")]
    [InlineData("GET", "/services")]
    [InlineData("GET", "/metrics")]
    [InlineData("GET", "/setup")]
    [InlineData("POST", "/")]
    public async Task Request_ForAnythingElse_WaitsUntilAllIsMade(string method, string path)
    {
        var answer = AskAsync(method, path);
        Assert.False(answer.IsCompleted);

        _made.SetResult();
        await _work.BeginAsync();

        Assert.Equal(HttpStatusCode.OK, await answer.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stop_WaitsUntilAllIsMade()
    {
        var stop = _work.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(stop.IsCompleted);

        _made.SetResult();

        await stop.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private static Task Answer(HttpContext context)
    {
        context.Response.StatusCode = (int)HttpStatusCode.OK;
        return Task.CompletedTask;
    }

    private async Task<HttpStatusCode> AskAsync(string method, string path)
    {
        var context = new DefaultHttpContext { Request = { Method = method, Path = path }, Response = { StatusCode = 0 } };
        await _app(context);
        return (HttpStatusCode)context.Response.StatusCode;
    }
}
