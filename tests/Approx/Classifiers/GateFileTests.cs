using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Tests.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Classifiers;

public class GateFileTests
{
    [Fact]
    public void What_was_written_is_read_back()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var written = GateClassifier.OfCodes(DrawnGates.Draw((int)seed * 3 + 1, new RandomStream(seed)), DrawnGates.Features, 4) with { Flags = seed % 2 == 0 ? [] : [AnswerFlag.Unsure] };
            string text = written.ToJson();
            GateClassifier read = GateFile.Parse(text, "model.json");
            Assert.Equal(text, read.ToJson());
            Assert.Equal(written.Flags.ToArray(), read.Flags.ToArray());
            Assert.Equal(written.Classify(DrawnGates.Rows().Codes), read.Classify(DrawnGates.Rows().Codes));
        }
    }

    [Theory]
    [InlineData("\"nand\"", "\"mux\"", "gate 0 is a \"mux\", expected and, nand, nor, or, xor or xnor")]
    [InlineData("[1, -8]", "[1, 17]", "signal 17 is read before it is made")]
    [InlineData("[1, -8]", "[1]", "gate 0 has 1 pins, expected 2")]
    [InlineData("\"inputs\": 2", "\"inputs\": 0", "inputs is 0, expected 1 to 10000")]
    [InlineData("\"outputs\": [9]", "\"outputs\": []", "it has 0 outputs, expected 1 to 30")]
    public void A_faulty_file_is_refused_with_the_reason(string good, string bad, string reason)
    {
        const string text = """{"format": "printedmlp-gates-1", "inputs": 2, "input_bits": 4, "gates": [{"kind": "nand", "pins": [1, -8]}], "outputs": [9]}""";
        GateFile.Parse(text, "model.json");
        UserException e = Assert.Throws<UserException>(() => GateFile.Parse(text.Replace(good, bad, StringComparison.Ordinal), "model.json"));
        Assert.StartsWith("model.json is not a netlist of gates: " + reason, e.Message, StringComparison.Ordinal);
    }
}
