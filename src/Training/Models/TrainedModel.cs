using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;

namespace PrintedMlp.Training.Models;

/// <summary>A multilayer perceptron that was trained elsewhere, over features as its file has them.</summary>
/// <param name="Name">File name.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
/// <param name="Layers">The neurons of each layer: at least one hidden layer, output last with at least two neurons.</param>
/// <param name="Units">What the first layer reads.</param>
public sealed record TrainedModel(string Name, string Sha256, ImmutableArray<ImmutableArray<FloatNeuron>> Layers, ModelUnits Units)
{
    /// <summary>Names of the inputs in the file; empty when it names none, null for one without name.</summary>
    public ImmutableArray<string?> InputNames { get; init; } = [];

    /// <summary>Labels of the outputs in the file; empty when it has none.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Number of features that it reads.</summary>
    public int Inputs => Layers[0][0].Weights.Length;

    /// <summary>Neurons of each hidden layer.</summary>
    public ImmutableArray<int> Hidden => [.. Layers[..^1].Select(layer => layer.Length)];

    /// <summary>Neurons of each hidden layer as <c>--hidden</c> writes them, and outputs: <c>4-8-3</c>, inputs first.</summary>
    public string Shape => string.Join('-', Layers.Select(layer => layer.Length).Prepend(Inputs));

    /// <summary>Holds the model against a table.</summary>
    /// <exception cref="UserException">Features or classes differ; the message says which.</exception>
    public void Check(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        string? wrong = Inputs != dataset.Features.Length
            ? $"the model reads {Inputs} features, the table has {dataset.Features.Length}. Check --class-column and --ignore-columns."
            : Layers[^1].Length != dataset.Classes.Length
            ? $"the model tells {Layers[^1].Length} classes apart, the table has {dataset.Classes.Length}. Check --class-column."
            : WrongName(dataset) ?? WrongLabels(dataset);
        if (wrong is not null)
        {
            throw new UserException($"{Name}: {wrong}");
        }
    }

    /// <summary>The same network over codes. A code c of b bits stands for x = c / 2^b, the middle of the values that get it; see
    /// <see cref="FeatureRange.Code"/>.</summary>
    /// <param name="scale">Ranges of the features that the model was checked against.</param>
    /// <exception cref="UserException">Weights leave the range of numbers.</exception>
    public FloatMlp On(InputScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        double top = 1 - 1.0 / (1 << scale.Bits);
        (double Offset, double Gain)[] maps = [.. scale.Ranges.Select(Map)];
        ImmutableArray<FloatNeuron> first = [.. Layers[0].Select(n => new FloatNeuron(
            [.. n.Weights.Select((w, i) => w * maps[i].Gain * top)], n.Bias + n.Weights.Select((w, i) => w * maps[i].Offset).Sum()))];
        return new Affine(first).IsFinite ? new FloatMlp(scale.Bits, Layers.SetItem(0, first))
            : throw new UserException($"{Name}: its weights leave the range of numbers over the features' ranges in the table.");
    }

    /// <summary>How well the model does on rows as the table has them, within the features' ranges.</summary>
    /// <param name="dataset">The table.</param>
    /// <param name="part">Row numbers.</param>
    /// <param name="scale">Ranges of the features; its number of bits does not matter.</param>
    public Score ScoreOn(Dataset dataset, ImmutableArray<int> part, InputScale scale)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(scale);
        return Score.Of([.. part.Select(row => FloatMlp.Largest(Outputs(Values(dataset.Rows[row], scale))))],
            [.. part.Select(row => dataset.Labels[row])], dataset.Classes.Length);
    }

    /// <summary>The output values of one row.</summary>
    /// <param name="values">What the first layer reads, one value a feature.</param>
    internal double[] Outputs(double[] values) => FloatMlp.Outputs(Layers, values);

    private double[] Values(double[] row, InputScale scale) => [.. row.Select((raw, i) =>
    {
        FeatureRange range = scale.Ranges[i];
        (double offset, double gain) = Map(range);
        return offset + gain * LevelGrid.Position(range, double.IsNaN(raw) ? range.Median : raw);
    })];

    /// <summary>What the model reads where a feature's x is 0, and how much more where it is 1.</summary>
    private (double Offset, double Gain) Map(FeatureRange range) => Units == ModelUnits.Normalized ? (0, 1) : (range.Low, range.High - range.Low);

    private string? WrongName(Dataset dataset)
    {
        int wrong = InputNames.Select((name, i) => name is null || name == dataset.Features[i] ? -1 : i).FirstOrDefault(i => i >= 0, -1);
        return wrong < 0 ? null : $"input {wrong + 1} is called \"{InputNames[wrong]}\", feature {wrong + 1} of the table is \"{dataset.Features[wrong]}\". "
            + "Bring both into the same order, or leave the names out of the model.";
    }

    /// <summary>Labels 0, 1, 2 are taken for indices of classes.</summary>
    private string? WrongLabels(Dataset dataset) =>
        Labels.IsEmpty || Labels.Select((label, i) => label == $"{i}").All(same => same)
            || Labels.Zip(dataset.Classes).All(pair => IsSame(pair.First, pair.Second)) ? null
        : $"the classes of the model are {string.Join(", ", Labels.Select(Cell.Short))}, those of the table {string.Join(", ", dataset.Classes.Select(Cell.Short))}. "
            + "Expected the same ones in the same order.";

    private static bool IsSame(string a, string b) =>
        a == b || (Cell.Read(a, out double x) == CellKind.Number && Cell.Read(b, out double y) == CellKind.Number && x == y);
}
