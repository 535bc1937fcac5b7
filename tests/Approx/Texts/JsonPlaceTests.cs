using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Tests.Approx.Texts;

public class JsonPlaceTests
{
    /// <summary>In a value, and in the name of a member, which the parser itself compares with the other names.</summary>
    [Theory]
    [InlineData("{\n\"a\": \"\\ud800\"}")]
    [InlineData("{\n\"\\ud800\": 1}")]
    [InlineData("{\n\"a\\udc00\": 1, \"b\": 2}")]
    public void Half_a_character_is_told_with_its_line(string text) =>
        Assert.StartsWith("line 2 holds half a character", Assert.Throws<FormatException>(() => JsonPlace.Parse(text)).Message, StringComparison.Ordinal);
}
