using System.Collections.Immutable;
using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Models;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Tests.Generator.Runs;

/// <summary>Runs with a network that was trained elsewhere: here it is one that was trained by the project, over other inputs.</summary>
public sealed class ModelRunTests : IDisposable
{
    private static readonly RunData Data = RunData.Of(SmallRun.Balance, SmallRun.Options);
    internal static readonly TrainedModel Model = Exported(Trained.Network(Data, SmallRun.Options));

    private readonly TempFolder _folder = new();

    [Fact]
    public void The_baseline_is_the_quantised_model_and_the_search_starts_from_it()
    {
        (RunResult trained, _) = SmallRun.Run(SmallRun.Balance, SmallRun.Options, New("trained"));
        (RunResult given, string[] log) = SmallRun.Run(SmallRun.Balance, With(Model), New("given"));
        Assert.Equal(File.ReadAllText(_folder.File("trained/baseline/model.json")), File.ReadAllText(_folder.File("given/baseline/model.json")));
        Assert.Equal(trained.FloatTest.Correct, given.FloatTest.Correct);
        Assert.Contains("search 2 hidden: starting from the model", log);
        Assert.DoesNotContain(log, line => line.Contains("training:", StringComparison.Ordinal) || line.Contains("float networks", StringComparison.Ordinal));
        Assert.Single(log, line => line.StartsWith("model: 4-2-3 over normalized inputs, validation accuracy 0.", StringComparison.Ordinal));
        Assert.InRange(given.Designs.Length, 2, 5);
        JsonElement options = JsonDocument.Parse(File.ReadAllText(_folder.File("given/run.json"))).RootElement.GetProperty("options");
        Assert.Equal(("net.onnx", "ab", "normalized", "2"),
            (Text("model"), Text("model_sha256"), Text("model_inputs"), Text("hidden")));

        string Text(string name) => options.GetProperty(name).GetString()!;
    }

    [Fact]
    public void A_model_that_answers_no_better_than_one_class_is_noted()
    {
        TrainedModel turned = Model with { Layers = Model.Layers.SetItem(1, [.. Model.Layers[1].Reverse()]) };
        (_, string[] log) = SmallRun.Run(SmallRun.Balance, With(turned) with { Search = SmallRun.Options.Search with { Method = SearchMethod.None } }, New("run"));
        Assert.Single(log, line => line.StartsWith("note: the commonest class alone would have 0.4", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_of_two_hidden_layers_gives_the_exact_network_and_gates()
    {
        ImmutableArray<FloatNeuron> second = [new([1, 0], 0), new([0, 1], 0), new([1, 1], 0)];
        TrainedModel deep = Model with { Layers = [Model.Layers[0], second, [.. Model.Layers[1].Select(n => new FloatNeuron([.. n.Weights, 0], n.Bias))]] };
        (RunResult result, string[] log) = SmallRun.Run(SmallRun.Balance, With(deep), New("run"));
        Assert.Equal([2, 3, 3], result.Designs[^1].Design.Network!.Layers.Select(layer => layer.Neurons.Length));
        Assert.Contains(result.Designs[..^1], d => d.Design.Classifier is GateClassifier);
        Assert.Contains(log, line => line.StartsWith("note: the search for networks looks at one hidden layer; --model with 2-3 hidden neurons", StringComparison.Ordinal));
    }

    [Fact]
    public void The_state_of_a_search_belongs_to_its_model()
    {
        string settings = RunFile.Settings(Data, With(Model));
        Assert.Equal(settings, RunFile.Settings(Data, With(Model with { Name = "copy.onnx" })));
        Assert.NotEqual(settings, RunFile.Settings(Data, With(Model with { Sha256 = "cd" })));
        Assert.NotEqual(settings, RunFile.Settings(Data, With(Model with { Units = ModelUnits.Raw })));
        Assert.NotEqual(settings, RunFile.Settings(Data, SmallRun.Options));
    }

    [Fact]
    public void A_table_of_another_kind_ends_the_run() => Assert.StartsWith("net.onnx: the model tells 3 classes apart, the table has 4.",
        Assert.Throws<UserException>(() => SmallRun.Run(SmallRun.Balance with { Classes = SmallRun.Balance.Classes.Add("more") },
            With(Model), New("run"))).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static RunOptions With(TrainedModel model) => SmallRun.Options with { Training = SmallRun.Options.Training with { Model = model, Hidden = model.Hidden } };

    /// <summary>The network over x, where the project's reads code / (2^bits - 1).</summary>
    private static TrainedModel Exported(FloatMlp network)
    {
        double top = network.LargestCode / (network.LargestCode + 1.0);
        return new TrainedModel("net.onnx", "ab",
            network.Layers.SetItem(0, [.. network.Layers[0].Select(n => n with { Weights = [.. n.Weights.Select(w => w / top)] })]), ModelUnits.Normalized);
    }

    private string New(string name) => Directory.CreateDirectory(_folder.File(name)).FullName;
}
