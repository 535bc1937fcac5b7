using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Designs;

namespace PrintedMlp.Benchmarks;

/// <summary>What an output that says "not sure" is worth on Cardio and Pendigits: accuracy of the rows that are answered, and its area.</summary>
internal static class RejectBenchmark
{
    private const double Share = 0.1;

    /// <summary>Writes <c>results/reject.md</c>.</summary>
    /// <param name="names">Data sets; none for both.</param>
    public static int Run(string[] names)
    {
        List<string> lines =
        [
            "# Not sure", "",
            "`--effort quick --reject 0.1`, seed 1: every design of the front on test rows, and the area of the system with the second circuit over that of the same",
            "design without. The recommended one has a star.", "",
            "| data set | design | accuracy | rejected | accuracy of the answered rows | points gained | area with / without |", "|---|---|---|---|---|---|---|",
        ];
        foreach (string name in names.Length > 0 ? names : ["Cardio", "Pendigits"])
        {
            BenchmarkData benchmark = BenchmarkData.All.Single(d => d.Name == name);
            RunOptions usual = WholeRun.Options(benchmark), plain = usual with { Gates = usual.Gates with { Refits = false } };
            Mapped[] chosen = WholeRun.Of(benchmark.Read(), [plain, plain with { Gates = plain.Gates with { Reject = Share } }]).Mapped;
            Design[] without = [.. chosen[0].Designs], with = [.. chosen[1].Designs.Where(d => d.Flags is not null)];
            foreach (Design design in with)
            {
                Design? own = without.Where(d => d.Classifier is GateClassifier && Figures(d) == Figures(design)).MinBy(d => d.SystemAreaCm2);
                lines.Add($"| {name} | {Path.GetFileName(design.Name)}{(design.IsRecommended ? " *" : "")} | {design.Test.Accuracy:0.000} | {design.Flags!.Unsure:0.000} "
                    + $"| {design.Flags.Answered.Accuracy:0.000} | {100 * (design.Flags.Answered.Accuracy - design.Test.Accuracy):+0.0;-0.0} "
                    + $"| {(own is null ? "" : $"{design.SystemAreaCm2 / own.SystemAreaCm2:0.00}")} |");
                Console.Error.WriteLine(lines[^1]);
            }
        }
        ResultFile.Write("reject.md", string.Join('\n', lines) + "\n");
        return 0;

        static (double, double, double, double) Figures(Design design) =>
            (design.Training.Accuracy, design.Validation.Accuracy, design.Test.Accuracy, design.Test.BalancedAccuracy);
    }
}
