using System.Collections.Immutable;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Generator.Designs;

public class TeachingTests
{
    private static readonly RunOptions Usual = new();

    [Theory]
    [InlineData(600, 100, true)]
    [InlineData(480, 100, false)]
    [InlineData(600, 2, true)]
    public void A_teacher_is_asked_where_training_rows_are_not_few(int rows, int values, bool isAsked) =>
        Assert.Equal(isAsked, Teaching.IsAsked(Usual, Drawn(rows, values, Usual)));

    [Theory]
    [InlineData(3400, null, true)]
    [InlineData(3200, null, false)]
    [InlineData(600, true, true)]
    public void Copies_are_drawn_anew_where_training_rows_are_many_or_a_teacher_was_wished_for(int rows, bool? asks, bool draws)
    {
        RunOptions options = Usual with { Gates = Usual.Gates with { AsksTeacher = asks } };
        Assert.Equal(draws, Teaching.DrawsCopies(options, Drawn(rows, 100, options)));
    }

    [Fact]
    public void Whoever_says_so_has_one_or_none()
    {
        Assert.True(Teaching.IsAsked(With(true), Drawn(300, 100, Usual)));
        Assert.False(Teaching.IsAsked(With(false), Drawn(3400, 100, Usual)));

        static RunOptions With(bool asks) => Usual with { Gates = Usual.Gates with { AsksTeacher = asks } };
    }

    [Fact]
    public void Where_errors_do_not_weigh_the_same_none_is_asked()
    {
        RunOptions balanced = Usual with { Search = Usual.Search with { Balanced = true } };
        Assert.False(Teaching.IsAsked(balanced, Drawn(3400, 100, balanced)));
    }

    private static RunData Drawn(int count, int values, RunOptions options)
    {
        RandomStream random = new(3);
        ImmutableArray<double[]> rows = [.. Enumerable.Range(0, count).Select(_ => new double[] { random.Next(values), random.Next(values) })];
        return RunData.Of(new Dataset(["a", "b"], ["0", "1"], rows, [.. rows.Select(row => row[0] > row[1] ? 1 : 0)]), options);
    }
}
