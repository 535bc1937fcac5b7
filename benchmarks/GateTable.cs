using System.Globalization;
using System.Text;

namespace PrintedMlp.Benchmarks;

/// <summary>Medians over the seeds of what <see cref="GateBenchmark"/> left in <c>results/gates</c>, beside the goals.</summary>
internal static class GateTable
{
    /// <summary>Writes <c>results/gates.md</c>.</summary>
    public static int Run()
    {
        StringBuilder text = new("""
            # Netlists of gates

            Published split; one file in `gates/` for each data set and seed, figures are medians over the seeds. "accuracy": the smallest
            design whose accuracy on training and validation rows together is above the goal by 1.64 standard errors (one-sided 95 %), and
            that holds it on the validation rows within one standard error. "within": the most accurate design, judged likewise, of at most
            0.95 times that area. Test rows are read for the final figure only. The area is the smaller of our netlist and that of Yosys and
            ABC on the emitted RTL; both are beside it. Power is static, over the training rows. Networks were searched with the budget
            `quick`, gates with `normal`; seconds are those of the gates alone, on a busy machine of two cores.

            | data set | seeds | chosen | training | validation | test | balanced | area cm2 | ours | Yosys + ABC | mW at 1.0 V | mW at 0.6 V | seconds | processor seconds |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|

            """);
        foreach (IGrouping<string, string> dataSet in Directory.EnumerateFiles(ResultFile.Place("gates"), "*.csv")
            .Order(StringComparer.Ordinal).GroupBy(path => string.Join(' ', Path.GetFileNameWithoutExtension(path).Split('-')[..^1])))
        {
            var rows = dataSet.SelectMany(path => File.ReadLines(path).Skip(1)).Select(line => line.Split(',')).Where(cells => cells[0] != "front")
                .GroupBy(cells => cells[0]);
            foreach (IGrouping<string, string[]> chosen in rows)
            {
                double Median(int column) => Statistics.Median(chosen.Select(cells => double.Parse(cells[column], CultureInfo.InvariantCulture)));
                double area = Statistics.Median(chosen.Select(cells => cells[6..8].Min(cell => double.Parse(cell, CultureInfo.InvariantCulture))));
                text.Append(CultureInfo.InvariantCulture,
                    $"| {dataSet.Key} | {chosen.Count()} | {chosen.Key} | {Median(2):0.0000} | {Median(3):0.0000} | {Median(4):0.0000} | {Median(5):0.0000} | {area:0.####} | {Median(6):0.####} | {Median(7):0.####} | {Median(8):0.####} | {Median(9):0.####} | {Median(10):0} | {Median(11):0} |\n");
            }
        }
        ResultFile.Write("gates.md", text.ToString());
        return 0;
    }
}
