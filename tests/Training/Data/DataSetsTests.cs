namespace PrintedMlp.Tests.Training.Data;

[Trait("Needs", "datasets")]
public class DataSetsTests
{
    [Theory]
    [InlineData("BreastCancer", 9, 16, "2:444 4:239")]
    [InlineData("Cardio", 21, 0, "1:1655 2:295 3:176")]
    [InlineData("Pendigits", 16, 0, "0:1143 1:1143 2:1144 3:1055 4:1144 5:1055 6:1056 7:1142 8:1055 9:1055")]
    [InlineData("RedWine", 11, 0, "3:10 4:53 5:681 6:638 7:199 8:18")]
    [InlineData("WhiteWine", 11, 0, "3:20 4:163 5:1457 6:2198 7:880 8:175 9:5")]
    [InlineData("Seeds", 7, 0, "1:70 2:70 3:70")]
    [InlineData("Vertebral", 6, 0, "DH:60 NO:100 SL:150")]
    [InlineData("BalanceScale", 4, 0, "B:49 L:288 R:288")]
    [InlineData("Iris", 4, 0, "Iris-setosa:50 Iris-versicolor:50 Iris-virginica:50")]
    public void A_real_data_set_has_the_published_counts(string name, int features, int dropped, string classes)
    {
        var data = DataSets.Named(name);
        Assert.Equal(features, data.Features.Length);
        Assert.Equal(dropped, data.DroppedRows);
        Assert.Equal(classes, string.Join(" ", data.Classes.Select((label, i) => $"{label}:{data.Labels.Count(l => l == i)}")));
        Assert.All(data.Rows, row => Assert.True(row.Length == features && row.All(double.IsFinite)));
    }

    [Fact]
    public void Names_and_values_stay_in_file_order()
    {
        var wine = DataSets.RedWine;
        Assert.Equal("fixed acidity", wine.Features[0]);
        Assert.Equal("alcohol", wine.Features[10]);
        Assert.Equal("quality", wine.ClassColumn);
        Assert.Equal([7.4, 0.7, 0, 1.9, 0.076, 11, 34, 0.9978, 3.51, 0.56, 9.4], wine.Rows[0]);
        Assert.Equal([47, 100, 27, 81, 57, 37, 26, 0, 0, 23, 56, 53, 100, 90, 40, 98], DataSets.Pendigits.Rows[0]);
        Assert.Equal([88, 92, 2, 99, 16, 66, 94, 37, 70, 0, 0, 24, 42, 65, 100, 100], DataSets.Pendigits.Rows[7494]);
        Assert.Equal([63.03, 22.55, 39.61, 40.48, 98.67, -0.25], DataSets.Vertebral.Rows[0]);
    }

    [Fact]
    public void A_source_carries_the_hash_of_its_bytes_and_no_folder()
    {
        var sources = DataSets.Pendigits.Sources;
        Assert.Equal(["pendigits.tra", "pendigits.tes"], sources.Select(source => source.Name));
        Assert.Equal([7494, 3498], sources.Select(source => source.Rows));
        Assert.Equal("e2b9eb9f0d0467e2b64a4816a3420edf2b8043447576f4b84337aba44a9f97d3", sources[0].Sha256);
    }

    [Fact]
    public void Rows_dropped_for_missing_cells_are_counted_by_column() =>
        Assert.Equal(["16 of 699 rows dropped for a missing cell (16 in f7)"], DataSets.BreastCancer.Notes.ToArray());
}
