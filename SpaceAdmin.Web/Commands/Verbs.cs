namespace SpaceAdmin.Web.Commands;

internal static class Verbs
{
    public static bool Asked(string[] args) => args is [{ Length: > 0 } first, ..] && first[0] != '-';

    public static Task<int> RunAsync(string[] args, Func<IServiceProvider> services) => Task.FromResult(args.Length + (services is null ? 0 : 1));
}
