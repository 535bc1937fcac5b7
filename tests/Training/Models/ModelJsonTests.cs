using System.Globalization;
using System.Text;
using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Models;
using PrintedMlp.Training.Models.Files;

namespace PrintedMlp.Tests.Training.Models;

/// <summary>Models as JSON. tests/Cases/models has bad ones: NAME.message is the exact message that NAME.json must give.</summary>
public class ModelJsonTests
{
    private static readonly string Folder = Repository.Path("tests", "Cases", "models");

    public static TheoryData<string> Cases => new(Names);

    private static string[] Names => [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_bad_model_gives_the_message_beside_it(string name)
    {
        string file = Path.Combine(Folder, $"{name}.json"), expected = Path.Combine(Folder, $"{name}.message");
        string message = Assert.Throws<UserException>(() => ModelFile.Read(file)).Message.Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal) + "\n";
        if (!File.Exists(expected) || message != File.ReadAllText(expected))
        {
            string received = Path.Combine(Folder, $"{name}.received.message");
            File.WriteAllText(received, message);
            Assert.Fail($"The message is:\n{message}accept with: mv {received} {expected}");
        }
    }

    [Fact]
    public void Every_file_of_the_folder_belongs_to_a_case()
    {
        Assert.All(Directory.GetFiles(Folder), file => Assert.Contains(Path.GetFileName(file).Split('.')[0], Names));
        Assert.InRange(Names.Length, 12, int.MaxValue);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public void A_network_answers_as_its_reference(int outputs)
    {
        var network = ReferenceMlp.Draw(1, 4, 6, 5, outputs);
        TrainedModel read = Read(Text(network, "\"classes\": [" + string.Join(", ", Enumerable.Range(7, Math.Max(2, outputs))) + "],"));
        Assert.Equal(ModelUnits.Normalized, read.Units);
        Assert.Equal(["7", "8"], read.Labels.Take(2));
        Assert.All(network.Rows(500, 3), row => Assert.Equal(network.Class(row), FloatMlp.Largest(read.Outputs(row))));
    }

    [Fact]
    public void Ranges_of_inputs_become_part_of_the_first_layer()
    {
        var network = ReferenceMlp.Draw(2, 2, 6, 3);
        TrainedModel read = Read(Text(network, """ "inputs": [{"min": -5, "max": 5}, {"name": "b", "min": 1, "max": 1.5}], """));
        Assert.Equal((ModelUnits.Raw, null, "b"), (read.Units, read.InputNames[0], read.InputNames[1]));
        Assert.All(network.Rows(500, 3), row => Assert.Equal(network.Answer([(row[0] + 5) / 10, (row[1] - 1) / 0.5]), read.Outputs(row), (a, b) => Math.Abs(a - b) < 1e-5));
    }

    [Fact]
    public void What_the_inputs_are_can_be_said_once()
    {
        string text = Text(ReferenceMlp.Draw(2, 1, 2, 2), "\"inputs\": [{\"min\": 0, \"max\": 5}],");
        UserException e = Assert.Throws<UserException>(() => ModelFile.Parse(Encoding.UTF8.GetBytes(text), "net.json", ModelUnits.Raw));
        Assert.StartsWith("net.json: its \"inputs\" say what it reads. Leave --model-inputs out.", e.Message, StringComparison.Ordinal);
        Assert.Equal(ModelUnits.Raw, ModelFile.Parse(Encoding.UTF8.GetBytes(Text(ReferenceMlp.Draw(2, 1, 2, 2))), "net.json", ModelUnits.Raw).Units);
    }

    internal static string Text(ReferenceMlp network, string members = "") => $$"""
        {"format": "{{ModelJson.Format}}", {{members}} "layers": [{{string.Join(",\n", network.Weights.Zip(network.Biases).Select(layer =>
        $"{{\"weights\": {JsonSerializer.Serialize(Enumerable.Range(0, layer.First.GetLength(1)).Select(neuron =>
            Enumerable.Range(0, layer.First.GetLength(0)).Select(source => layer.First[source, neuron])))}, \"biases\": [{string.Join(", ", layer.Second.Select(b => b.ToString("R", CultureInfo.InvariantCulture)))}]}}"))}}]}
        """;

    private static TrainedModel Read(string text) => ModelFile.Parse(Encoding.UTF8.GetBytes("\uFEFF" + text), "net.json");
}
