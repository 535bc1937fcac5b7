using PrintedMlp.Approx;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Tests.Approx.Networks;

public class MlpFileTests
{
    private static readonly Mlp Example = new(2, 4,
        [
            new Layer([new Neuron([new Summand(0, 4, 12), new Summand(1, -1)], 3, new QRelu(2, 3), OnesComplement: true)]),
            new Layer([new Neuron([new Summand(0, 7, DroppedBits: 1)], 0), new Neuron([], 2)]),
        ],
        new Argmax(2, [new Match(1, 0, 6)]));

    [Fact]
    public void A_model_that_was_written_is_read_as_the_same_network()
    {
        string text = MlpFile.Write(Example);
        Mlp read = MlpFile.Parse(text, "model.json");
        Assert.Equal(text, MlpFile.Write(read));
        for (int code = 0; code < 256; code++)
        {
            byte[] codes = [(byte)(code & 15), (byte)(code >> 4)];
            Assert.Equal(Example.Outputs(codes), read.Outputs(codes));
            Assert.Equal(Example.Classify(codes), read.Classify(codes));
        }
    }

    [Fact]
    public void The_example_of_the_documentation_is_a_model()
    {
        string text = File.ReadAllText(Repository.Path("docs", "model-format.md"));
        Mlp mlp = MlpFile.Parse(text.Split("```json")[1].Split("```")[0], "docs/model-format.md");
        Assert.Equal(0, mlp.Classify([12, 0])); // (4 * 12 + 3) >> 2 saturates to 7, more than 2
        Assert.Equal(1, mlp.Classify([3, 15])); // -15 + 3 is negative
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("{}", "missing required properties")]
    [InlineData("""{"format":"printedmlp-model-9","inputs":1,"input_bits":4,"layers":[],"argmax":{"classes":1,"matches":[]}}""", "its format is \"printedmlp-model-9\"")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1,"input_bits":4,"layers":[],"argmax":{"classes":1,"matches":[]}}""", "at least one layer")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1,"input_bits":9,"layers":[],"argmax":{"classes":1,"matches":[]}}""", "1 to 8 bits, not 9")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1,"input_bits":4,"layers":[{"neurons":[{"summands":[{"source":1,"weight":1}]}]}],"argmax":{"classes":1,"matches":[]}}""", "neuron 0 of layer 0 reads source 1; the layer before has 1")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1,"input_bits":4,"layers":[{"neurons":null}],"argmax":{"classes":1,"matches":[]}}""", "null")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1,"input_bits":4,"layers":[{"neurons":[{"summands":[]},{"summands":[]}]}],"argmax":{"classes":2,"matches":[{"left":0,"right":2}]}}""", "match 0 of the argmax names a player that is not known yet")]
    public void A_broken_model_is_explained(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<UserException>(() => MlpFile.Parse(text, "model.json")).Message, StringComparison.Ordinal);
}
