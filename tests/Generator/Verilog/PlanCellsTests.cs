using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Tests.Generator.Verilog;

public class PlanCellsTests
{
    [Theory]
    [InlineData("A", 0b01, "not (Y, A)")]
    [InlineData("A", 0b10, "assign Y = A")]
    [InlineData("A B", 0b0111, "nand (Y, A, B)")]
    [InlineData("A B", 0b1110, "or (Y, A, B)")]
    [InlineData("A B", 0b0110, "xor (Y, A, B)")]
    [InlineData("A B", 0b1001, "xnor (Y, A, B)")]
    [InlineData("A B", 0b0010, "assign Y = (A & ~B)")]
    [InlineData("A B C", 0b10000000, "and (Y, A, B, C)")]
    [InlineData("A B S", 0b11001010, "assign Y = (A & ~B & ~S) | (A & B & ~S) | (~A & B & S) | (A & B & S)")]
    [InlineData("A B", 0b1010, "assign Y = (A)")]
    [InlineData("", 0b0, "assign Y = 1'b0")]
    [InlineData("", 0b1, "assign Y = 1'b1")]
    public void A_truth_table_is_printed_as_a_primitive_or_an_expression(string pins, uint function, string text) =>
        Assert.Contains($"  {text};\n", Text(Cell("X", pins, function)), StringComparison.Ordinal);

    [Fact]
    public void Cells_of_a_library() => Snapshot.Matches(
        new VerilogWriter(new Templates()).Cells(TechnologyCatalogue.Load(TechnologyCatalogue.Default)), "v");

    private static string Text(Cell cell) =>
        new Templates().Render("verilog/cells.v.sbn", new { Library = new PlanCells("any", [PlanCell.Of(cell)]) });

    private static Cell Cell(string name, string pins, uint function) =>
        new(name, [.. pins.Split(' ', StringSplitOptions.RemoveEmptyEntries)], "Y", function, 1, [], null);
}
