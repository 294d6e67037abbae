namespace SpaceAdmin.Web.Hosting;

/// <summary>
/// What the first start still does while the server answers already. Until it is done, nobody gets more than the page to sign in, and
/// neither the monitor nor the outbox works: nothing half-made is seen, acted on or sent.
/// </summary>
internal sealed class StartWork : IHostedService
{
    /// <summary>After the server listens: whoever waits for the first page comes before.</summary>
    private static readonly TimeSpan s_after = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Fails if the work does: whoever waits for it in the background ends the program by that.</summary>
    public Task Done { get; private set; } = Task.CompletedTask;

    /// <summary>Leaves <paramref name="work"/> for when the server listens.</summary>
    public void Plan(Func<Task> work) => Done = RunAsync(work);

    /// <summary>Now, or because the program ends: half of it would stay for ever, since the next start finds users and leaves the database alone.</summary>
    public Task BeginAsync()
    {
        _listening.TrySetResult();
        return Done;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => BeginAsync().WaitAsync(cancellationToken);

    private async Task RunAsync(Func<Task> work)
    {
        await _listening.Task;
        await Task.Delay(s_after);
        await work();
    }
}

internal static class StartWorkGate
{
    private const string SignIn = "/account/sign-in";

    /// <summary>After routing: files take the short way from it.</summary>
    public static IApplicationBuilder UseStartWorkGate(this IApplicationBuilder app)
    {
        var work = app.ApplicationServices.GetRequiredService<StartWork>();
        return app.Use(async (context, next) =>
        {
            if (!work.Done.IsCompleted && !IsToSignIn(context.Request))
            {
                await work.Done.WaitAsync(context.RequestAborted);
            }

            await next(context);
        });
    }

    // Nobody is signed in to a database that was made just now: home leads to the other.
    private static bool IsToSignIn(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Path.Value is "/" or SignIn;
}
