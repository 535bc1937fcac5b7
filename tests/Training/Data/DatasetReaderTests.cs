using System.Text;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Training.Data;

public class DatasetReaderTests
{
    private const string Table = "a,b,kind\n1,-2.5,x\n3e2,.5,y\n";

    [Theory]
    [InlineData("a;b;kind\n1;-2.5;x\n3e2;.5;y\n")]
    [InlineData("a\tb\tkind\n1\t-2.5\tx\n3e2\t.5\ty\n")]
    [InlineData("a b kind\n1 -2.5 x\n3e2 .5 y\n")]
    [InlineData("   a  b   kind  \n  1 \t-2.5  x\n\t3e2 .5    y  ")]
    [InlineData("a\tb\tkind\n1\t\t-2.5\tx\n3e2\t.5\t\ty\n")]
    [InlineData("a, b, kind\n 1, -2.5, x\n3e2 ,.5 ,y\n")]
    [InlineData("\"a\",\"b\",\"kind\"\n\"1\",\"-2.5\",\"x\"\n\"3e2\" , \".5\" , \"y\"\n")]
    [InlineData("a,b,kind\r\n1,-2.5,x\r\n3e2,.5,y\r\n")]
    [InlineData("a,b,kind\r1,-2.5,x\r3e2,.5,y")]
    [InlineData("\n\na,b,kind\n\n1,-2.5,x\n   \n3e2,.5,y\n\n")]
    [InlineData("a,b,kind\n+1,-25e-1,x\n300.0,0.5,y\n")]
    public void The_same_table_is_read_whatever_stands_between_its_cells(string text) => AssertTable(Read(text));

    [Fact]
    public void A_byte_order_mark_and_utf_16_are_read()
    {
        AssertTable(Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Table)]));
        AssertTable(Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Table)]));
        AssertTable(Read([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Table)]));
    }

    [Theory]
    [InlineData("kind,a,b\nx,1,-2.5\ny,3e2,.5\n", "kind", "")]
    [InlineData("a,kind,b\n1,x,-2.5\n3e2,y,.5\n", "2", "")]
    [InlineData("id,a,b,kind,note\np1,1,-2.5,x,good\np2,3e2,.5,y,bad\n", "kind", "id,note")]
    [InlineData("id,a,b,kind,note\np1,1,-2.5,x,good\np2,3e2,.5,y,bad\n", "4", "1,5")]
    public void The_class_may_stand_anywhere_and_columns_may_be_ignored(string text, string classColumn, string ignored) =>
        AssertTable(Read(text, new DatasetOptions
        {
            ClassColumn = classColumn,
            IgnoreColumns = [.. ignored.Split(',', StringSplitOptions.RemoveEmptyEntries)],
        }));

    [Fact]
    public void A_file_without_header_names_its_features_by_column()
    {
        Dataset data = Read("x,7,1,2\ny,8,3,4\n", new DatasetOptions { ClassColumn = "1", IgnoreColumns = ["2"] });
        Assert.Equal(["f3", "f4"], data.Features.ToArray());
        Assert.Equal("class", data.ClassColumn);
        Assert.Equal([1, 2], data.Rows[0]);
    }

    [Fact]
    public void A_name_of_the_header_wins_over_a_column_number() =>
        Assert.Equal(["b", "c", "d"], Read("2,b,c,d\nx,1,2,3\ny,3,4,5\n", new DatasetOptions { ClassColumn = "2" }).Features.ToArray());

    [Fact]
    public void A_header_of_numbers_is_read_as_one_on_demand()
    {
        Dataset data = Read("1,2,kind\n5,6,x\n7,8,y\n", new DatasetOptions { Header = HeaderLine.Present });
        Assert.Equal(["1", "2"], data.Features.ToArray());
        Assert.Equal(2, data.Rows.Length);
    }

    [Theory]
    [InlineData("1,10\n2,9\n3,-1\n4,1e1\n", "-1 9 10")]
    [InlineData("1,10\n2,9\n3,b\n4,B\n", "10 9 B b")]
    [InlineData("1,2.0\n2,10\n3,2\n", "2.0 10")]
    public void Classes_are_ordered_numerically_if_all_are_numbers_and_else_ordinally(string text, string classes) =>
        Assert.Equal(classes, string.Join(' ', Read(text).Classes));

    [Fact]
    public void Labels_are_any_text()
    {
        Dataset data = Read("1,\"very wet, or \"\"soaked\"\"\"\n2,\"two\nlines\"\n3,trüb\n");
        Assert.Equal(["trüb", "two\nlines", "very wet, or \"soaked\""], data.Classes.ToArray());
        Assert.Equal([2, 1, 0], data.Labels.ToArray());
    }

    [Fact]
    public void A_row_with_a_missing_cell_is_dropped_and_counted()
    {
        Dataset data = Read("a,b,kind\n1,?,x\n2,3,x\n,4,y\nNA,?,y\n5,6,y\n7,8,?\n");
        Assert.Equal([2, 5], data.Rows.Select(row => row[0]));
        Assert.Equal(4, data.DroppedRows);
        Assert.Equal(["4 of 6 rows dropped for a missing cell (2 in a, 2 in b, 1 in kind)"], data.Notes.ToArray());
    }

    [Fact]
    public void A_row_with_a_missing_feature_stays_when_it_will_be_imputed()
    {
        Dataset data = Read("a,b,kind\n1,?,x\n2,3,?\n4,5,y\n", new DatasetOptions { ImputeMedian = true });
        Assert.Equal([1, double.NaN], data.Rows[0]);
        Assert.Equal(2, data.Rows.Length);
        Assert.Equal(
            [
                "1 of 3 rows dropped for a missing class",
                "missing cells filled with the median of the training rows (1 in b)",
                "column 2 (b) is 5 in every row and decides nothing",
            ],
            data.Notes.ToArray());
    }

    [Fact]
    public void Several_files_are_one_table_in_their_order()
    {
        using var folder = new TempFolder();
        string[] files = [folder.File("z.csv"), folder.File("a.csv"), folder.File("m.csv")];
        File.WriteAllText(files[0], "p,q,kind\n1,2,x\n");
        File.WriteAllText(files[1], "p;q;kind\n3;4;y\n");
        File.WriteAllText(files[2], "5 6 x\n");
        Dataset data = DatasetReader.Read(files, new());
        Assert.Equal([1, 3, 5], data.Rows.Select(row => row[0]));
        Assert.Equal(["z.csv", "a.csv", "m.csv"], data.Sources.Select(source => source.Name));
    }

    private static void AssertTable(Dataset data)
    {
        Assert.Equal(["a", "b"], data.Features.ToArray());
        Assert.Equal("kind", data.ClassColumn);
        Assert.Equal(["x", "y"], data.Classes.ToArray());
        Assert.Equal([0, 1], data.Labels.ToArray());
        Assert.Equal([[1, -2.5], [300, 0.5]], data.Rows.ToArray());
        Assert.Empty(data.Notes);
    }

    private static Dataset Read(string text, DatasetOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    private static Dataset Read(byte[] bytes, DatasetOptions? options = null)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("data.csv"), bytes);
        return DatasetReader.Read([folder.File("data.csv")], options ?? new());
    }
}
