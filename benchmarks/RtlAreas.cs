using System.Globalization;
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
            if (!File.Exists(Path.Combine(before, place, "model.json")) || classifier.ToCircuit() is not { Ands: > 0 } circuit)
            {
                continue;
            }
            double old = Area(Path.Combine(before, place)), now = Area(Path.Combine(after, place));
            ratios.Add(now / old);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{place}: {old:0.0000} cm2 before, {now:0.0000} after, ratio {now / old:0.0000}"));

            double Area(string folder)
            {
                string file = Directory.EnumerateFiles(folder, classifier.ReadsLevels ? "*_core.v" : "*_tb.v").Single();
                string rtl = classifier.ReadsLevels ? file : file.Replace("_tb.v", ".v", StringComparison.Ordinal);
                return flow.Synthesise(rtl, Path.GetFileNameWithoutExtension(rtl), library, circuit.Inputs, classifier.ClassBits).AreaCm2;
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
