using System.Collections.Immutable;
using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Predictions;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Tests.Generator.Runs;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Generator.Predictions;

public sealed class FinishedDesignTests : IDisposable
{
    private static readonly string Table = Repository.Path("examples", "balance-scale.csv");
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_design_answers_as_its_files_expect_and_with_its_own_test_accuracy(bool readsLevels)
    {
        SmallRun.Run(SmallRun.Balance, SmallRun.Options with { Gates = SmallRun.Options.Gates with { ReadsLevels = readsLevels } }, _folder.Path);
        string[] labels = [.. CsvRow.Read(Table).Select(row => row.Cells[^1])];
        int[] test = [.. CsvRow.Read(_folder.File("rows.csv")).Where(row => row["part"] == "test").Select(row => (int)row.Number("row")!.Value)];
        CsvRow[] designs = [.. CsvRow.Read(_folder.File("designs.csv"))];
        Assert.Equal(readsLevels, designs.Any(d => FinishedDesign.Read(_folder.File(d["design"])).Classifier.ReadsLevels));
        foreach (CsvRow row in designs)
        {
            var design = FinishedDesign.Read(_folder.File(row["design"]));
            Assert.Equal(row["design"], design.Name);
            int[] answers = Answers(design, Table);
            Assert.Equal(File.ReadLines(_folder.File($"{row["design"]}/expected.hex")).Take(answers.Length).Select(line => Convert.ToInt32(line, 16)), answers);
            Assert.Equal(row["accuracy_test"], $"{test.Count(i => design.Classes[answers[i]] == labels[i]) / (double)test.Length:0.0000}");
        }
        Assert.Equal(designs.Single(d => d["recommended"] == "yes")["design"], FinishedDesign.Read(_folder.Path).Name);
    }

    [Fact]
    public void Columns_are_found_by_their_names_or_their_places_and_a_missing_cell_is_the_median()
    {
        FinishedRuns.Copy(_folder.Path);
        var design = FinishedDesign.Read(_folder.File("baseline"));
        InputScale above = FinishedDesign.ScaleAbove(_folder.File("baseline/netlist.v"), design.Features)!;
        Assert.Equal(design.Scale.Ranges.ToArray(), above.Ranges.ToArray());
        Assert.Null(FinishedDesign.ScaleAbove(_folder.File("baseline/netlist.v"), ["a", "b", "c", "d"]));
        Assert.Null(FinishedDesign.ScaleAbove(Repository.Path("examples", "model.json"), design.Features));
        string[][] cells = [.. File.ReadLines(Table).Select(line => line.Split(','))];
        int[] expected = Answers(design, Table);
        Assert.Equal(expected, Answers(design, Written([.. cells.Select(c => string.Join(';', ["x", c[3], c[1], c[0], c[2]]))])));
        Assert.Equal(expected, Answers(design, Written([.. cells.Skip(1).Select(c => string.Join(',', c[..4]))])));
        Assert.Equal(expected, Answers(design, Written([.. cells.Skip(1).Select(c => string.Join('\t', c))])));
        FeatureRows missing = Rows(design, Written([.. cells.Take(2).Select(c => string.Join(',', c[..4])), ",1,?,1"]));
        Assert.Equal((2, 3), (missing.MissingCells, missing.Lines[^1]));
        byte[] codes = design.Encode(missing.Rows)[1];
        Assert.Equal(design.Scale.Ranges[0].Code(design.Scale.Ranges[0].Median, 4), codes[0]);
        string message = Assert.Throws<UserException>(() => Rows(design, Written(["left_weight,left_distance,right_weight,other", "1,2,3,4", "2,2,2,2"]))).Message;
        Assert.Contains("there is no column \"right_distance\"", message, StringComparison.Ordinal);
        message = Assert.Throws<UserException>(() => Rows(design, Written(["1,2,3", "2,2,2"]))).Message;
        Assert.Contains("3 columns without names. Expected 4", message, StringComparison.Ordinal);
        // A first row of numbers is a row though it counts up, and a header though its names are numbers.
        FeatureRows counting = Rows(design, Written(["1,2,3,4", "5,5,5,5", "5,5,5,5"]));
        Assert.Equal((3, 1), (counting.Rows.Length, counting.Lines[0]));
        ImmutableArray<FeatureColumn> years = [.. design.Columns.Select((column, i) => column with { Name = $"{i + 1}" })];
        Assert.Equal([1.0, 2, 3, 5], FeatureRows.Read(Written(["4,3,2,1", "5,3,2,1"]), design.Reading, years).Rows.Single());
        FeatureRows noted = Rows(design, Written(["left_weight,left_distance,right_weight,right_distance", "kg,cm,kg,cm", "1,1,1,1", "2,2,2,2"]));
        Assert.Equal((2, true), (noted.Rows.Length, noted.Notes.Single().Contains("read as units", StringComparison.Ordinal)));
        Assert.Contains("no design here", Assert.Throws<UserException>(() => FinishedDesign.Read(_folder.File("designs"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_become_the_inputs_that_they_were_in_training()
    {
        string[] colours = ["red", "green=2", "blue"], sizes = ["small", "large"];
        string text = "col=our,size,wet,x,kind\n" + string.Concat(Enumerable.Range(0, 90).Select(i =>
            $"{colours[i % 3]},{sizes[i / 3 % 2]},{(i % 5 < 2 ? "yes" : "no")},{i % 7},{((i % 3 == 0) ^ (i % 7 > 3) ? "a" : "b")}\n"));
        File.WriteAllText(_folder.File("table.csv"), text);
        DatasetOptions reading = new() { Ordered = [new OrderedColumn("size", ["small", "large"])] };
        Dataset data = DatasetReader.Read([_folder.File("table.csv")], reading);
        Assert.Equal("col=our=blue col=our=green=2 col=our=red size wet x", string.Join(" ", data.Features));
        Dictionary<string, object?>[] inputs = [.. data.Columns.SelectMany(column => column.InputNames.Select(name =>
            FeatureKinds.Members(column, name).Append(("name", name)).Where(m => column.IsText || m.Item1 == "name").ToDictionary()))];
        ImmutableArray<FeatureColumn> columns = FeatureKinds.Columns(JsonPlace.Parse(JsonSerializer.Serialize(inputs)).Items());
        string[] lines = text.Split('\n')[..^1];
        Same(lines);
        // Without a header, and with the columns in another order.
        Same(lines[1..].Select(line => line[..line.LastIndexOf(',')]));
        Same(lines.Select(line => string.Join(';', line.Split(',').Reverse())));
        Assert.Contains("line 2, column 4 (col=our): \"pink\" is none of the texts", Assert.Throws<UserException>(() =>
            FeatureRows.Read(Written(["x,wet,size,col=our", "1,yes,small,pink", "2,no,large,red"]), reading, columns)).Message, StringComparison.Ordinal);

        void Same(IEnumerable<string> table) => Assert.Equal(data.Rows.ToArray(), FeatureRows.Read(Written(table), reading, columns).Rows.ToArray());
    }

    [Theory]
    [InlineData("x\n3\n4\n")]
    [InlineData("3\n4\n")]
    public void A_single_feature_is_enough(string text)
    {
        File.WriteAllText(_folder.File("new.csv"), text);
        Assert.Equal([[3.0], [4.0]], FeatureRows.Read(_folder.File("new.csv"), new DatasetOptions(), [new(0, "x", FeatureKind.Number, [])]).Rows.ToArray());
    }

    public void Dispose() => _folder.Dispose();

    private static FeatureRows Rows(FinishedDesign design, string file) => FeatureRows.Read(file, design.Reading, design.Columns);

    private static int[] Answers(FinishedDesign design, string file) => design.Classifier.Classify(design.Encode(Rows(design, file).Rows));

    private string Written(IEnumerable<string> lines)
    {
        string file = _folder.File("new.csv");
        File.WriteAllLines(file, lines);
        return file;
    }
}
