using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Benchmarks;

/// <summary>Networks drawn at random, degenerate ones among them: model, circuit and netlist in process, RTL in Icarus
/// and Verilator, and the complaints of all three tools.</summary>
internal static class RandomNetworksBenchmark
{
    private const int Codes = 10_000;
    private const int Batch = 50;
    private const int Workers = 2;

    /// <summary>Writes <c>results/random-networks.md</c>.</summary>
    /// <returns>The exit code: 2 when anything disagrees or a tool complains.</returns>
    public static int Run(int networks)
    {
        Tally tally = new();
        Mapper mapper = new(TechnologyCatalogue.Load(TechnologyCatalogue.Default));
        Parallel.For(0, Workers, worker =>
        {
            using DesignVerifier verifier = new(new Tools(), new Templates());
            for (int first = worker * Batch; first < networks; first += Workers * Batch)
            {
                Check(first, Math.Min(first + Batch, networks), mapper, verifier, tally);
            }
        });
        ResultFile.Write("random-networks.md", $"# {networks} random networks\n\n{Codes} random codes each; drawn by `RandomMlp.Draw` from the children of seed 1.\n\n" + tally);
        return tally.Wrong == 0 ? 0 : 2;
    }

    private static void Check(int first, int end, Mapper mapper, DesignVerifier verifier, Tally tally)
    {
        using WrittenDesigns written = new();
        RandomStream random = new(1);
        List<DesignFolder> designs = [];
        for (int i = first; i < end; i++)
        {
            Mlp mlp = RandomMlp.Draw(random.Child((ulong)i).Child(0));
            byte[][] codes = [.. RandomCodes.Draw(new MlpClassifier(mlp), Codes, random.Child((ulong)i).Child(1))];
            tally.InProcess($"network {i}", mlp, mapper, codes);
            designs.Add(written.Add($"random{i}", new MlpClassifier(mlp), codes));
        }
        foreach (VerificationReport report in verifier.Verify(designs))
        {
            tally.Add(report.Module, report);
        }
        Console.Error.WriteLine($"networks {first} to {end - 1} done, {tally.Wrong} wrong");
    }
}
