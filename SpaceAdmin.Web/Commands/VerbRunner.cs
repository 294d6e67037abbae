using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;
using SpaceAdmin.Web.Access;
using SpaceAdmin.Web.Settings;

namespace SpaceAdmin.Web.Commands;

/// <summary>Runs a verb on an up-to-date database, and says in one line why it did not work.</summary>
internal sealed class VerbRunner(Func<IServiceProvider> services, Terminal terminal)
{
    public const int Done = 0;
    public const int Failed = 1;

    public Terminal Terminal => terminal;

    /// <param name="verb">Is given its <typeparamref name="TCore"/>, which acts as the command line.</param>
    public Task<int> RunAsync<TCore>(Func<TCore, CancellationToken, Task<int>> verb, CancellationToken ct)
        where TCore : class =>
        RunAsync((provider, token) => verb(ActingServices.Create<TCore>(provider, new CommandLineActor()), token), ct);

    public Task<int> RunAsync(Func<CancellationToken, Task<int>> verb, CancellationToken ct) => RunAsync((_, token) => verb(token), ct);

    /// <summary>Tells why nothing, or not all, was done.</summary>
    public async Task<int> FailAsync(string why)
    {
        await terminal.Error.WriteLineAsync(why.ReplaceLineEndings(" "));
        return Failed;
    }

    public Task<int> FailAsync(Failure failure) => FailAsync(failure.Message);

    private async Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<int>> verb, CancellationToken ct)
    {
        try
        {
            var provider = services();
            await provider.GetRequiredService<SqliteStart>().RunAsync(ct);
            return await verb(provider, ct);
        }
        catch (OperationCanceledException)
        {
            return await FailAsync("Cancelled.");
        }
        catch (Exception exception) when (exception is SettingsException or DatabaseStartException or IOException or UnauthorizedAccessException)
        {
            return await FailAsync(exception.Message);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            return await FailAsync($"The database refused: {(exception.InnerException ?? exception).Message}");
        }
    }
}
