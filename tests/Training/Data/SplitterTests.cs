using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Data;

public class SplitterTests
{
    /// <summary>Row numbers printed by scikit-learn 1.2.1 and NumPy 1.24.2.</summary>
    [Trait("Needs", "datasets")]
    [Theory]
    [InlineData("Cardio", 638, new[] { 282, 1999, 1709, 988, 2018, 297, 1737, 651, 70, 290 }, 614, 667447)]
    [InlineData("RedWine", 480, new[] { 803, 124, 350, 682, 1326, 976, 1493, 706, 613, 1587 }, 576, 381377)]
    [InlineData("WhiteWine", 1470, new[] { 4656, 3659, 907, 4352, 3271, 4632, 2244, 1924, 3801, 2634 }, 1971, 3552714)]
    public void The_published_test_rows_are_those_of_scikit_learn(string name, int count, int[] first, int last, int sum)
    {
        ImmutableArray<int> test = Splitter.Published(DataSets.Named(name), new RandomStream(1)).Test;
        Assert.Equal(count, test.Length);
        Assert.Equal(first, test.Take(10));
        Assert.Equal(last, test[^1]);
        Assert.Equal(sum, test.Sum());
    }

    [Trait("Needs", "datasets")]
    [Fact]
    public void The_seed_moves_the_published_validation_rows_and_never_the_test_rows()
    {
        Dataset data = DataSets.RedWine;
        Split one = Splitter.Published(data, new RandomStream(1));
        Split two = Splitter.Published(data, new RandomStream(2));
        Assert.Equal(one.Test.AsEnumerable(), two.Test.AsEnumerable());
        Assert.NotEqual(one.Validation.AsEnumerable(), two.Validation.AsEnumerable());
        Assert.InRange(one.Validation.Length, 277, 281);
    }

    [Trait("Needs", "datasets")]
    [Theory]
    [InlineData("BreastCancer")]
    [InlineData("Cardio")]
    [InlineData("Pendigits")]
    [InlineData("RedWine")]
    [InlineData("WhiteWine")]
    [InlineData("Seeds")]
    [InlineData("Vertebral")]
    [InlineData("BalanceScale")]
    [InlineData("Iris")]
    public void Every_row_is_in_exactly_one_part_of_either_split(string name)
    {
        Dataset data = DataSets.Named(name);
        foreach (Split split in new[] { Splitter.Stratified(data, new(7)), Splitter.Published(data, new(7)) })
        {
            Assert.Equal(
                Enumerable.Range(0, data.Rows.Length),
                split.Training.Concat(split.Validation).Concat(split.Test).Order());
        }
    }

    [Trait("Needs", "datasets")]
    [Fact]
    public void A_stratified_split_cuts_every_class_in_sixty_twenty_twenty()
    {
        Dataset data = DataSets.Iris;
        Split split = Splitter.Stratified(data, new(3));
        Assert.Equal([30, 30, 30], CountByClass(data, split.Training));
        Assert.Equal([10, 10, 10], CountByClass(data, split.Validation));
        Assert.Equal([10, 10, 10], CountByClass(data, split.Test));
    }

    [Trait("Needs", "datasets")]
    [Fact]
    public void A_stratified_split_depends_on_the_seed_alone()
    {
        Dataset data = DataSets.Iris;
        int[] Test(ulong seed) => [.. Splitter.Stratified(data, new(seed)).Test];
        Assert.Equal(Test(3), Test(3));
        Assert.NotEqual(Test(3), Test(4));
        Assert.Equal([0, 2, 13, 14, 21], Test(3).Take(5));
    }

    [Fact]
    public void Every_class_however_small_has_a_training_row()
    {
        for (int size = 2; size <= 12; size++)
        {
            Dataset data = Sized([.. Enumerable.Range(0, 9).Select(c => 1 + (c * 7 + 3) % size)]);
            Split split = Splitter.Stratified(data, new((ulong)size));
            Assert.All(CountByClass(data, split.Training), count => Assert.True(count > 0));
        }
    }

    [Fact]
    public void Too_few_rows_for_three_parts_are_refused()
    {
        var error = Assert.Throws<UserException>(() => Splitter.Stratified(Sized([2, 1]), new(1)));
        Assert.StartsWith("The data has 3 rows of 2 classes: too few to split", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_of_many_rows_has_its_share_of_each_class_and_of_each_group()
    {
        Dataset data = Sized([700, 200, 100]);
        data = data with { Groups = [.. Enumerable.Range(0, 1000).Select(row => row % 4 == 0 ? 1 : 0)], GroupNames = ["many", "few"] };
        ImmutableArray<int> rows = [.. Enumerable.Range(0, 1000)], sample = Splitter.Shares(rows, 100, data, new(1));
        Assert.Equal(100, sample.Distinct().Count());
        Assert.Equal(sample.Order(), sample);
        Assert.Equal([70, 20, 10], CountByClass(data, sample));
        Assert.InRange(sample.Count(row => data.Groups[row] == 1), 23, 27);
        Assert.NotEqual(sample, Splitter.Shares(rows, 100, data, new(2)));
        Assert.Equal(rows, Splitter.Shares(rows, 1000, data, new(1)));
        CodedRows drawn = new CodedRows([.. rows.Select(row => new[] { (byte)(row % 16) })], data.Labels, 4, 3).Drawn(100, new(1));
        Assert.Equal([70, 20, 10], Enumerable.Range(0, 3).Select(c => drawn.Labels.Count(label => label == c)));
    }

    private static int[] CountByClass(Dataset data, ImmutableArray<int> part) =>
        [.. data.Classes.Select((_, c) => part.Count(row => data.Labels[row] == c))];

    private static Dataset Sized(int[] classSizes)
    {
        int[] labels = [.. classSizes.SelectMany((size, c) => Enumerable.Repeat(c, size))];
        return new Dataset(
            ["f1"],
            [.. classSizes.Select((_, c) => $"c{c}")],
            [.. labels.Select(label => new double[] { label })],
            [.. labels]);
    }
}
