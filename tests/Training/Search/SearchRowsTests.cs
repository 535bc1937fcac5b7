using System.Numerics;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Tests.Training.Search;

public sealed class SearchRowsTests
{
    private static readonly GenomeShape Shape = new(5, 4, 2, 7);
    private static readonly CodedRows Coded = DrawnGenomes.Rows(Shape, 1000, new RandomStream(41));

    [Fact]
    public void Every_row_stands_once_in_a_block_of_its_class()
    {
        SearchRows rows = SearchRows.Of(Coded);
        IEnumerable<string> laidOut = Enumerable.Range(0, rows.Padded).Where(row => IsValid(rows, row))
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
    [InlineData(false)]
    [InlineData(true)]
    public void Being_always_wrong_is_an_error_of_one(bool balanced)
    {
        SearchRows rows = SearchRows.Of(Coded, balanced);
        long all = Enumerable.Range(0, rows.Blocks).Sum(b => BitOperations.PopCount(rows.Valid[b]) * rows.Weights[rows.BlockClass[b]]);
        Assert.Equal(rows.FullLoss, all);
        Assert.Equal(1, rows.Error(all));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Interleaved_codes_are_those_of_the_rows(int sources)
    {
        SearchRows rows = SearchRows.Of(Coded);
        InterleavedRows interleaved = new(rows, sources);
        HashSet<int> places = [];
        for (int row = 0; row < rows.Padded; row++)
        {
            for (int feature = 0; feature < rows.Features; feature++)
            {
                int at = interleaved.At(row, feature);
                Assert.True(places.Add(at));
                Assert.InRange(at, 0, interleaved.Groups * interleaved.GroupBytes - 1);
                Assert.Equal(rows.Columns[feature * rows.Padded + row], System.Runtime.CompilerServices.Unsafe.Add(ref interleaved.First, at));
            }
        }
    }

    [Fact]
    public void Interleaved_rows_keep_class_and_validity_of_their_blocks()
    {
        SearchRows rows = SearchRows.Of(Coded);
        InterleavedRows interleaved = new(rows, 2);
        Assert.Equal(rows.BlockClass, interleaved.BlockClass.Take(rows.Blocks));
        Assert.Equal(rows.Valid, interleaved.Valid.Take(rows.Blocks));
        Assert.All(interleaved.Valid.Skip(rows.Blocks), valid => Assert.Equal(0u, valid));
    }

    private static bool IsValid(SearchRows rows, int row) =>
        (rows.Valid[row / SearchRows.BlockRows] >> row % SearchRows.BlockRows & 1) == 1;

    private static IEnumerable<byte> Codes(SearchRows rows, int row) =>
        Enumerable.Range(0, rows.Features).Select(feature => rows.Bytes[feature * rows.Padded + row]);
}
