using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Data;

public class GroupSplitterTests
{
    [Theory]
    [InlineData(20, 1)]
    [InlineData(60, 2)]
    [InlineData(7, 3)]
    public void No_group_is_divided_and_shares_are_near(int groups, int seed)
    {
        Dataset data = Data(groups, new RandomStream((ulong)seed));
        Split split = Splitter.Of(data, published: false, new((ulong)seed));
        ImmutableArray<int>[] parts = [split.Training, split.Validation, split.Test];
        Assert.Equal(Enumerable.Range(0, data.Rows.Length), parts.SelectMany(part => part).Order());
        Assert.All(Enumerable.Range(0, groups), g => Assert.Single(parts, part => part.Any(row => data.Groups[row] == g)));
        double near = groups < 10 ? 0.15 : 0.05;
        foreach ((ImmutableArray<int> part, double share) in parts.Zip([0.6, 0.2, 0.2]))
        {
            Assert.InRange((double)part.Length / data.Rows.Length, share - near, share + near);
            Assert.All(Enumerable.Range(0, 3), c => Assert.InRange(
                (double)part.Count(row => data.Labels[row] == c) / data.Labels.Count(l => l == c), share - 2 * near, share + 2 * near));
        }
    }

    [Fact]
    public void A_class_of_one_group_is_trained_and_noted()
    {
        Dataset data = Data(10, new(5));
        int[] labels = [.. data.Labels.Zip(data.Groups, (label, group) => group == 4 ? 3 : label)];
        data = data with { Labels = [.. labels], Classes = ["a", "b", "c", "d"] };
        Split split = Splitter.Of(data, published: false, new(1));
        Assert.Contains(split.Training, row => data.Labels[row] == 3);
        Assert.Contains("all rows of the class \"d\" are of the group \"g4\": no figure says how well it is told in another group", SplitNotes.Of(data, split));
    }

    [Fact]
    public void The_seed_decides()
    {
        Dataset data = Data(30, new(6));
        Assert.Equal(Splitter.Of(data, false, new(1)).Test.ToArray(), Splitter.Of(data, false, new(1)).Test.ToArray());
        Assert.NotEqual(Splitter.Of(data, false, new(1)).Test.ToArray(), Splitter.Of(data, false, new(2)).Test.ToArray());
    }

    [Fact]
    public void Given_test_rows_leave_whole_groups_to_the_validation_rows()
    {
        Dataset data = Data(12, new(7));
        data = data with { GivenParts = [.. data.Groups.Select(g => g < 3 ? RowPart.Test : RowPart.Training)] };
        Split split = Splitter.Of(data, published: false, new(1));
        Assert.All(split.Test, row => Assert.True(data.Groups[row] < 3));
        Assert.Empty(split.Training.Select(row => data.Groups[row]).Intersect(split.Validation.Select(row => data.Groups[row])));
        Assert.InRange((double)split.Validation.Length / (split.Training.Length + split.Validation.Length), 0.15, 0.35);
    }

    [Fact]
    public void Two_groups_make_no_three_parts() => Assert.StartsWith("The data has 2 groups to divide into 3 parts: every part needs one.",
        Assert.Throws<UserException>(() => Splitter.Of(Data(2, new(1)), false, new(1))).Message, StringComparison.Ordinal);

    private static Dataset Data(int groups, RandomStream random)
    {
        int[] group = [.. Enumerable.Range(0, groups).SelectMany(g => Enumerable.Repeat(g, 5 + random.Next(30)))];
        return new Dataset(["a"], ["a", "b", "c"], [.. group.Select((_, i) => new double[] { i })], [.. group.Select(_ => random.Next(3))])
        {
            Groups = [.. group],
            GroupNames = [.. Enumerable.Range(0, groups).Select(g => $"g{g}")],
        };
    }
}
