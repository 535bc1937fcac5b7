using PrintedMlp.Generator.Designs;

namespace PrintedMlp.Tests.Generator.Designs;

public class GateBatchesTests
{
    [Theory]
    [InlineData(3, false, 2, 1, 0)]
    [InlineData(8, false, 4, 4, 0)]
    [InlineData(24, false, 12, 12, 0)]
    [InlineData(3, true, 1, 1, 1)]
    [InlineData(8, true, 2, 2, 4)]
    [InlineData(24, true, 6, 6, 12)]
    public void Efforts_have_these_parts(int batches, bool levelsFirst, int first, int refit, int codes) =>
        Assert.Equal(new GateBatches(first, refit, codes, 0), GateBatches.Of(batches, levelsFirst, refits: true, defects: false));

    [Fact]
    public void Where_defects_count_validation_rows_stay_unseen() => Assert.Equal(0, GateBatches.Of(8, levelsFirst: false, refits: true, defects: true).Refit);

    [Fact]
    public void Too_few_batches_go_to_what_has_to_be() => Assert.Equal(new GateBatches(1, 0, 0, 0), GateBatches.Of(1, levelsFirst: false, refits: true, defects: false));

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    public void Where_there_are_enough_none_is_spent_twice(bool levelsFirst, bool refits, bool defects)
    {
        foreach (int batches in Enumerable.Range(6, 60))
        {
            GateBatches parts = GateBatches.Of(batches, levelsFirst, refits, defects);
            Assert.Equal(batches, parts.First + parts.Refit + parts.Codes + parts.Defects);
            Assert.True(parts.First > 0);
        }
    }
}
