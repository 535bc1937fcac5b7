using System.Globalization;
using System.Text;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Benchmarks;

/// <summary>The page docs/iwls2020.md: medians over the seeds of what <see cref="IwlsBenchmark"/> left, beside what teams published.</summary>
internal static class IwlsTable
{
    private static readonly string[] Teams = ["team2", "team9", "team6"];

    /// <summary>Writes what follows the heading "Figures" of the page.</summary>
    public static int Run()
    {
        Dictionary<string, Dictionary<string, string>> published = Lines(Path.Combine(IwlsBenchmark.Folder, "published.csv")).ToDictionary(l => l["function"]);
        StringBuilder text = new("The functions were picked before any was run: ex50, ex51, ex53, ex57, ex60, ex65, ex69, ex73 and ex80.\n\n| function | inputs | seeds | AND nodes | validation | test | most accurate team: nodes | test | processor seconds |\n|---|---|---|---|---|---|---|---|---|\n");
        StringBuilder fronts = new("\nFronts of the first seed, nodes: accuracy on test rows in percent.\n\n| function | front |\n|---|---|\n");
        foreach (var files in Directory.EnumerateFiles(ResultFile.Place("iwls2020"), "*.csv").Order(StringComparer.Ordinal)
            .GroupBy(f => Path.GetFileNameWithoutExtension(f).Split('-')[0]))
        {
            Dictionary<string, string>[] chosen = [.. files.Select(f => Lines(f).Single(l => l["is_chosen"] == "yes"))];
            Dictionary<string, string> theirs = published[files.Key];
            string team = Teams.MaxBy(t => Number(theirs[t + "_test"]))!;
            text.Append(CultureInfo.InvariantCulture, $"| {files.Key} | {theirs["inputs"]} | {chosen.Length} | {Median("nodes"):0.#} | {100 * Median("accuracy_validation"):0.00} | {100 * Median("accuracy_test"):0.00} | ")
                .Append(CultureInfo.InvariantCulture, $"{theirs[team + "_ands"]} | {100 * Number(theirs[team + "_test"]):0.00} | {Median("cpu_seconds"):0} |\n");
            fronts.Append(CultureInfo.InvariantCulture, $"| {files.Key} | {string.Join(", ", Lines(files.First()).Select(l => $"{l["nodes"]}: {(100 * Number(l["accuracy_test"])).ToString("0.0", CultureInfo.InvariantCulture)}"))} |\n");

            double Median(string figure) => Statistics.Median([.. chosen.Select(l => Number(l[figure]))]);
        }
        const string heading = "## Figures\n\n";
        string page = Path.Combine(ResultFile.Place(""), "..", "..", "docs", "iwls2020.md"), before = File.ReadAllText(page);
        WholeFile.Write(page, before[..(before.IndexOf(heading, StringComparison.Ordinal) + heading.Length)] + text + fronts);
        return 0;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<Dictionary<string, string>> Lines(string path)
    {
        string[][] lines = [.. File.ReadLines(path).Select(line => line.Split(','))];
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(p => p.First, p => p.Second));
    }
}
