using System.Collections.Immutable;
using System.Numerics;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Generator.Designs;

public class StructureTreeTests
{
    private const int Inputs = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void It_knows_a_symmetric_function_and_does_behind_levels_what_it_says(int bits)
    {
        RunOptions usual = new(), options = usual with { Data = usual.Data with { InputBits = bits } };
        RunData data = RunData.Of(Drawn(word => BitOperations.PopCount((uint)word) % 3 == 1), options);
        StructureTree tree = StructureTree.Of(options, data, new GatePrices(options.Output.Technology.Value), 256)!;
        Assert.Equal(0, tree.Lost);
        CodedRows known = data.OnLevels.Validation, test = data.OnLevels.Test;
        Assert.Equal(known.Labels, LevelEncoder.Classifier(tree.Gates, data.Grid).Classify(known.Codes));
        // Hardly any row has none or all of its bits set.
        int[] classes = LevelEncoder.Classifier(tree.Gates, data.Grid).Classify(test.Codes);
        Assert.InRange(classes.Zip(test.Labels).Count(p => p.First != p.Second), 0, test.Count / 50);
    }

    /// <summary>Eight of twelve inputs decide by three gates that no tree of few leaves finds; a netlist has these, and is wrong where the first input is 1.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void It_goes_on_where_a_netlist_that_it_may_ask_is_wrong(int bits)
    {
        RunOptions usual = new(), options = usual with { Data = usual.Data with { InputBits = bits } };
        RunData data = RunData.Of(Drawn(word => Decides(word) ^ (word & 3) == 3), options);
        GatePrices prices = new(options.Output.Technology.Value);
        ImmutableArray<InputSignal> levels = LevelEncoder.Inputs(data.Grid);
        CircuitBuilder builder = new(levels);
        // Each feature's first level above its low value.
        Literal[] read = [.. Enumerable.Range(0, Inputs).Select(f => CircuitBuilder.Input(levels.IndexOf(levels.First(l => l.Feature == f && l.Threshold > 0))))];
        Literal decides = builder.Xor(builder.Xor(builder.And(read[2], read[5]), builder.And(read[7], read[9])), builder.And(read[3], read[10]));
        GateList found = GateList.Of(builder.Build([decides]), prices.Universal);
        StructureTree with = StructureTree.Of(options, data, prices, 16, found)!, without = StructureTree.Of(options, data, prices, 16)!;
        Assert.Equal(0, with.Lost);
        Assert.True(without.Lost > 10, $"{without.Lost} lost without");
        Assert.Equal(data.OnLevels.Test.Labels, LevelEncoder.Classifier(with.Gates, data.Grid).Classify(data.OnLevels.Test.Codes));

        static bool Decides(int word) => Both(word, 2, 5) ^ Both(word, 7, 9) ^ Both(word, 3, 10);

        static bool Both(int word, int a, int b) => (word >> a & word >> b & 1) == 1;
    }

    /// <summary>A sensor that never changed, such as a class of a text column that no training row has.</summary>
    [Fact]
    public void A_feature_of_one_value_is_no_obstacle()
    {
        RunOptions options = new();
        Dataset drawn = Drawn(word => (word & 1) == 1);
        RunData data = RunData.Of(drawn with { Rows = [.. drawn.Rows.Select(row => (double[])[.. row[..^1], 0])] }, options);
        StructureTree tree = StructureTree.Of(options, data, new GatePrices(options.Output.Technology.Value), 256)!;
        Assert.Equal(0, tree.Lost);
        Assert.Equal(data.OnLevels.Validation.Labels, LevelEncoder.Classifier(tree.Gates, data.Grid).Classify(data.OnLevels.Validation.Codes));
    }

    [Fact]
    public void A_feature_of_three_values_has_none()
    {
        RunOptions options = new();
        Dataset drawn = Drawn(word => (word & 1) == 1);
        RunData data = RunData.Of(drawn with { Rows = [.. drawn.Rows.Select((row, i) => (double[])[.. row[..^1], i % 3])] }, options);
        Assert.Null(StructureTree.Of(options, data, new GatePrices(options.Output.Technology.Value), 256));
    }

    private static Dataset Drawn(Func<int, bool> label)
    {
        RandomStream random = new(2);
        int[] words = [.. Enumerable.Range(0, 1500).Select(_ => random.Next(1 << Inputs))];
        ImmutableArray<double[]> rows = [.. words.Select(word => Enumerable.Range(0, Inputs).Select(i => (double)(word >> i & 1)).ToArray())];
        return new Dataset([.. Enumerable.Range(0, Inputs).Select(i => $"x{i}")], ["0", "1"], rows, [.. words.Select(word => label(word) ? 1 : 0)]);
    }
}
