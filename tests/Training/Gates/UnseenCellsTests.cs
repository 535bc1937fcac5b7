using PrintedMlp.Tests.Training.Gradient;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;

namespace PrintedMlp.Tests.Training.Gates;

public class UnseenCellsTests
{
    [Fact]
    public void The_cells_of_a_small_grid_that_no_row_lies_in_are_found()
    {
        CodedRows rows = new([[0, 5], [0, 9], [7, 5], [7, 5], [15, 9]], [0, 0, 0, 0, 0], 4, 1);
        Assert.Equal(["7 9", "15 5"], UnseenCells.Of(rows).Select(codes => string.Join(' ', codes)));
    }

    [Fact]
    public void A_large_grid_has_none_that_count() => Assert.Empty(UnseenCells.Of(ToyRows.Of(100, 5, 2, _ => 0)));
}
