using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Tests.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Classifiers;

public class ClassifierFileTests
{
    public static TheoryData<string> Texts => new(
        new MlpClassifier(RandomMlp.Draw(new RandomStream(1))).ToJson(),
        GateClassifier.OfCodes(DrawnGates.Draw(5, new RandomStream(1)), DrawnGates.Features, 4).ToJson(),
        DrawnLevels.Draw(1).ToJson(),
        """{"format": "printedmlp-levels-1", "inputs": 2, "input_bits": 4, "tree": true, "levels": [], "gates": [], "outputs": ["1"]}""");

    [Theory]
    [MemberData(nameof(Texts))]
    public void Any_format_is_read_and_written_again(string text)
    {
        Classifier read = ClassifierFile.Parse(text, "model.json");
        Assert.Equal(read.ToJson(), ClassifierFile.Parse(read.ToJson(), "model.json").ToJson());
        Assert.Equal(text.Contains("levels-1", StringComparison.Ordinal), read.ReadsLevels);
        Assert.Equal(text.Contains("model-1", StringComparison.Ordinal), read.Network is not null);
    }

    [Fact]
    public void The_format_is_a_member_and_no_word_somewhere_in_the_text()
    {
        string network = new MlpClassifier(RandomMlp.Draw(new RandomStream(1))).ToJson();
        string text = network.Replace("{\n", "{\n  \"note\": \"printedmlp-gates-1\",\n", StringComparison.Ordinal);
        UserException e = Assert.Throws<UserException>(() => ClassifierFile.Parse(text, "model.json"));
        Assert.Contains("note", e.Message, StringComparison.Ordinal);
        string spaced = GateClassifier.OfCodes(DrawnGates.Draw(5, new RandomStream(1)), DrawnGates.Features, 4).ToJson()
            .Replace("\"format\": \"printedmlp-gates-1\"", "\"format\" :\n\"printedmlp-\\u0067ates-1\"", StringComparison.Ordinal);
        Assert.IsType<GateClassifier>(ClassifierFile.Parse(spaced, "model.json"));
    }
}
