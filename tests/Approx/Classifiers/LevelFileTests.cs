using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Tests.Approx.Classifiers;

public class LevelFileTests
{
    [Fact]
    public void What_was_written_is_read_back()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            GateClassifier written = DrawnLevels.Draw(seed), read = GateFile.Parse(written.ToJson(), "model.json");
            Assert.Equal(written.ToJson(), read.ToJson());
            Assert.Equal(written.Levels.AsEnumerable(), read.Levels.AsEnumerable());
            Assert.Equal(written.Classify(DrawnLevels.Codes(seed)), read.Classify(DrawnLevels.Codes(seed)));
        }
    }

    [Fact]
    public void Two_levels_that_would_have_one_name_are_refused()
    {
        const string Text = """
            {"format": "printedmlp-levels-1", "inputs": 2, "input_bits": 4, "tree": false,
             "levels": [{"feature": 0, "code": 4, "threshold": 0.3, "position": 0.2}, {"feature": 0, "code": 4, "threshold": 0.3, "position": 0.2}],
             "gates": [{"kind": "and", "pins": [1, 2]}], "outputs": [3]}
            """;
        Assert.Contains("two levels are code 4 of feature 0, which would have one name; expected each once",
            Assert.Throws<UserException>(() => GateFile.Parse(Text, "model.json")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"code\": 5", "\"code\": 16", "level 0 is code 16 of feature 1, expected a feature below 2 and a code from 1 to 15")]
    [InlineData("\"code\": 5", "\"code\": 0", "level 0 is code 0 of feature 1")]
    [InlineData("\"feature\": 1", "\"feature\": 2", "level 0 is code 5 of feature 2")]
    [InlineData("\"threshold\": 0.3", "\"threshold\": 1e400", "levels[0].threshold is 1e400, which leaves the range of numbers")]
    [InlineData("[1, -1]", "[1, null]", "gates[0].pins[1] is null, expected a whole number")]
    [InlineData("[1, -1]", "[1, -2147483648]", "signal -2147483648 is read before it is made")]
    [InlineData("\"inputs\": 2", "\"inputs\": 2147483647", "inputs is 2147483647, expected 1 to 10000")]
    [InlineData("[1, -1]", "[1, 3]", "signal 3 is read before it is made")]
    [InlineData("\"tree\": false, ", "", "")]
    [InlineData("\"threshold\": 0.3", "\"threshold\": \"low\"", "")]
    public void A_faulty_file_is_refused_with_the_reason(string good, string bad, string reason)
    {
        const string text = """
            {"format": "printedmlp-levels-1", "inputs": 2, "input_bits": 4, "tree": false, "levels": [{"feature": 1, "code": 5, "threshold": 0.3, "position": 0.3}],
            "gates": [{"kind": "nand", "pins": [1, -1]}], "outputs": [2]}
            """;
        GateFile.Parse(text, "model.json");
        UserException e = Assert.Throws<UserException>(() => GateFile.Parse(text.Replace(good, bad, StringComparison.Ordinal), "model.json"));
        Assert.StartsWith("model.json is not a netlist of gates behind levels: " + reason, e.Message, StringComparison.Ordinal);
    }
}
