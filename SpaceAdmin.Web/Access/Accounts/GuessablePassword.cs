using Microsoft.AspNetCore.Identity;
using SpaceAdmin.Core.Access;

namespace SpaceAdmin.Web.Access;

/// <summary>
/// Refuses what is guessed first: passwords of the lists that everybody has, words, names, dates and rows of keys, also
/// joined and disguised, and what the user is called. Asks for no digits or signs, which make passwords harder only to remember.
/// </summary>
internal sealed class GuessablePassword : IPasswordValidator<User>
{
    public const int MinLength = 12;
    public const int MaxLength = 256;

    public const string Sentence = "This password is too easy to guess: it is, or is built from, a common one or your own name.";

    // Estimating takes longer than the square of the length; that much alone says enough.
    private const int MaxEstimated = 64;

    private const int LowestScore = 2; // of 4: more than some ten million guesses

    private static readonly char[] s_separators = [' ', '@', '.', '-', '_', '+'];

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) =>
        Task.FromResult(Refusal(user, password ?? "") is { } refused
            ? IdentityResult.Failed(new IdentityError { Code = nameof(GuessablePassword), Description = refused })
            : IdentityResult.Success);

    private static string? Refusal(User user, string password) => password switch
    {
        { Length: < MinLength } => null, // Identity's own validator says so
        { Length: > MaxLength } => $"A password has at most {MaxLength} characters.",
        _ => IsGuessable(password, user) ? Sentence : null,
    };

    private static bool IsGuessable(string password, User user)
    {
        var start = Once(password.Length > MaxEstimated ? password[..MaxEstimated] : password);
        return Zxcvbn.Zxcvbn.MatchPassword(start, Words(user)).Score < LowestScore;
    }

    /// <summary>"ab" of "abababab": what is repeated says no more than once.</summary>
    private static string Once(string text)
    {
        var period = Enumerable.Range(1, text.Length).First(shift => text.AsSpan(shift).SequenceEqual(text.AsSpan(0, text.Length - shift)));
        return period <= text.Length / 2 ? text[..period] : text;
    }

    // In small letters, as they are compared.
    private static IEnumerable<string> Words(User user) =>
        new[] { user.Email, user.Name, "SpaceAdmin" }.OfType<string>()
            .SelectMany(text => text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).Append(text))
            .Where(word => word.Length > 2)
            .Select(word => word.ToLowerInvariant())
            .Distinct();
}
