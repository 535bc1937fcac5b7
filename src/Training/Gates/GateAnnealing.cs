using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Numerics;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Gates;

/// <summary>Simulated annealing of one network of gates: visits a gate drawn at random and lets something else take its place,
/// trading area against rows that are classified right.</summary>
/// <param name="simulation">The network; for one thread.</param>
/// <param name="prices">The technology.</param>
internal sealed class GateAnnealing(GateSimulation simulation, GatePrices prices)
{
    /// <summary>Number of times that worth and temperature fall.</summary>
    private const int Steps = 256;

    /// <summary>One move of so many is one of an input.</summary>
    private const int InputMoves = 4;

    /// <summary>Prices moves; shows what was done.</summary>
    public GatePricing Pricing { get; } = new(simulation, prices);

    /// <summary>Told of every move after it was done; for tests.</summary>
    internal Action<GateMove>? Moved { get; set; }

    /// <summary>Anneals.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="plan">Worth of rows, temperatures, number of moves.</param>
    /// <param name="random">Decides everything.</param>
    /// <param name="found">Gets every network on the way that is the smallest of its level.</param>
    public void Run(GateList start, GateAnnealingPlan plan, RandomStream random, GateArchive found)
    {
        GateNetwork network = simulation.Network;
        network.Load(start);
        simulation.Reset();
        found.Offer(network, simulation.Loss);
        double unit = (double)network.Price / simulation.Rows.FullLoss;
        long cap = (long)(plan.Cap * simulation.Rows.FullLoss);
        double worth = plan.FirstWorth * unit, temperature = plan.FirstTemperature * prices.Unit;
        double worthStep = Elementary.Power(plan.LastWorth / plan.FirstWorth, 1.0 / Steps);
        double temperatureStep = Elementary.Power(plan.LastTemperature / plan.FirstTemperature, 1.0 / Steps);
        int step = Math.Max(1, plan.Moves / Steps);
        for (int i = 0; i < plan.Moves && network.Gates > 0; i++)
        {
            if (i % step == step - 1)
            {
                (worth, temperature) = (worth * worthStep, temperature * temperatureStep);
            }
            int gate = network.Order[random.Next(network.Order.Length)];
            gate = gate > 0 && plan.MovesInputs && random.Next(InputMoves) == 0 ? Input(gate, random) : gate;
            if (gate > 0 && Pricing.Draw(gate, worth, temperature, cap, random) is { } move)
            {
                Pricing.Apply(move);
                found.Offer(network, simulation.Loss);
                Moved?.Invoke(move);
            }
        }
    }

    /// <summary>An input that the gate reads at a pin drawn at random; the gate itself when that is none.</summary>
    private int Input(int gate, RandomStream random)
    {
        int signal = simulation.Network.Pin(gate, random.Next(2)) >> 1;
        return simulation.Network.IsInput(signal) ? signal : gate;
    }
}
