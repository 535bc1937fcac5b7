using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Tests.Training.Gates;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Classifiers;

/// <summary>Random netlists behind comparators, on grids of every kind.</summary>
internal static class DrawnLevels
{
    public static ImmutableArray<double[]> Raw(ulong seed)
    {
        RandomStream random = new(seed);
        return [.. Enumerable.Range(0, 200).Select(_ => Enumerable.Range(0, DrawnGates.Features).Select(_ => random.NextDouble()).ToArray())];
    }

    public static LevelGrid Grid(ulong seed) => LevelGrid.Fit(Raw(seed), InputScale.Fit(Raw(seed), 4), (LevelKind)(seed % 4));

    /// <summary>As the search leaves them: without gates that nobody reads.</summary>
    public static GateClassifier Draw(ulong seed)
    {
        LevelGrid grid = Grid(seed);
        GateList list = LevelEncoder.Of(grid, DrawnGates.Egfet).Then(DrawnGates.Draw(5 + (int)(seed % 40), new RandomStream(seed)));
        GateNetwork network = new(list.Inputs, list.Outputs.Length, list.Gates, DrawnGates.Egfet, InputPrices.Free(list.Inputs));
        network.Load(list);
        return LevelEncoder.Classifier(network.ToList(), grid, seed % 3 == 0 ? Origin.Tree : Origin.Search);
    }

    /// <summary>The rows of <see cref="Raw"/> in the codes of the grid.</summary>
    public static byte[][] Codes(ulong seed) => [.. Raw(seed).Select(row => row.Select((raw, feature) => Grid(seed).Code(feature, raw)).ToArray())];
}
