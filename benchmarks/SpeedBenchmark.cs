using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Synthesis;

namespace PrintedMlp.Benchmarks;

/// <summary>Time to build and map circuits of about 500 gates at each effort beside the process time of ABC on the same
/// circuits, and bit-parallel simulation beside the machine's peak of vector ANDs. One thread.</summary>
internal static class SpeedBenchmark
{
    private const int Circuits = 8, FewestGates = 400, MostGates = 600, Repeats = 7;
    private const int Rows = 5000, Gates = 1000;

    /// <summary>Writes <c>results/speed.md</c>.</summary>
    public static int Run()
    {
        CellLibrary library = TechnologyCatalogue.Load(TechnologyCatalogue.Default);
        StringBuilder text = new("# Speed\n\nOne thread; medians. Run together with everything else in this table.\n\n");
        Mapping(library, text);
        Simulation(text);
        ResultFile.Write("speed.md", text.ToString());
        return 0;
    }

    private static void Mapping(CellLibrary library, StringBuilder text)
    {
        Mapper mapper = new(library);
        Abc abc = new(new Tools().Abc!, TimeSpan.FromMinutes(5));
        PaperNetwork[] networks = [.. Networks()];
        double[] theirs = [.. networks.Select(n => Milliseconds(() => abc.Map(MlpCircuit.Build(n.Mlp), library), 3))];
        text.Append(CultureInfo.InvariantCulture, $"""
            {networks.Length} circuits of {FewestGates} to {MostGates} ANDs. ABC: two rounds of the script of `--optimizer abc`, each a process of its own.

            | what | median ms | share of ABC's time | area, all together, cm2 |
            |---|---|---|---|

            """);
        foreach (MappingEffort effort in Enum.GetValues<MappingEffort>())
        {
            double[] ours = [.. networks.Select(n => Milliseconds(() => mapper.Map(MlpCircuit.Build(n.Mlp), effort), Repeats))];
            text.Append(CultureInfo.InvariantCulture,
                $"| build and map, effort {effort} | {Statistics.Median(ours):0.0} | {Statistics.Median(ours.Zip(theirs, (o, t) => o / t)):0.000} | {networks.Sum(n => mapper.Map(MlpCircuit.Build(n.Mlp), effort).AreaCm2):0.00} |\n");
        }
        text.Append(CultureInfo.InvariantCulture,
            $"| ABC | {Statistics.Median(theirs):0.0} | 1 | {networks.Sum(n => abc.Map(MlpCircuit.Build(n.Mlp), library).AreaCm2):0.00} |\n\n");
    }

    private static IEnumerable<PaperNetwork> Networks() => PaperNetwork.DataSets.Select(PaperNetwork.Exact)
        .SelectMany(exact => Enumerable.Range(0, 50).Select(exact.Approximate).Where(n => MlpCircuit.Build(n.Mlp).Ands is >= FewestGates and <= MostGates).Take(2))
        .Take(Circuits);

    private static void Simulation(StringBuilder text)
    {
        (Circuit circuit, BitRows rows) = RandomCircuit();
        double simulation = (double)Gates * Rows / Milliseconds(() => CircuitSimulation.Nodes(circuit, rows), 200) * 1e3;
        double peak = Peak();
        text.Append(CultureInfo.InvariantCulture, $"""
            | what | gate-rows a second |
            |---|---|
            | simulation of {Rows} rows through {Gates} gates | {simulation:0.00e0} |
            | peak of {(Vector512.IsHardwareAccelerated ? 512 : 256)}-bit ANDs in registers | {peak:0.00e0} |

            """);
    }

    private static (Circuit, BitRows) RandomCircuit()
    {
        Random random = new(1);
        CircuitBuilder builder = new([.. Enumerable.Range(0, 64).Select(i => new InputSignal(i / 4, i % 4))]);
        List<Literal> signals = [.. Enumerable.Range(0, 64).Select(CircuitBuilder.Input)];
        while (signals.Count < 64 + Gates)
        {
            Literal made = builder.And(Draw(), Draw());
            if (!signals.Contains(made) && !made.IsConstant)
            {
                signals.Add(made);
            }
        }
        // All are outputs, so that none is swept.
        Circuit circuit = builder.Build(signals);
        byte[][] codes = [.. Enumerable.Range(0, Rows).Select(_ => Enumerable.Range(0, 16).Select(_ => (byte)random.Next(16)).ToArray())];
        return (circuit, BitRows.Pack(codes, circuit.Inputs));

        Literal Draw() => signals[Math.Max(0, signals.Count - 1 - random.Next(200))] ^ (random.Next(2) == 1);
    }

    /// <summary>Row-ANDs a second that eight independent chains in registers make.</summary>
    private static double Peak()
    {
        const int Steps = 2_000_000;
        return Vector512.IsHardwareAccelerated
            ? 8.0 * 512 * Steps / Milliseconds(() => Use(Ands512(Steps)), 9) * 1e3
            : 8.0 * 256 * Steps / Milliseconds(() => Use(Ands256(Steps)), 9) * 1e3;
    }

    /// <summary>Keeps the compiler from leaving the ANDs out.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Use(ulong value) => _ = value;

    private static ulong Ands512(int steps)
    {
        Vector512<ulong> a = Vector512.Create(ulong.MaxValue), b = a, c = a, d = a, e = a, f = a, g = a, h = a, x = Vector512.Create((ulong)steps), y = ~x;
        for (int i = 0; i < steps; i++)
        {
            (a, b, c, d, e, f, g, h) = (b & x, c & y, d & x, e & y, f & x, g & y, h & x, a & y);
        }
        return (a | b | c | d | e | f | g | h)[0];
    }

    private static ulong Ands256(int steps)
    {
        Vector256<ulong> a = Vector256.Create(ulong.MaxValue), b = a, c = a, d = a, e = a, f = a, g = a, h = a, x = Vector256.Create((ulong)steps), y = ~x;
        for (int i = 0; i < steps; i++)
        {
            (a, b, c, d, e, f, g, h) = (b & x, c & y, d & x, e & y, f & x, g & y, h & x, a & y);
        }
        return (a | b | c | d | e | f | g | h)[0];
    }

    private static double Milliseconds(Action action, int repeats)
    {
        action();
        return Statistics.Median([.. Enumerable.Range(0, repeats).Select(_ =>
        {
            long start = Stopwatch.GetTimestamp();
            action();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        })]);
    }
}
