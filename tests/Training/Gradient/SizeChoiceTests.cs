using System.Collections.Immutable;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Gradient;

public class SizeChoiceTests
{
    [Fact]
    public void Classes_that_a_few_neurons_tell_apart_get_the_smallest_size()
    {
        SizeChoice choice = Of(row => row[0] > row[1] ? 1 : 0, classes: 2);
        Assert.Equal(SizeChoice.Smallest, choice.Hidden);
        Assert.InRange(choice.Tried.Length, 1, 3);
    }

    [Fact]
    public void Many_classes_of_several_islands_each_get_more_neurons()
    {
        RandomStream random = new(7);
        byte[][] islands = [.. Enumerable.Range(0, 60).Select(_ => Codes(random))];
        SizeChoice choice = Of(row => Enumerable.Range(0, islands.Length).MinBy(i => row.Zip(islands[i], (a, b) => (a - b) * (a - b)).Sum()) % 20, 20);
        Assert.InRange(choice.Hidden, 10, 32);
        Assert.True(choice.Tried.First(t => t.Hidden == choice.Hidden).Accuracy > choice.Tried[0].Accuracy + 0.02);
    }

    private static SizeChoice Of(Func<byte[], int> label, int classes) =>
        SizeChoice.Of(Drawn(800, 1, label, classes), Drawn(800, 2, label, classes), Weighting.Rows, new RandomStream(1), threads: 2);

    private static CodedRows Drawn(int count, ulong seed, Func<byte[], int> label, int classes)
    {
        RandomStream random = new(seed);
        ImmutableArray<byte[]> codes = [.. Enumerable.Range(0, count).Select(_ => Codes(random))];
        return new CodedRows(codes, [.. codes.Select(label)], 4, classes);
    }

    private static byte[] Codes(RandomStream random) => [.. Enumerable.Range(0, 6).Select(_ => (byte)random.Next(16))];
}
