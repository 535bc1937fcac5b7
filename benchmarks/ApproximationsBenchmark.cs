using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Diagnosis;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Techniques;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Benchmarks;

/// <summary>Random networks with random combinations of all techniques, gates pruned from every other one: model, circuit and
/// netlist in process, mapped with each effort in turn; RTL and netlist of some in Icarus and Verilator.</summary>
internal static class ApproximationsBenchmark
{
    private const int Codes = 1000, CodesOfTechniques = 50;
    private const int Batch = 25;
    private const int Workers = 2;

    private static readonly MappingEffort[] Efforts = Enum.GetValues<MappingEffort>();

    /// <summary>Writes <c>results/approximations.md</c>.</summary>
    /// <param name="networks">Networks.</param>
    /// <param name="simulated">How many of them the simulators see; the first ones.</param>
    /// <returns>The exit code: 2 when anything disagrees.</returns>
    public static int Run(int networks, int simulated)
    {
        Tally tally = new();
        Mapper mapper = new(TechnologyCatalogue.Load(TechnologyCatalogue.Default));
        int changed = 0, done = 0;
        Parallel.For(0, Workers, worker =>
        {
            using DesignVerifier verifier = new(new Tools(), new Templates());
            for (int first = worker * Batch; first < networks; first += Workers * Batch)
            {
                using WrittenDesigns written = new();
                List<DesignFolder> designs = [];
                for (int i = first; i < Math.Min(first + Batch, networks); i++)
                {
                    Interlocked.Add(ref changed, Check(i, i < simulated, mapper, tally, written, designs) ? 1 : 0);
                    Interlocked.Increment(ref done);
                }
                foreach (VerificationReport report in designs.Count > 0 ? verifier.Verify(designs, lint: false) : [])
                {
                    tally.Add(report.Module, report);
                }
                Console.Error.WriteLine($"{done} of {networks} networks done, {tally.Wrong} wrong");
            }
        });
        ResultFile.Write("approximations.md", $"""
            # {networks} random approximations

            {Codes} random codes each. `RandomMlp.Draw` and `RandomApproximation.Apply` with the children of seed 3; {changed} of the
            networks answer differently from what they were made of. Every other one has gates pruned from its circuit too
            ("pruned"). Simulators: the first {simulated} networks, and what pruning left of every other one.


            """ + tally);
        return tally.Wrong == 0 ? 0 : 2;
    }

    /// <returns>Whether the techniques changed an answer.</returns>
    private static bool Check(int number, bool isSimulated, Mapper mapper, Tally tally, WrittenDesigns written, List<DesignFolder> designs)
    {
        RandomStream random = new RandomStream(3).Child((ulong)number);
        Mlp drawn = RandomMlp.Draw(random);
        byte[][] codes = [.. RandomCodes.Draw(new MlpClassifier(drawn), Codes, random)];
        Mlp mlp = RandomApproximation.Apply(drawn, codes[..CodesOfTechniques], random);
        MappingEffort effort = Efforts[number % Efforts.Length];
        string name = $"network{number}";
        tally.Count("every neuron of the circuit, in process", name, Agreement.OfNeurons(mlp, MlpCircuit.BuildProbed(mlp), codes) is null, codes.Length);
        Netlist netlist = tally.InProcess(name, mlp, mapper, codes, effort);
        if (isSimulated)
        {
            designs.Add(written.Add(name, new MlpClassifier(mlp), codes, netlist));
        }
        if (number % 2 == 0)
        {
            Circuit circuit = MlpCircuit.Build(mlp);
            GateClassifier pruned = Pruned(mlp, circuit, BitRows.Pack(codes, circuit.Inputs), random, mapper, effort);
            Netlist mapped = mapper.Map(pruned.ToCircuit(), effort);
            tally.Count("netlist of a pruned circuit, in process", name, Agreement.OfNetlist(pruned.ToCircuit(), mapped, codes) is null, codes.Length);
            if (isSimulated)
            {
                designs.Add(written.Add(name + "_pruned", pruned, codes, mapped));
            }
        }
        return ErrorReport.Of(drawn, mlp, codes).ChangedClasses > 0;
    }

    private static GateClassifier Pruned(Mlp mlp, Circuit circuit, BitRows rows, RandomStream random, Mapper mapper, MappingEffort effort)
    {
        Circuit pruned = ConstantGatePruning.Apply(circuit, rows, 0.8 + 0.19 * random.NextDouble()).Circuit;
        GateList gates = GateList.Of(mapper.Map(pruned, effort)) ?? throw new InvalidOperationException("a cell has more than two inputs");
        return GateClassifier.OfCodes(gates, mlp.Inputs, mlp.InputBits);
    }
}
