using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Predictions;
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
        SmallRun.Run(SmallRun.Balance, SmallRun.Options, _folder.Path);
        var design = FinishedDesign.Read(_folder.File("baseline"));
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
        Assert.Contains("no design here", Assert.Throws<UserException>(() => FinishedDesign.Read(_folder.File("designs"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_become_the_inputs_that_they_were_in_training()
    {
        string[] colours = ["red", "green", "blue"], sizes = ["small", "large"];
        string text = "colour,size,wet,x,kind\n" + string.Concat(Enumerable.Range(0, 90).Select(i =>
            $"{colours[i % 3]},{sizes[i / 3 % 2]},{(i % 5 < 2 ? "yes" : "no")},{i % 7},{((i % 3 == 0) ^ (i % 7 > 3) ? "a" : "b")}\n"));
        File.WriteAllText(_folder.File("table.csv"), text);
        DatasetOptions reading = new() { Ordered = [new OrderedColumn("size", ["small", "large"])] };
        Dataset data = DatasetReader.Read([_folder.File("table.csv")], reading);
        Assert.Equal("colour=blue colour=green colour=red size wet x", string.Join(" ", data.Features));
        FeatureRows rows = FeatureRows.Read(_folder.File("table.csv"), reading, data.Features);
        Assert.All(data.Rows.Zip(rows.Rows), pair => Assert.Equal(pair.First, pair.Second));
        File.WriteAllText(_folder.File("new.csv"), "x,wet,size,colour\n1,yes,small,pink\n2,no,large,red\n");
        Assert.Contains("line 2, column 4 (colour): \"pink\" is none of the texts", Assert.Throws<UserException>(() =>
            FeatureRows.Read(_folder.File("new.csv"), reading, data.Features)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static FeatureRows Rows(FinishedDesign design, string file) => FeatureRows.Read(file, design.Reading, design.Features);

    private static int[] Answers(FinishedDesign design, string file) => design.Classifier.Classify(design.Encode(Rows(design, file).Rows));

    private string Written(ImmutableArray<string> lines)
    {
        string file = _folder.File("new.csv");
        File.WriteAllLines(file, lines);
        return file;
    }
}
