using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Benchmarks;

/// <summary>The exact design of every data set: complaints of Verilator, Icarus and Yosys about its RTL, and agreement of
/// model, circuit, netlist and RTL on all rows and 10,000 random codes.</summary>
internal static class LintBenchmark
{
    private const int Codes = 10_000;

    /// <summary>Writes <c>results/lint.md</c>.</summary>
    /// <returns>The exit code: 2 when anything disagrees or a tool complains.</returns>
    public static int Run()
    {
        Tally tally = new();
        Mapper mapper = new(TechnologyCatalogue.Load(TechnologyCatalogue.Default));
        using DesignVerifier verifier = new(new Tools(), new Templates());
        using WrittenDesigns written = new();
        List<DesignFolder> designs = [];
        foreach (BenchmarkData benchmark in BenchmarkData.All)
        {
            RunData data = RunData.Of(benchmark.Read(), benchmark.Options);
            Mlp mlp = BespokeQuantizer.Quantize(Trained.Network(data, benchmark.Options), data.Validation);
            byte[][] codes = [.. data.All.Codes, .. RandomCodes.Draw(new MlpClassifier(mlp), Codes, RunStreams.Vectors(benchmark.Options.Seed))];
            tally.InProcess(benchmark.Name, mlp, mapper, codes);
            designs.Add(written.Add(ModuleName.From(benchmark.Name), new MlpClassifier(mlp), codes));
            Console.Error.WriteLine(benchmark.Name);
        }
        foreach (VerificationReport report in verifier.Verify(designs))
        {
            tally.Add(report.Module, report);
        }
        ResultFile.Write("lint.md", "# RTL of the exact designs of the nine data sets\n\nAll rows and "
            + $"{Codes} random codes each.\n\n" + tally);
        return tally.Wrong == 0 ? 0 : 2;
    }
}
