using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Benchmarks;

/// <summary>Networks drawn at random, degenerate ones among them: model, circuit and netlist in process, RTL in Icarus
/// and Verilator, and the complaints of all three tools.</summary>
internal static class RandomNetworksBenchmark
{
    private const int Codes = 10_000;
    private const int Batch = 100;

    /// <summary>Writes <c>results/random-networks.md</c>.</summary>
    /// <returns>The exit code: 2 when anything disagrees or a tool complains.</returns>
    public static int Run(int networks)
    {
        Tally tally = new();
        Mapper mapper = new(TechnologyCatalogue.Load(TechnologyCatalogue.Default));
        using DesignVerifier verifier = new(new Tools(), new Templates());
        RandomStream random = new(1);
        for (int first = 0; first < networks; first += Batch)
        {
            using WrittenDesigns written = new();
            List<Design> designs = [];
            for (int i = first; i < Math.Min(first + Batch, networks); i++)
            {
                Mlp mlp = RandomMlp.Draw(random.Child((ulong)i).Child(0));
                byte[][] codes = [.. RandomCodes.Draw(mlp, Codes, random.Child((ulong)i).Child(1))];
                tally.InProcess(FormattableString.Invariant($"network {i}"), mlp, mapper, codes);
                designs.Add(written.Add(FormattableString.Invariant($"random{i}"), mlp, codes));
            }
            foreach (VerificationReport report in verifier.Verify(designs))
            {
                tally.Add(report.Module, report);
            }
            Console.Error.WriteLine(FormattableString.Invariant($"{first + designs.Count} of {networks} networks, {tally.Wrong} wrong"));
        }
        ResultFile.Write("random-networks.md", FormattableString.Invariant(
            $"# {networks} random networks\n\n{Codes} random codes each; drawn by `RandomMlp.Draw` from the children of seed 1.\n\n") + tally);
        return tally.Wrong == 0 ? 0 : 2;
    }
}
