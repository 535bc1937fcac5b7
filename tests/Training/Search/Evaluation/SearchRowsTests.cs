using System.Numerics;
using System.Runtime.CompilerServices;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Tests.Training.Search.Evaluation;

public sealed class SearchRowsTests
{
    private static readonly GenomeShape Shape = new(5, 4, 2, 7);
    private static readonly CodedRows Coded = DrawnGenomes.Rows(Shape, 1000, new RandomStream(41));

    [Fact]
    public void Every_row_stands_once_in_a_block_of_its_class()
    {
        SearchRows rows = SearchRows.Of(Coded);
        IEnumerable<string> laidOut = Enumerable.Range(0, rows.Padded).Where(row => IsValid(rows.Valid, row))
            .Select(row => $"{rows.BlockClass[row / SearchRows.BlockRows]}: {string.Join(' ', Codes(rows, row))}");
        Assert.Equal(Coded.Labels.Zip(Coded.Codes, (label, codes) => $"{label}: {string.Join(' ', codes)}").Order(), laidOut.Order());
    }

    [Fact]
    public void Codes_as_bytes_are_those_of_the_columns()
    {
        SearchRows rows = SearchRows.Of(Coded);
        Assert.Equal(rows.Bytes.Select(b => (short)b), rows.Columns.ToArray());
    }

    [Fact]
    public void The_first_blocks_show_every_class_that_occurs()
    {
        SearchRows rows = SearchRows.Of(Coded);
        int[] early = [.. rows.BlockClass.Take(rows.Blocks / 2).Select(c => (int)c).Distinct().Order()];
        Assert.Equal(Coded.Labels.Distinct().Order(), early);
    }

    [Theory]
    [InlineData(Weighting.Rows)]
    [InlineData(Weighting.Classes)]
    public void Being_always_wrong_is_an_error_of_one(Weighting weighting)
    {
        SearchRows rows = SearchRows.Of(Coded, weighting);
        long all = Enumerable.Range(0, rows.Blocks).Sum(b => BitOperations.PopCount(rows.Valid[b]) * rows.Weights[rows.BlockClass[b]]);
        Assert.Equal(rows.FullLoss, all);
        Assert.Equal(1, rows.Error(all));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Interleaved_rows_are_the_rows_in_groups_of_one_class(int sources)
    {
        SearchRows rows = SearchRows.Of(Coded);
        InterleavedRows interleaved = new(rows, sources);
        string[] expected = [.. Enumerable.Range(0, rows.Padded).Where(row => IsValid(rows.Valid, row))
            .Select(row => $"{rows.BlockClass[row / SearchRows.BlockRows]}: {string.Join(' ', Codes(rows, row))}")];
        int[] real = [.. Enumerable.Range(0, interleaved.Groups * InterleavedRows.GroupRows).Where(row => IsValid(interleaved.Valid, row))];

        Assert.Equal(expected.Order(StringComparer.Ordinal), real.Select(row =>
            $"{interleaved.GroupClass[row / InterleavedRows.GroupRows]}: {string.Join(' ', Codes(interleaved, rows.Features, row))}").Order(StringComparer.Ordinal));
        Assert.All(real.GroupBy(row => row / InterleavedRows.GroupRows), group => Assert.Equal(interleaved.GroupCount[group.Key], group.Count()));
        Assert.Equal(rows.Count, interleaved.GroupCount.Sum());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void No_two_interleaved_codes_share_a_place(int sources)
    {
        InterleavedRows interleaved = new(SearchRows.Of(Coded), sources);
        int[] places = [.. Enumerable.Range(0, interleaved.Groups * InterleavedRows.GroupRows)
            .SelectMany(row => Enumerable.Range(0, Coded.Codes[0].Length).Select(feature => interleaved.At(row, feature)))];

        Assert.Equal(places.Length, places.Distinct().Count());
        Assert.All(places, place => Assert.InRange(place, 0, interleaved.Groups * interleaved.GroupBytes - 1));
    }

    private static bool IsValid(uint[] valid, int row) => (valid[row / SearchRows.BlockRows] >> row % SearchRows.BlockRows & 1) == 1;

    private static IEnumerable<byte> Codes(SearchRows rows, int row) =>
        Enumerable.Range(0, rows.Features).Select(feature => rows.Bytes[feature * rows.Padded + row]);

    private static IEnumerable<byte> Codes(InterleavedRows rows, int features, int row) =>
        Enumerable.Range(0, features).Select(feature => Unsafe.Add(ref rows.First, rows.At(row, feature)));
}
