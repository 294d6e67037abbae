using SpaceAdmin.Core.Access;
using SpaceAdmin.Web.Access;

namespace SpaceAdmin.Tests.Web;

/// <summary>Passwords are long and not guessed first; nothing else is asked of them.</summary>
public sealed class PasswordTests
{
    private static readonly User s_user = new() { Name = "Rosa Reseller", Email = "rosa@hosting.example" };

    [Theory]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd12345")]
    [InlineData("passwordpassword")]
    [InlineData("123456789012")]
    [InlineData("qwertyuiop123")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("letmeinletmein")]
    [InlineData("iloveyou12345")]
    [InlineData("welcome12345")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("abcdefghijkl")]
    [InlineData("Summer2026!!")]
    [InlineData("rosareseller")]
    [InlineData("Rosa Reseller 1")]
    [InlineData("rosa@hosting.example")]
    [InlineData("SpaceAdmin2026")]
    public async Task Validate_WhatIsGuessedFirst_IsRefused(string password) => Assert.Equal(GuessablePassword.Sentence, await RefusalAsync(password));

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("Demo-Space-2026")]
    [InlineData("a much longer phrase")]
    [InlineData("my dog eats socks")]
    [InlineData("kqzvjwxpbmtr")]
    [InlineData("зелёный чайник поёт")]
    public async Task Validate_WhatIsNot_IsTaken(string password) => Assert.Null(await RefusalAsync(password));

    [Fact]
    public async Task Validate_AsLongAsItMayBe_IsTakenAndLongerRefused()
    {
        var longest = string.Concat(Enumerable.Range(0, 256).Select(i => (char)('!' + (i * 7 % 90))));

        Assert.Null(await RefusalAsync(longest));
        Assert.Equal("A password has at most 256 characters.", await RefusalAsync(longest + "x"));
    }

    private static async Task<string?> RefusalAsync(string password) =>
        (await new GuessablePassword().ValidateAsync(null!, s_user, password)).Errors.SingleOrDefault()?.Description;
}
