using System.Diagnostics;
using System.Text;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Benchmarks;

/// <summary>Speed of the search over gates on one core, from the netlists of trained networks with powers of two.</summary>
internal static class GateSpeed
{
    private const int Moves = 3000;
    private const int Times = 3;
    private const double Seconds = 2;

    private static readonly GateAnnealingPlan Plan = new(20, 3, 0.3, 0.1, Moves);

    /// <summary>Writes <c>results/gate-speed.md</c>.</summary>
    public static int Run()
    {
        double peak = System.Runtime.Intrinsics.X86.Avx512BW.IsSupported ? CountPeak.Bits512(Seconds) : 0;
        StringBuilder text = new($"""
            # Speed of the search over gates

            One thread; {Moves} moves, fastest of {Times} times. A candidate is a function of signals priced with its exact change of right rows and of
            area: a constant, a signal, its complement, or one of ten functions of two. A count is one signal ANDed with the rows that care
            and counted; it prices two or ten candidates. Peak: {peak / 1e9:0} billion bits a second ANDed and counted with 512-bit vectors,
            everything in registers. Bits are those of all rows; blocks of 512 rows of which none cares are skipped, so the share of the
            peak can exceed what was done.

            | start | rows | gates | unit | moves/s | counts, million/s | candidates, million/s | bits, billion/s | of the peak |
            |---|---|---|---|---|---|---|---|---|

            """);
        foreach ((string name, int hidden, int copies) in new[] { ("Pendigits", 5, 0), ("Cardio", 3, 2) })
        {
            RunOptions usual = BenchmarkData.Published(BenchmarkData.All.Single(d => d.Name == name).Options), options = usual with
            {
                Training = usual.Training with { Hidden = [hidden], Restarts = 2 },
                Threads = 1,
            };
            RunData data = RunData.Of(BenchmarkData.All.Single(d => d.Name == name).Read(), options);
            GatePrices prices = new(options.Output.Technology.Value);
            (GateList start, Mlp network) = Start(data, options, prices);
            GateRows rows = GateRows.Of(Jitter.Extended(data.Training, copies, 0.15, new RandomStream(1)), MlpCircuit.Inputs(network));
            foreach (VectorUnit unit in Enum.GetValues<VectorUnit>().Where(unit => unit >= VectorUnits.Best))
            {
                text.Append(Row(name, start, rows, prices, unit, peak));
            }
        }
        ResultFile.Write("gate-speed.md", text.ToString());
        return 0;
    }

    private static (GateList Start, Mlp Network) Start(RunData data, RunOptions options, GatePrices prices)
    {
        Mapper mapper = new(prices.Library);
        Mlp network = AnnealingSpeed.Start(data, options, SearchRows.Of(data.Training), AreaModel.Of(mapper)).ToHardware();
        return (GateList.Of(mapper.Map(MlpCircuit.Build(network)))!, network);
    }

    private static string Row(string name, GateList start, GateRows rows, GatePrices prices, VectorUnit unit, double peak)
    {
        double best = double.PositiveInfinity;
        for (int time = 0; time < Times; time++)
        {
            GateNetwork network = new(rows.Inputs, rows.Outputs, start.Gates + 64, prices, InputPrices.Free(rows.Inputs));
            GateAnnealing annealing = new(GateSimulation.Create(rows, network, unit), prices);
            long begin = Stopwatch.GetTimestamp();
            annealing.Run(start, Plan, new RandomStream(1), new GateArchive(rows.FullLoss));
            best = Math.Min(best, Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }
        CountingSimulation counted = new(GateSimulation.Create(rows, new GateNetwork(rows.Inputs, rows.Outputs, start.Gates + 64, prices, InputPrices.Free(rows.Inputs)), unit));
        new GateAnnealing(counted, prices).Run(start, Plan, new RandomStream(1), new GateArchive(rows.FullLoss));
        (long sweeps, long candidates) = (counted.Sweeps, counted.Candidates);
        double bits = sweeps * (double)rows.Count / best;
        return $"| {name} | {rows.Count} | {start.Gates} | {unit} | {Moves / best:0} | {sweeps / best / 1e6:0.0} | {candidates / best / 1e6:0} | {bits / 1e9:0} | {bits / peak:0 %} |\n";
    }
}
