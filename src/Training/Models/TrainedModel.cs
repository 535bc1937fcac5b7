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
    /// <summary>Labels that a message shows.</summary>
    private const int MostShown = 12;

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

    /// <summary>The model with its features and classes in the order of a table, where it names them; they are where the table has them
    /// otherwise.</summary>
    /// <exception cref="UserException">Features or classes differ; the message says which.</exception>
    public TrainedModel For(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (Inputs != dataset.Features.Length)
        {
            throw Unfit($"the model reads {Inputs} features, the table has {dataset.Features.Length}. Check --class-column and --ignore-columns.");
        }
        if (Layers[^1].Length != dataset.Classes.Length)
        {
            throw Unfit($"the model tells {Layers[^1].Length} classes apart, the table has {dataset.Classes.Length}. Check --class-column.");
        }
        int[] features = Order(InputNames, dataset.Features, IsSameName) ?? throw Unfit(WrongName(dataset));
        int[] classes = IsIndexed ? [.. Enumerable.Range(0, Labels.Length)] : Order([.. Labels], dataset.Classes, IsSameLabel) ?? throw Unfit(
            $"the classes of the model are {string.Join(", ", Labels.Take(MostShown).Select(Cell.Short))}, those of the table "
                + $"{string.Join(", ", dataset.Classes.Take(MostShown).Select(Cell.Short))}. Expected the same ones.");
        return this with
        {
            Layers = Layers.SetItem(0, [.. Layers[0].Select(n => n with { Weights = Sorted(n.Weights, features) })]) is var sorted
                ? sorted.SetItem(sorted.Length - 1, Sorted(sorted[^1], classes)) : Layers,
            InputNames = Sorted(InputNames, features),
            Labels = Sorted(Labels, classes),
        };
    }

    /// <summary>The model behind a scaler, in one network over raw values.</summary>
    /// <exception cref="UserException">They have different numbers of features.</exception>
    public TrainedModel Behind(InputScaler scaler)
    {
        ArgumentNullException.ThrowIfNull(scaler);
        return scaler.Mean.Length != Inputs
            ? throw Unfit($"the model reads {Inputs} features, {scaler.Name} scales {scaler.Mean.Length}. Expected the scaler that stood in front "
                + "of the model.")
            : this with
            {
                Units = ModelUnits.Raw,
                Layers = Layers.SetItem(0, [.. Layers[0].Select(n => new FloatNeuron([.. n.Weights.Select((w, i) => w / scaler.Scale[i])],
                    n.Bias - n.Weights.Select((w, i) => w * (scaler.Mean[i] / scaler.Scale[i])).Sum()))]),
            };
    }

    /// <summary>Holds the model against a table.</summary>
    /// <exception cref="UserException">Features or classes differ; the message says which.</exception>
    public void Check(Dataset dataset) => _ = For(dataset);

    /// <summary>The same network over codes. A code c of b bits stands for x = c / 2^b, the middle of the values that get it; see
    /// <see cref="FeatureRange.Code"/>. Layers of an unusual scale are brought to one near 1, which changes no answer.</summary>
    /// <param name="scale">Ranges of the features that the model was checked against.</param>
    /// <exception cref="UserException">Weights leave the range of numbers.</exception>
    public FloatMlp On(InputScale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        double top = 1 - 1.0 / (1 << scale.Bits);
        (double Offset, double Gain)[] maps = [.. scale.Ranges.Select(Map)];
        ImmutableArray<FloatNeuron> first = [.. Layers[0].Select(n => new FloatNeuron(
            [.. n.Weights.Select((w, i) => w * maps[i].Gain * top)], n.Bias + n.Weights.Select((w, i) => w * maps[i].Offset).Sum()))];
        return new Affine(first).IsFinite ? new FloatMlp(scale.Bits, Rescaling.Normalize(Layers.SetItem(0, first)))
            : throw new UserException($"{Name}: its weights leave the range of numbers over the features' ranges in the table.");
    }

    /// <summary>How well the model does on rows as the table has them: without codes and, where it reads raw values, beyond the features' ranges
    /// too.</summary>
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
        double value = double.IsNaN(raw) ? range.Median : raw;
        return Units == ModelUnits.Raw ? value : LevelGrid.Position(range, value);
    })];

    /// <summary>What the model reads where a feature's x is 0, and how much more where it is 1.</summary>
    private (double Offset, double Gain) Map(FeatureRange range) => Units == ModelUnits.Normalized ? (0, 1) : (range.Low, range.High - range.Low);

    /// <summary>Labels 0, 1, 2 are taken for indices of classes, unless they are the table's own labels.</summary>
    private bool IsIndexed => Labels.Select((label, i) => label.Trim() == $"{i}").All(same => same);

    private string WrongName(Dataset dataset)
    {
        int wrong = InputNames.Select((name, i) => name is null || IsSameName(name, dataset.Features[i]) ? -1 : i).FirstOrDefault(i => i >= 0, 0);
        return $"input {wrong + 1} is called \"{Cell.Short(InputNames[wrong] ?? "")}\", feature {wrong + 1} of the table is "
            + $"\"{Cell.Short(dataset.Features[wrong])}\". "
            + "Expected the names of the table's features, each once.";
    }

    private UserException Unfit(string why) => new($"{Name}: {why}");

    /// <summary>Where the model has each name of the table.</summary>
    /// <returns>Null when the names are others.</returns>
    private static int[]? Order(ImmutableArray<string?> own, ImmutableArray<string> table, Func<string, string, bool> isSame)
    {
        if (own.Select((name, i) => name is null || isSame(name, table[i])).All(same => same))
        {
            return [.. Enumerable.Range(0, own.Length)];
        }
        int[] order = [.. table.Select(name => own.Index().Where(pair => pair.Item is { } known && isSame(known, name)).Select(pair => pair.Index)
            .FirstOrDefault(-1))];
        return order.Distinct().Count() == own.Length && !order.Contains(-1) ? order : null;
    }

    private static ImmutableArray<T> Sorted<T>(ImmutableArray<T> items, int[] order) =>
        order.Length == 0 || items.IsEmpty ? items : [.. order.Select(i => items[i])];

    /// <summary>Exporters write <c>sepal_length_cm</c> for <c>Sepal length (cm)</c>.</summary>
    private static bool IsSameName(string a, string b) => a == b || Plain(a) == Plain(b);

    private static string Plain(string name) => string.Join('_', name.Split([.. name.Where(c => !char.IsLetterOrDigit(c)).Distinct()],
        StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    internal static bool IsSameLabel(string a, string b) => a.Trim() == b.Trim()
        || (Cell.Read(a.Trim(), out double x) == CellKind.Number && Cell.Read(b.Trim(), out double y) == CellKind.Number && x == y);
}
