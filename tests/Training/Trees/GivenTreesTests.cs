using System.Collections.Immutable;
using System.Text;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Tests.Generator.Runs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Models;
using PrintedMlp.Training.Trees;

namespace PrintedMlp.Tests.Training.Trees;

public class GivenTreesTests
{
    /// <summary>Three trees over the four features of Balance, whose values are 1 to 5.</summary>
    internal const string Text = """
        {"format": "printedmlp-trees-1", "classes": ["R", "L", "B"], "trees": [
          {"feature": [0, 2, -2, -2, -2], "threshold": [2.5, 3.5, -2, -2, -2], "left": [1, 2, -1, -1, -1], "right": [4, 3, -1, -1, -1], "class": [0, 0, 2, 0, 1]},
          {"feature": [1, -2, 3, -2, -2], "threshold": [3.5, -2, 1.5, -2, -2], "left": [1, -1, 3, -1, -1], "right": [2, -1, 4, -1, -1], "class": [0, 0, 1, 1, 2]},
          {"feature": [3, -2, -2], "threshold": [4.5, -2, -2], "left": [1, -1, -1], "right": [2, -1, -1], "class": [1, 1, 0]}]}
        """;

    private static readonly Dataset Table = SmallRun.Balance;

    private static readonly LevelGrid Grid = LevelGrid.Fit([.. Table.Rows], InputScale.Fit(Table.Rows, 4), LevelKind.Uniform);

    [Fact]
    public void Over_levels_trees_answer_as_over_raw_values_by_themselves_and_as_a_vote_in_gates()
    {
        GivenTrees given = Parse(Text);
        Forest forest = given.On(Table, Grid, Table.Rows);
        byte[][] codes = [.. Table.Rows.Select(row => row.Select((x, f) => Grid.Code(f, x)).ToArray())];
        int[] expected = [.. Table.Rows.Select(row => Vote(given, row))];
        Assert.Equal(3, expected.Distinct().Count());
        Assert.Equal(expected, codes.Select(forest.Classify));
        ImmutableArray<InputSignal> inputs = LevelEncoder.Inputs(Grid);
        Assert.Equal(expected, CircuitSimulation.Classify(forest.ToCircuit(inputs, Argmax.IndexBits(3), 3), BitRows.Pack(codes, inputs)));
    }

    [Fact]
    public void At_the_ends_of_ranges_and_of_constant_columns_rows_go_where_they_did()
    {
        // The first feature is constant; the second is asked below and above all its values, then where it has some.
        ImmutableArray<double[]> rows = [.. Enumerable.Range(0, 40).Select(i => new[] { 7.0, i, 1 })];
        Dataset data = new(["a", "b", "c"], ["0", "1", "2"], rows, [.. rows.Select(row => row[1] < 20 ? 1 : 2)]);
        var grid = LevelGrid.Fit(rows, InputScale.Fit(rows, 4), LevelKind.Uniform);
        GivenTrees given = Parse("""
            {"format": "printedmlp-trees-1", "classes": ["0", "1", "2"], "trees": [
              {"feature": [0, -2, 1, -2, 1, 1, 1, -2, -2, -2, -2], "threshold": [3, -2, -5, -2, 99, 0, 19.5, -2, -2, -2, -2],
               "left": [1, -1, 3, -1, 5, 7, 8, -1, -1, -1, -1], "right": [2, -1, 4, -1, 10, 6, 9, -1, -1, -1, -1],
               "class": [0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 0]}]}
            """);
        Forest forest = given.On(data, grid, rows);
        int[] wrong = [.. rows.Where((row, i) => forest.Classify([.. row.Select((x, f) => grid.Code(f, x))]) != data.Labels[i]).Select(row => (int)row[1])];
        Assert.InRange(wrong.Length, 0, 1);
        Assert.Equal(6, given.Leaves);
    }

    [Theory]
    [InlineData(true, "this is a directory. Name the JSON file of the ")]
    [InlineData(false, "there is no such file.")]
    public void A_file_that_cannot_be_read_is_named_with_its_fault(bool isFolder, string message)
    {
        string path = isFolder ? Path.GetTempPath() : "/no/such/file.json";
        Assert.StartsWith($"{path}: {message}", Assert.Throws<UserException>(() => GivenTrees.Read(path)).Message, StringComparison.Ordinal);
        Assert.StartsWith($"{path}: {message}", Assert.Throws<UserException>(() => InputScaler.Read(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"R\", \"L\"", "\"R\", \"X\"", "t.json: its class \"X\" is none of the table, which has B, L, R. Check --class-column.")]
    [InlineData("{\"feature\": [3,", "{\"feature\": [4,", "t.json: its trees ask feature 4, counted from 0, and the table has 4 features.")]
    [InlineData("\"left\": [1, 2,", "\"left\": [0, 2,", "t.json: trees[0].left[0] is 0, expected 1 to 4.")]
    [InlineData("[4.5, -2, -2]", "[4.5, -2]", "t.json: trees[2] has 3 items of feature and 2 of threshold. Expected one of each for every node.")]
    [InlineData("trees-1", "trained-1", "t.json: it holds a network. --model takes it, and --trees decision trees.")]
    [InlineData("trees-1", "trees-9", "t.json: its format is \"printedmlp-trees-9\", expected \"printedmlp-trees-1\".")]
    public void What_does_not_fit_is_named(string right, string wrong, string message) => Assert.StartsWith(message,
        Assert.Throws<UserException>(() => Parse(Text.Replace(right, wrong, StringComparison.Ordinal)).On(Table, Grid, Table.Rows)).Message, StringComparison.Ordinal);

    internal static GivenTrees Parse(string text) => GivenTrees.Parse(Encoding.UTF8.GetBytes(text), "t.json");

    /// <summary>What most trees say, by the words of the file; of equal ones the class that comes first in the table.</summary>
    private static int Vote(GivenTrees given, double[] row)
    {
        int[] votes = [.. given.Trees.Select(tree =>
        {
            GivenNode node = tree[0];
            while (node.Feature >= 0)
            {
                node = tree[row[node.Feature] <= node.Threshold ? node.Below : node.Above];
            }
            return Table.Classes.IndexOf(given.Labels[node.Class]);
        })];
        return Enumerable.Range(0, 3).MaxBy(c => votes.Count(v => v == c));
    }
}
