using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Benchmarks;

/// <summary>Designs of runs, and a published circuit, as transistors in ngspice at each supply: classes against the model, supply power against the
/// static power of the cells.</summary>
internal static partial class SpiceBenchmark
{
    private const int RandomRows = 1000;
    private static readonly ImmutableArray<string> Technologies = ["egfet-1.0V", "egfet-0.8V", "egfet-0.6V"];

    /// <summary>Writes <c>results/spice.md</c>.</summary>
    /// <param name="runs">Folders of runs.</param>
    /// <returns>The exit code: 2 when a class differs or the supply's power is not that of the resistors.</returns>
    public static int Run(string[] runs)
    {
        Tools tools = new();
        Templates templates = new();
        int wrong = 0, tried = 0;
        List<string> lines =
        [
            "# Transistors in ngspice", "",
            $"Every design of {runs.Length} quick runs, mapped to each supply's cells, on as many of its rows as a run tries; and the circuit of ten gates that was released",
            "with DATE 2024 (Breast Cancer, 10-8-2), on random rows. Power of the supply in ngspice against the static power of the cells; the least margin is that of",
            "a low level below the threshold of 0.17 V. A class differs on none of the rows unless the table says so.", "",
            "| design | cells | rows | " + string.Join(" | ", Technologies.Select(t => $"power, {t[6..]} | least margin")) + " |",
            "|---|---|---|" + string.Concat(Technologies.Select(_ => "---|---|")),
        ];
        List<double>[] off = [.. Technologies.Select(_ => new List<double>())];
        foreach ((string name, Classifier classifier, IReadOnlyList<byte[]> codes) in Designs(runs))
        {
            string cells = "", rows = "", figures = "";
            for (int i = 0; i < Technologies.Length; i++)
            {
                Netlist netlist = new Mapper(TechnologyCatalogue.Load(Technologies[i])).Map(classifier.ToCircuit(), MappingEffort.Thorough);
                using WorkFolder work = new();
                DesignFolder design = new(work.Path, "classifier", classifier, codes, netlist) { Languages = [Language.Spice] };
                DesignFiles.Write(design, new VerilogWriter(templates));
                Check check = new OperatingPoints(tools, templates, HangGuard.Limit).Run(design)!;
                wrong += check.Result == CheckResult.Passed ? 0 : 1;
                tried += check.Vectors;
                Match match = Figures().Match(check.How ?? "");
                (cells, rows) = ($"{netlist.Instances.Length}", $"{check.Vectors}");
                figures += check.Result == CheckResult.Passed ? $" {match.Groups["off"].Value} % | {match.Groups["margin"].Value} |" : $" {check.Why} | |";
                if (match.Success)
                {
                    off[i].Add(Math.Abs(double.Parse(match.Groups["off"].Value, CultureInfo.InvariantCulture)));
                }
            }
            lines.Add($"| {name} | {cells} | {rows} |{figures}");
            Console.Error.WriteLine(lines[^1]);
        }
        lines.AddRange(["", $"{off[0].Count} designs, {tried} operating points, {wrong} of {3 * off[0].Count} checks failed. Largest difference in power: "
            + string.Join(", ", Technologies.Select((t, i) => $"{off[i].Max():0.00} % at {t[6..]}")) + "."]);
        ResultFile.Write("spice.md", string.Join('\n', lines) + "\n");
        return wrong == 0 ? 0 : 2;
    }

    private static IEnumerable<(string Name, Classifier Classifier, IReadOnlyList<byte[]> Codes)> Designs(string[] runs)
    {
        Classifier published = ClassifierFile.Read(Path.Combine(AppContext.BaseDirectory, "data", "date-2024-breast-cancer.json"));
        yield return ("published, Breast Cancer", published, [.. RandomCodes.Draw(published, RandomRows, new RandomStream(1))]);
        foreach (string run in runs)
        {
            foreach (string folder in Directory.GetFiles(run, "model.json", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!)
                .Where(folder => !folder.EndsWith("baseline", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                Classifier classifier = ClassifierFile.Read(Path.Combine(folder, "model.json"));
                string name = $"{Path.GetFileName(Path.GetFullPath(run))} {Path.GetRelativePath(run, folder).Replace("designs/", "", StringComparison.Ordinal)}";
                yield return (name, classifier, [.. VectorFile.ReadVectors(Path.Combine(folder, "vectors.hex"), classifier.Inputs, classifier.InputBits)]);
            }
        }
    }

    [GeneratedRegex(@"supply power (?<off>\S+) % off[^;]*(?:; least margin of a low level (?<margin>-?\d+ mV))?")]
    private static partial Regex Figures();
}
