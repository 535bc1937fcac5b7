using PrintedMlp.Generator.Runs;

namespace PrintedMlp.Tests.Generator.Runs;

public class SpellingTests
{
    private static readonly string[] Words = ["--seeds", "--seed", "--out", "--hidden"];

    [Theory]
    [InlineData("--sed", "--seed")]
    [InlineData("--hiden", "--hidden")]
    [InlineData("--otu", "--out")]
    [InlineData("--seedss", "--seeds")]
    public void A_slip_of_the_pen_leads_to_the_nearest_word(string typed, string meant) => Assert.Equal(meant, Spelling.Meant(typed, Words));

    [Theory]
    [InlineData("--verbose")]
    [InlineData("--")]
    public void Another_word_leads_nowhere(string typed) => Assert.Null(Spelling.Meant(typed, Words));
}
