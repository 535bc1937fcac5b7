using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;

namespace PrintedMlp.Tests.Approx.Technologies;

public class CellStagesTests
{
    [Fact]
    public void Stages_compute_the_cells_function_whatever_it_is()
    {
        for (uint function = 0; function < 256; function++)
        {
            Cell cell = new("C", ["A", "B", "C"], "Y", function, 1, [.. new double[8]], null);
            var stages = CellStages.Of(cell);
            for (int state = 0; state < 8 && !stages.IsEmpty; state++)
            {
                List<bool> values = [.. Enumerable.Range(0, 3).Select(pin => (state >> pin & 1) == 1)];
                values.AddRange(stages.Select(_ => false));
                for (int i = 0; i < stages.Length; i++)
                {
                    values[3 + i] = !stages[i].Paths.Any(path => path.All(gate => values[gate]));
                }
                Assert.Equal(cell.Evaluate(state), values[^1]);
            }
            Assert.Equal(function is 0 or 255, stages.IsEmpty);
        }
    }

    [Fact]
    public void The_cells_of_EGFET_have_the_transistors_that_their_static_power_says()
    {
        string[] counts = [.. TechnologyCatalogue.Load("egfet-1.0V").Cells.Select(c => $"{c.Name} {CellStages.Transistors(c)}")];
        Assert.Equal(["AND2X1 3", "INVX1 1", "NAND2X1 2", "NOR2X1 2", "OR2X1 3", "XNOR2X1 9", "XOR2X1 8"], counts);
    }

    [Theory]
    [InlineData("egfet-0.6V", 0.031)]
    [InlineData("egfet-0.8V", 0.015)]
    [InlineData("egfet-1.0V", 0.011)]
    public void Resistors_give_the_static_power_of_every_state(string technology, double part)
    {
        CellLibrary library = TechnologyCatalogue.Load(technology);
        var logic = PullUpLogic.Of(library);
        double worst = library.Cells.Max(c => Enumerable.Range(0, c.StaticPowerNw.Length)
            .Max(s => Math.Abs(logic.PowerNw(c, s) - c.StaticPowerNw[s]) / c.StaticPowerNw.Max()));
        Assert.InRange(worst, 0, part);
    }
}
