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

    private readonly GatePricing _pricing = new(simulation, prices);

    /// <summary>Anneals.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="plan">Worth of rows, temperatures, number of moves.</param>
    /// <param name="random">Decides everything.</param>
    /// <param name="found">Gets every network on the way that is the smallest of its bin.</param>
    public void Run(GateList start, GateAnnealingPlan plan, RandomStream random, GateArchive found)
    {
        GateNetwork network = simulation.Network;
        network.Load(start);
        simulation.Reset();
        found.AddIfSmaller(network, simulation.Loss);
        double unit = (double)network.Price / simulation.Rows.FullLoss;
        long cap = (long)(plan.Cap * simulation.Rows.FullLoss);
        GeometricSchedule worth = new(plan.FirstWorth * unit, plan.LastWorth / plan.FirstWorth, Steps, plan.Moves);
        GeometricSchedule temperature = new(plan.FirstTemperature * prices.Unit, plan.LastTemperature / plan.FirstTemperature, Steps, plan.Moves);
        for (int i = 0; i < plan.Moves && network.Gates > 0; i++)
        {
            worth.Advance(i);
            temperature.Advance(i);
            if (Visited(plan, random) is > 0 and int gate && _pricing.Draw(gate, worth.Value, temperature.Value, cap, random) is { } move)
            {
                _pricing.Apply(move);
                found.AddIfSmaller(network, simulation.Loss);
            }
        }
    }

    /// <summary>A gate drawn at random, or one of its inputs; 0 where a gate died.</summary>
    private int Visited(GateAnnealingPlan plan, RandomStream random)
    {
        int gate = simulation.Network.Order[random.Next(simulation.Network.Order.Length)];
        return gate > 0 && plan.MovesInputs && random.Next(InputMoves) == 0 ? Input(gate, random) : gate;
    }

    /// <summary>An input that the gate reads at a pin drawn at random; the gate itself when that is none.</summary>
    private int Input(int gate, RandomStream random)
    {
        int signal = simulation.Network.Pin(gate, random.Next(2)) >> 1;
        return simulation.Network.IsInput(signal) ? signal : gate;
    }
}

/// <summary>How one round of annealing goes. Both the worth of rows and the temperature fall geometrically.</summary>
/// <param name="FirstWorth">What all rows together are worth at the beginning, in prices of the start.</param>
/// <param name="LastWorth">The same at the end.</param>
/// <param name="FirstTemperature">Mean of the noise at the beginning, in prices of the smallest gate.</param>
/// <param name="LastTemperature">The same at the end.</param>
/// <param name="Moves">Gates visited.</param>
/// <param name="MovesInputs">Whether all readers of an input may go to another one at once: a threshold that moves.</param>
/// <param name="Cap">Most error, 0..1, that one move may add: one move may not wipe out the network.</param>
internal sealed record GateAnnealingPlan(
    double FirstWorth, double LastWorth, double FirstTemperature, double LastTemperature, int Moves, bool MovesInputs = false, double Cap = 0.01)
{
    /// <summary>The same plan where prices are others.</summary>
    /// <param name="start">Price of the start as it was over what it is.</param>
    /// <param name="unit">The same of the smallest gate.</param>
    public GateAnnealingPlan On(double start, double unit) => this with
    {
        FirstWorth = FirstWorth * start,
        LastWorth = LastWorth * start,
        FirstTemperature = FirstTemperature * unit,
        LastTemperature = LastTemperature * unit,
    };
}
