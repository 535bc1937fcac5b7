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
    [InlineData("null", "the file is null, expected an object")]
    [InlineData("[]", "the file is a list, expected an object")]
    [InlineData("7", "the file is a number, expected an object")]
    [InlineData("""{"format":"\ud800"}""", "line 1 holds half a character")]
    [InlineData("""{"format":7}""", "format is 7, expected a text")]
    [InlineData("""{"format":"a","format":"b"}""", "Duplicate property 'format'")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1000000000,"input_bits":4,"layers":[],"argmax":{"classes":1,"matches":[]}}""", "inputs is 1000000000, expected 1 to 10000")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1e400,"input_bits":4,"layers":[],"argmax":{"classes":1,"matches":[]}}""", "inputs is 1e400, expected 1 to 10000")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1.5,"input_bits":4,"layers":[],"argmax":{"classes":1,"matches":[]}}""", "inputs is 1.5, expected 1 to 10000")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1,"input_bits":4,"layers":[],"argmax":null}""", "argmax is null, expected an object")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1,"input_bits":4,"layers":[],"argmax":{"classes":1,"matches":[]},"more":1}""", "the file has an unknown member \"more\"")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1,"input_bits":4,"layers":[{"neurons":[{"summands":[{"source":0,"weight":"a"}]}]}],"argmax":{"classes":1,"matches":[]}}""", "layers[0].neurons[0].summands[0].weight is a text, expected a whole number")]
    [InlineData("{}", "the file has no \"format\"")]
    [InlineData("""{"format":"printedmlp-model-9","inputs":1,"input_bits":4,"layers":[],"argmax":{"classes":1,"matches":[]}}""", "its format is \"printedmlp-model-9\"")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1,"input_bits":4,"layers":[],"argmax":{"classes":1,"matches":[]}}""", "at least one layer")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1,"input_bits":9,"layers":[],"argmax":{"classes":1,"matches":[]}}""", "input_bits is 9, expected 1 to 8")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1,"input_bits":4,"layers":[{"neurons":[{"summands":[{"source":1,"weight":1}]}]}],"argmax":{"classes":1,"matches":[]}}""", "neuron 0 of layer 0 reads source 1; the layer before has 1")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1,"input_bits":4,"layers":[{"neurons":null}],"argmax":{"classes":1,"matches":[]}}""", "null")]
    [InlineData("""{"format":"printedmlp-model-1","inputs":1,"input_bits":4,"layers":[{"neurons":[{"summands":[]},{"summands":[]}]}],"argmax":{"classes":2,"matches":[{"left":0,"right":2}]}}""", "match 0 of the argmax names a player that is not known yet")]
    public void A_broken_model_is_explained(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<UserException>(() => MlpFile.Parse(text, "model.json")).Message, StringComparison.Ordinal);
}
