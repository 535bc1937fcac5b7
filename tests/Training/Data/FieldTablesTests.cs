using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Training.Data;

/// <summary>Tables as spreadsheets, loggers, R and other tools write them, read as their users mean them, with a note on all that was
/// taken for granted.</summary>
public class FieldTablesTests
{
    [Theory]
    [InlineData("a;b;kind;;\n1;2;x;;\n3;4;y;;\n;;;;\n;;;;\n", "2 lines of empty cells left out|2 empty columns at the end left out")]
    [InlineData("a,b,kind,\n1,2,x\n3,4,y\n", "empty cells at the end of 1 line left out")]
    [InlineData("a,b,kind\n1,2,x,\n3,4,y,\n", "empty cells at the end of 2 lines left out")]
    [InlineData("a,b,kind,Unnamed: 3\n1,2,x,\n3,4,y,\n", "1 empty column at the end left out")]
    [InlineData("\"a\",\"b\",\"kind\"\n\"r1\",1,2,\"x\"\n\"r2\",3,4,\"y\"\n",
        "the header is one cell shorter than the rows, so the first cell of each row is its name and left out")]
    [InlineData("a,b,kind\nV,mm,-\n1,2,x\n3,4,y\n", "line 2 under the header (V, mm, -) read as units and left out")]
    [InlineData("# begun\na,b,kind\n1,2,x\n# a break\n3,4,y\n", "2 lines left out as comments (they begin with #)")]
    [InlineData("a;b;kind\n1,0;2,00;x\n3,0;4,0;y\n", "commas read as decimal commas; --decimal . reads them as separators of thousands")]
    [InlineData("a b kind\n1,0 2,00 x\n3,0 4,0 y\n", "commas read as decimal commas; --decimal . reads them as separators of thousands")]
    [InlineData("a\tb\tkind\n1,0\t2,00\tx\n3,0\t4,0\ty\n", "commas read as decimal commas; --decimal . reads them as separators of thousands")]
    [InlineData("1,0;2,0;x\n3,0;4,0;y\n", "commas read as decimal commas; --decimal . reads them as separators of thousands")]
    [InlineData("a,b,kind\n1,2,x\nnan,7,y\n3,4,y\n-,null,x\n",
        "2 of 4 rows dropped for a missing cell (2 in a, 1 in b)|cells read as missing: \"-\", \"nan\", \"null\"")]
    [InlineData("a,b,kind\n1,2,x\na,b,kind\n3,4,y\n", "the header stands 1 more time between the rows: left out")]
    [InlineData("// made by hand\na,b,kind\n1,2,x\n3,4,y\n", "1 line left out as comments (they begin with /)")]
    [InlineData("a,,b,kind\n1,,2,x\n3,,4,y\n", "column 2 (f2) left out: it has no name and no cell")]
    [InlineData("x 1:1 2:2\ny 2:4 1:3 # last\n", "read as sparse cells index:value (2 features); a cell left out is 0")]
    public void What_stands_around_a_table_is_taken_off_with_a_note(string text, string notes)
    {
        Dataset data = Read(text);
        Assert.Equal([[1, 2], [3, 4]], data.Rows.ToArray());
        Assert.Equal([0, 1], data.Labels.ToArray());
        Assert.Equal(notes.Split('|'), data.Notes.ToArray());
    }

    [Fact]
    public void Thousands_are_read_with_either_mark()
    {
        Assert.Equal([1234.5, 56], Read("a,b,kind\n\"1,234.5\",56,x\n2.5,\"1,000\",y\n").Rows[0]);
        Assert.Equal([1234.5, 56], Read("a;b;kind\n1.234,5;56;x\n2,5;1.000;y\n").Rows[0]);
        Assert.Equal([1234.5, 1000], Read("a;b;kind\n1 234,5;1'000;x\n2,5;7;y\n").Rows[0]);
    }

    [Fact]
    public void What_a_comma_means_can_be_said()
    {
        const string text = "a;b;kind\n1,500;40;x\n2,500;60;y\n";
        Assert.Equal(1.5, Read(text, new() { Decimal = ',' }).Rows[0][0]);
        Assert.Equal(1500, Read(text, new() { Decimal = '.' }).Rows[0][0]);
    }

    [Fact]
    public void Further_markers_of_missing_cells_match_by_text_and_by_value()
    {
        Dataset data = Read("a,b,kind\n1,-999.0,x\n2,n.d.,y\n3,4,x\n5,6,y\n7,8,lost\n", new() { Missing = ["-999", "n.d.", "lost"] });
        Assert.Equal([3, 5], data.Rows.Select(row => row[0]));
        Assert.Equal("3 of 5 rows dropped for a missing cell (2 in b, 1 in kind)", data.Notes[0]);
    }

    [Fact]
    public void Lines_at_the_head_are_skipped_on_demand()
    {
        Dataset data = Read("Station 12; Hill\nLat 47,1\na;b;kind\n1;2;x\n3;4;y\n", new() { SkipLines = 2 });
        Assert.Equal(["a", "b"], data.Features.ToArray());
    }

    [Fact]
    public void Every_file_may_hold_one_class()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("walking.csv"), "a,b\n1,2\n3,4\n");
        File.WriteAllText(folder.File("sitting.csv"), "a,b\n5,6\n");
        Dataset data = DatasetReader.Read([folder.File("walking.csv"), folder.File("sitting.csv")], new() { ClassFromFileName = true });
        Assert.Equal(["sitting", "walking"], data.Classes.ToArray());
        Assert.Equal([1, 1, 0], data.Labels.ToArray());
        Assert.Equal([[1, 2], [3, 4], [5, 6]], data.Rows.ToArray());
    }

    [Fact]
    public void Texts_become_inputs()
    {
        Dataset data = Read("colour,wet,size,mass,kind\nred,yes,low,1.5,x\nblue,no,high,2.5,y\ngreen,No,mid,3.5,x\n?,yes,mid,4.5,y\n",
            new() { Ordered = [new("size", ["low", "mid", "high"])] });
        Assert.Equal(["colour=blue", "colour=green", "colour=red", "wet", "size", "mass"], data.Features.ToArray());
        Assert.Equal([[0, 0, 1, 1, 0, 1.5], [1, 0, 0, 0, 2, 2.5], [0, 1, 0, 0, 1, 3.5]], data.Rows.ToArray());
        Assert.Equal(
            [
                "column 1 (colour) holds texts: one input for each of blue, green, red; "
                    + "--ordered gives them an order, --ignore-columns 1 leaves them out",
                "column 2 (wet) holds No, no, yes: read as 0 and 1",
                "column 3 (size): low, mid, high read as 0 to 2",
                "1 of 4 rows dropped for a missing cell (1 in colour)",
            ],
            data.Notes.ToArray());
    }

    [Fact]
    public void An_attribute_relation_file_has_names_and_the_order_of_its_values()
    {
        Dataset data = Read("% made up\n@RELATION 'a b'\n@attribute 'moist raw' real\n"
            + "@ATTRIBUTE size {small, 'very big'}\n@attribute soil {wet, dry}\n\n@DATA\n"
            + "1.5,small,dry\n% a comment\n2.5, 'very big' ,wet\n?,small,wet\n{0 4.5, 2 dry}\n");
        Assert.Equal(["moist raw", "size=small", "size=very big"], data.Features.ToArray());
        Assert.Equal(["wet", "dry"], data.Classes.ToArray());
        Assert.Equal([[1.5, 1, 0], [2.5, 0, 1], [4.5, 1, 0]], data.Rows.ToArray());
        Assert.Equal(4, data.Sources[0].Rows);
    }

    [Fact]
    public void Sparse_files_of_one_table_share_their_columns()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a.svm"), "+1 1:0.5 3:2\n-1 2:1\n");
        File.WriteAllText(folder.File("b.svm"), "+1 0:7 5:9\n-1 qid:3 1:4\n");
        Dataset data = DatasetReader.Read([folder.File("a.svm"), folder.File("b.svm")], new());
        Assert.Equal(["f0", "f1", "f2", "f3", "f4", "f5"], data.Features.ToArray());
        Assert.Equal([[0, 0.5, 0, 2, 0, 0], [0, 0, 1, 0, 0, 0], [7, 0, 0, 0, 0, 9], [0, 4, 0, 0, 0, 0]], data.Rows.ToArray());
    }

    [Theory]
    [InlineData("21,456,x|22,456,y|21,456,x|23,456,y", "column 2 (f2) is 456 in every row and decides nothing")]
    [InlineData("5,1,x|3,2,x|4,3,x|3,4,x|5,5,x|3,6,y|4,7,y|5,8,y|4,9,y|5,10,y", "column 2 (f2) only rises from row to row")]
    [InlineData("5,-200,x|3,2,x|4,3,x|3,4,x|5,5,y|3,6,y|4,-200,y", "column 2 (f2) is -200 in 2 rows, away from all other values")]
    [InlineData("5,9999,x|3,2,x|4,3,x|3,4,x|5,5,y|3,6,y|4,9999,y", "column 2 (f2) is 9999 in 2 rows, away from all other values")]
    [InlineData("5,-1,x|3,2,x|4,3,x|3,4,x|5,50,y|3,6,y|4,-1,y", "column 2 (f2) is -1 in 2 rows, away from all other values")]
    [InlineData("5,3,x|3,9,x|4,1,x|3,4,x|5,10,x|3,2,y|4,7,y|5,8,y|4,5,y|5,6,y", "column 2 (f2) numbers the rows")]
    [InlineData("5,2,On|3,3,on|4,2,off|3,4,Off",
        "classes that differ by case or blanks only are classes of their own: \"Off\" and \"off\", \"On\" and \"on\"")]
    [InlineData("5,2,1.5|3,3,2.5|4,2,3.25|3,4,4.75|3,1,1.25|4,1,1.5", "column 3 (class) looks like a measured value (5 different numbers)")]
    [InlineData("5,2,x|3,3,y|4,2,NA|3,4,NA|2,1,x", "2 rows dropped whose class is \"NA\", which is read as missing")]
    [InlineData("2024-01-01 10:00,2,x|2024-01-01 10:10,3,y|2024-01-02 10:20,2,x|2024-01-02 10:30,1,y",
        "column 1 (f1) left out: it holds dates or times")]
    [InlineData("ada,2,x|bob,3,y|cyd,2,x|dan,1,y|eve,2,x|fay,1,y|gus,2,x|hal,1,y|ida,2,x", "column 1 (f1) left out: it holds 9 different texts")]
    [InlineData("1700000000,2,x|1700000060,3,y|1700000060,2,x|1700000120,1,y|1700000180,3,y|1700000240,2,x|1700000300,1,y|1700000360,1,y|"
        + "1700000420,1,y|1700000480,1,x",
        "column 1 (f1) looks like a time stamp")]
    [InlineData("red,2,1|blue,3,0|red,2,1|blue,1,0", "column 1 (f1) holds texts: one input for each of blue, red; "
        + "--ordered gives them an order, --ignore-columns 1 leaves them out; "
        + "if it is the class, say --class-column 1")]
    public void What_is_odd_about_a_table_is_a_note(string rows, string note) =>
        Assert.Contains(Read(rows.Replace('|', '\n') + "\n").Notes, n => n.StartsWith(note, StringComparison.Ordinal));

    [Fact]
    public void A_column_named_as_a_number_of_things_is_noted() =>
        Assert.StartsWith("column 1 (patient_id) is named as a number of things is",
            Assert.Single(Read("patient_id,b,kind\n71,2,x\n12,3,y\n93,2,x\n54,1,y\n25,2,x\n67,1,y\n18,2,x\n39,1,y\n44,2,x\n81,2,x\n17,2,y\n").Notes),
            StringComparison.Ordinal);

    [Fact]
    public void Notes_of_several_files_say_which_file()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a.csv"), "# one\na,b,kind\n1,2,x\n");
        File.WriteAllText(folder.File("b.csv"), "a,b,kind\n3,4,y\n");
        Assert.Equal(["a.csv: 1 line left out as comments (they begin with #)"],
            DatasetReader.Read([folder.File("a.csv"), folder.File("b.csv")], new()).Notes.ToArray());
    }

    private static Dataset Read(string text, DatasetOptions? options = null)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("data.csv"), text);
        return DatasetReader.Read([folder.File("data.csv")], options ?? new());
    }
}
