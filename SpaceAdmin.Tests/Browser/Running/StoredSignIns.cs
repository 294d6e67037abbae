namespace SpaceAdmin.Tests.Browser;

/// <summary>The cookies of whoever signed in by the form already, for the tests of one class that only look at pages.</summary>
public sealed class StoredSignIns
{
    private readonly Dictionary<string, string> _byEmail = [];

    public async Task<string> GetAsync(string email, Func<Task<string>> signIn) =>
        _byEmail.TryGetValue(email, out var cookies) ? cookies : _byEmail[email] = await signIn();
}
