using System.Collections.Immutable;
using System.Numerics;
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
