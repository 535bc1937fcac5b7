using System.Collections.Immutable;
using System.Globalization;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Benchmarks;

/// <summary>What two versions of the tool wrote for the same designs, side by side in the open synthesis flow: another spelling of the
/// Verilog may not make another tool's circuits larger.</summary>
internal static class RtlAreas
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Prints a line for each design and the median ratio of the areas, after over before.</summary>
    /// <param name="before">Folder of runs by one version, as <c>compare-versions.sh</c> leaves it.</param>
    /// <param name="after">Folder of the same runs by the other.</param>
    /// <returns>1 when there is no design in both.</returns>
    public static int Run(string before, string after)
    {
        Tools tools = new();
        OpenFlow flow = new(tools.Yosys!, tools.Abc!, Limit);
        CellLibrary library = TechnologyCatalogue.Load(TechnologyCatalogue.Default);
        List<double> ratios = [];
        foreach (string model in Directory.EnumerateFiles(after, "model.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string place = Path.GetRelativePath(after, Path.GetDirectoryName(model)!);
            Classifier classifier = ClassifierFile.Read(model);
            if (!File.Exists(Path.Combine(before, place, "model.json")) || classifier.ToCircuit().Ands == 0)
            {
                continue;
            }
            ImmutableArray<InputSignal> codes = [.. Enumerable.Range(0, classifier.Inputs * classifier.InputBits)
                .Select(i => new InputSignal(i / classifier.InputBits, i % classifier.InputBits))];
            double old = Area(Path.Combine(before, place)), now = Area(Path.Combine(after, place));
            ratios.Add(now / old);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{place}: {old:0.0000} cm2 before, {now:0.0000} after, ratio {now / old:0.0000}"));

            double Area(string folder)
            {
                // Designs behind levels with the codes in front of them: the module that both versions simulate.
                string rtl = Directory.EnumerateFiles(folder, "*_tb.v").Single().Replace("_tb.v", ".v", StringComparison.Ordinal);
                string[] parts = [rtl, .. Directory.EnumerateFiles(folder, "*_core.v")];
                using WorkFolder work = new();
                work.Write("whole.v", string.Concat(parts.Select(File.ReadAllText)));
                return flow.Synthesise(work.File("whole.v"), Path.GetFileNameWithoutExtension(rtl), library, codes, classifier.ClassBits).AreaCm2;
            }
        }
        if (ratios.Count == 0)
        {
            Console.Error.WriteLine($"{before} and {after} have no design in common: expected the folders of benchmarks/compare-versions.sh");
            return 1;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{ratios.Count} designs, ratio after to before: median {Statistics.Median(ratios):0.0000}, {ratios.Min():0.0000} to {ratios.Max():0.0000}"));
        return 0;
    }
}
