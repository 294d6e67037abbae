using System.Text;
using SpaceAdmin.Core.Outside;

namespace SpaceAdmin.Tests.Core.Outside;

public sealed class OutsideWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \r\n\t ", "")]
    [InlineData("Not paid.", "Not paid.")]
    [InlineData("  Not\r\n\tpaid.\0 ", "Not paid.")]
    [InlineData("Bell\u0007 and\u001b[31m red", "Bell and [31m red")]
    [InlineData("Un\u202Edesrever", "Un desrever")] // turns the direction of what follows
    [InlineData("Übergröße 🙂 済", "Übergröße 🙂 済")]
    public void Clean_KeepsOneLineOfWhatCanBeSeen(string words, string clean) => Assert.Equal(clean, OutsideWords.Clean(words));

    [Fact]
    public void Clean_OfALot_KeepsTheBeginning()
    {
        Assert.Equal(new string('a', 500), OutsideWords.Clean(new string('a', 500)));
        Assert.Equal(new string('a', 499) + "…", OutsideWords.Clean(new string('a', 501)));
        Assert.InRange(OutsideWords.Clean(string.Concat(Enumerable.Repeat("🙂", 300))).Length, 490, 500);
    }

    [Theory]
    [InlineData(497)]
    [InlineData(498)]
    [InlineData(499)]
    public void Clean_NeverCutsASignInTwo(int before) =>
        Assert.DoesNotContain(OutsideWords.Clean(new string('a', before) + "🙂🙂🙂").EnumerateRunes(), rune => rune == Rune.ReplacementChar);
}
