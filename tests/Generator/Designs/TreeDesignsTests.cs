using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Generator.Designs;

public class TreeDesignsTests
{
    [Fact]
    public void Trees_grow_on_while_validation_rows_gain()
    {
        // Each of 16 x 16 x 4 cells has a class of its own choice.
        TreeDesigns trees = Grown((random, a, b, c) => (int)((uint)(a * 31 + b * 17 + c * 7 + a * b * c) * 2654435761 >> 29));
        GateClassifier[] large = [.. trees.Large];
        Assert.NotEmpty(large);
        Assert.True(large[^1].Gates.Gates > 1.5 * trees.Classifiers.Last().Gates.Gates);
        Assert.All(trees.Starts(null).Netlists, start => Assert.True(start.Gates < large[^1].Gates.Gates));
    }

    [Fact]
    public void They_stop_at_the_usual_size_where_labels_are_noise() =>
        Assert.Empty(Grown((random, a, b, c) => a > 7 ? 1 + (random.Next(4) == 0 ? 1 : 0) : random.Next(4) == 0 ? 2 : 0).Large);

    private static TreeDesigns Grown(Func<RandomStream, int, int, int, int> label)
    {
        RandomStream random = new(5);
        int[][] cells = [.. Enumerable.Range(0, 9000).Select(_ => new[] { random.Next(16), random.Next(16), random.Next(4) })];
        ImmutableArray<double[]> rows = [.. cells.Select(cell => cell.Select(value => (double)value).ToArray())];
        Dataset dataset = new(["a", "b", "c"], ["0", "1", "2", "3", "4", "5", "6", "7"], rows, [.. cells.Select(c => label(random, c[0], c[1], c[2]))]);
        RunOptions options = new();
        return new TreeDesigns(options, RunData.Of(dataset, options), new GatePrices(options.Output.Technology.Value));
    }
}
