using System.Text.RegularExpressions;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Generator.Verilog;

/// <summary>How many rows of a netlist a simulator of events gets. It evaluates every glitch, and their number grows with the square of a netlist's
/// size: 680 cells cost 3 ms a row, 23,000 cells about a second, where Verilator needs a second for all rows.</summary>
internal static partial class SimulatedRows
{
    /// <summary>What is said of a check that had not all rows.</summary>
    public const string Why = "the first vectors only: an event-driven simulator is slow on a large design";

    private const long Budget = 3_000_000_000, BudgetBeside = 250_000_000;
    private const int Fewest = 5;

    /// <summary>The first rows, as many as the budget of evaluations allows.</summary>
    /// <param name="cells">Cells of the netlist.</param>
    /// <param name="rows">Rows that there are.</param>
    public static int Of(long cells, int rows) => Within(Budget, cells, rows);

    /// <summary>The first rows beside a simulator that gets all of them: a second or two.</summary>
    /// <inheritdoc cref="Of"/>
    public static int Beside(long cells, int rows) => Within(BudgetBeside, cells, rows);

    /// <summary>The cells of a written netlist.</summary>
    /// <param name="file"><c>netlist.v</c>.</param>
    public static long Cells(string file) => File.ReadLines(file).LongCount(line => Cell().IsMatch(line));

    /// <summary>Cells of a netlist whose row costs about what one of a network's RTL does: a sum is worked out anew for each operand that
    /// moves.</summary>
    public static long CellsOf(Mlp network) =>
        (long)Math.Sqrt(network.Layers.SelectMany(layer => layer.Neurons).Sum(neuron => (double)neuron.Summands.Length * neuron.Summands.Length));

    private static int Within(long budget, long cells, int rows) => (int)Math.Min(rows, Math.Max(Fewest, budget / Math.Max(1, cells * cells)));

    [GeneratedRegex(@"^\s*\w+\s+g[0-9]+\s*\(")]
    private static partial Regex Cell();
}
