using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Tests.Training.Gates;

public class GateAnnealingTests
{
    private static readonly CodedRows Rows = DrawnGates.Rows(450);

    /// <summary>Of five classes, and of three index values that no class has.</summary>
    private static readonly CostMatrix Costs = new([[0, 1, 1, 1, 1], [1, 0, 10, 2, 1], [0.5, 0.5, 0, 0.5, 0.5], [3, 4, 5, 0, 6], [1, 1, 1, 7, 0]]);

    /// <summary>Moves on twelve netlists; two of them pay for their inputs, which move too, and for two the answers have costs.</summary>
    [Theory]
    [InlineData(1, VectorUnit.Bits512)]
    [InlineData(2, VectorUnit.Bits512)]
    [InlineData(3, VectorUnit.Bits256)]
    [InlineData(4, VectorUnit.Bits128)]
    [InlineData(5, VectorUnit.Scalar)]
    [InlineData(6, VectorUnit.Bits512, true)]
    [InlineData(7, VectorUnit.Bits512, true)]
    [InlineData(8, VectorUnit.Bits256, true)]
    [InlineData(9, VectorUnit.Scalar, false, true, true)]
    [InlineData(10, VectorUnit.Bits512, false, false, true)]
    [InlineData(11, VectorUnit.Bits512, false, true)]
    [InlineData(12, VectorUnit.Scalar, false, true)]
    public void After_every_move_error_and_area_are_what_was_predicted(ulong seed, VectorUnit unit, bool isCntTft = false, bool readsLevels = false, bool hasCosts = false)
    {
        Checked run = new(seed, isCntTft ? DrawnGates.CntTft : DrawnGates.Egfet, unit, readsLevels, hasCosts: hasCosts);
        while (run.Moves < 10_000)
        {
            run.Round();
        }
        Assert.Null(run.FirstWrong);
    }

    [Fact]
    public void A_fault_in_the_pricing_is_found()
    {
        Checked run = new(1, DrawnGates.Egfet, VectorUnits.Best, isFaulty: true);
        for (int round = 0; round < 20 && run.FirstWrong is null; round++)
        {
            run.Round();
        }
        Assert.StartsWith("predicted", run.FirstWrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(VectorUnit.Bits256)]
    [InlineData(VectorUnit.Bits128)]
    [InlineData(VectorUnit.Scalar)]
    public void The_vector_unit_changes_nothing(VectorUnit unit) =>
        Assert.Equal(Found(VectorUnit.Bits512, DrawnGates.Egfet), Found(unit, DrawnGates.Egfet));

    [Fact]
    public void Another_technology_makes_other_circuits()
    {
        // A NOR costs 1.6 NANDs in EGFET, and the same as a NAND in CNT-TFT.
        double egfet = NorShare(DrawnGates.Egfet), cntTft = NorShare(DrawnGates.CntTft);
        Assert.True(egfet < cntTft, $"{egfet} of the gates are NORs in EGFET, {cntTft} in CNT-TFT");

        static double NorShare(GatePrices prices)
        {
            Mlp mlp = new(DrawnGates.Features, 4, [new Layer([.. Enumerable.Range(0, DrawnGates.Classes).Select(c =>
                new Neuron([.. Enumerable.Range(0, DrawnGates.Features).Select(f => new Summand(f, (3 * c + 5 * f) % 7 - 3))], c))])],
                Argmax.Exact(DrawnGates.Classes));
            CodedRows rows = Rows with { Labels = [.. Rows.Codes.Select(codes => mlp.Classify(codes))] };
            return Run(VectorUnits.Best, prices, start: GateList.Of(MlpCircuit.Build(mlp), prices.Universal), coded: rows)
                .Front.SelectMany(e => e.Gates.Kinds).Average(kind => kind == GateKind.Nor ? 1.0 : 0);
        }
    }

    [Fact]
    public void Gates_that_read_priced_inputs_find_their_way_to_free_ones()
    {
        // Feature 0 decides class 4, and costs as much as 20 gates.
        InputPrices dear = new([.. new long[20]], [.. DrawnGates.Inputs.Select(i => i.Feature)], [20 * DrawnGates.Egfet.Unit, 0, 0, 0, 0]);
        static bool ReadsFirst(GateEntry entry) => entry.Gates.Pins.Concat(entry.Gates.Outputs).Any(l => l.Node is >= 1 and <= 4);
        GateEntry[] free = [.. Run(VectorUnits.Best, DrawnGates.Egfet).Front], paid = [.. Run(VectorUnits.Best, DrawnGates.Egfet, dear).Front];
        Assert.True((double)paid.Count(ReadsFirst) / paid.Length < (double)free.Count(ReadsFirst) / free.Length);
        Assert.All(paid.Where(ReadsFirst), entry => Assert.Equal(
            entry.Price - 20 * DrawnGates.Egfet.Unit, (long)Math.Round(DrawnGates.Egfet.NetlistOf(entry.Gates, DrawnGates.Inputs).AreaCm2 * 1e11)));
    }

    private static string Found(VectorUnit unit, GatePrices prices) => string.Join('\n', Run(unit, prices).Entries
        .Select(e => $"{e.Loss} {e.Price} {string.Join(' ', e.Gates.Kinds)} {string.Join(' ', e.Gates.Pins)} {string.Join(' ', e.Gates.Outputs)}"));

    private static GateArchive Run(
        VectorUnit unit, GatePrices prices, InputPrices? inputPrices = null, GateList? start = null, CodedRows? coded = null)
    {
        GateRows rows = GateRows.Of(coded ?? Rows, DrawnGates.Inputs);
        RandomStream random = new(3);
        start ??= DrawnGates.Draw(120, random);
        GateNetwork network = new(rows.Inputs, rows.Outputs, start.Gates + 80, prices, inputPrices ?? InputPrices.Free(rows.Inputs));
        GateArchive found = new(rows.FullLoss);
        new GateAnnealing(GateSimulation.Create(rows, network, unit), prices)
            .Run(start, new GateAnnealingPlan(400, 1, 0.3, 0.02, 5000), random, found);
        return found;
    }

    /// <summary>Rounds of annealing in which every move is held against an independent evaluation of the whole netlist.</summary>
    private sealed class Checked
    {
        private readonly RandomStream _random;
        private readonly GateSimulation _simulation;
        private readonly GatePricing _pricing;
        private readonly GatePrices _prices;
        private readonly bool _readsLevels;
        private readonly ImmutableArray<InputSignal> _inputs;
        private readonly InputPrices _inputPrices;
        private readonly BitRows _packed;
        private readonly CostMatrix? _costs;
        private long _loss;

        public Checked(ulong seed, GatePrices prices, VectorUnit unit, bool readsLevels = false, bool isFaulty = false, bool hasCosts = false)
        {
            (_random, _prices, _readsLevels) = (new RandomStream(seed), prices, readsLevels);
            // As many levels as there are bits, so that the drawn netlists fit.
            _inputs = readsLevels ? [.. DrawnGates.Inputs.Select(i => InputSignal.Level(i.Feature, 3 + 3 * i.Bit))] : DrawnGates.Inputs;
            _inputPrices = readsLevels ? new([.. _inputs.Select((_, i) => 1000L * (i + 1))], [.. _inputs.Select(i => i.Feature)], [.. Enumerable.Repeat(50_000_000L, DrawnGates.Features)])
                : InputPrices.Free(_inputs.Length);
            _packed = BitRows.Pack(Rows.Codes, _inputs);
            _costs = hasCosts ? Costs : null;
            GateRows rows = GateRows.Of(Rows with { Costs = _costs }, _inputs, hasCosts ? Weighting.Costs : Weighting.Rows);
            _simulation = GateSimulation.Create(rows, new GateNetwork(rows.Inputs, rows.Outputs, 120, prices, _inputPrices), unit);
            _pricing = new GatePricing(isFaulty ? new FaultySimulation(_simulation) : _simulation, prices);
        }

        public int Moves { get; private set; }

        public string? FirstWrong { get; private set; }

        public void Round()
        {
            GateList start = DrawnGates.Draw(60, _random);
            _loss = Loss(start);
            GateNetwork network = _simulation.Network;
            network.Load(start);
            _simulation.Reset();
            double worth = (double)network.Price / Rows.Count, temperature = 0.3 * _prices.Unit;
            for (int i = 0; i < 2000 && network.Gates > 0; i++)
            {
                int gate = network.Order[_random.Next(network.Order.Length)];
                int signal = gate > 0 && _readsLevels && _random.Next(4) == 0 ? network.Pin(gate, _random.Next(2)) >> 1 : gate;
                if ((signal == gate || network.IsInput(signal)) && signal > 0 && _pricing.Draw(signal, 10 * worth, temperature, Rows.Count / 100, _random) is { } move)
                {
                    _pricing.Apply(move);
                    Check(move);
                }
                worth *= 0.9985;
            }
        }

        private void Check(GateMove move)
        {
            Moves++;
            _loss -= move.Change;
            GateList now = _simulation.Network.ToList();
            int wrong = Loss(now);
            FirstWrong ??= _loss != wrong || _simulation.Loss != wrong ? $"predicted {_loss}, kept {_simulation.Loss}, simulated {wrong} after {move}"
                : DrawnGates.Price(now, _prices) + OfInputs(now) != _simulation.Network.Price ? $"price {_simulation.Network.Price} after {move}" : null;
        }

        /// <summary>Wrong rows, or sixteen for every unit of their cost.</summary>
        private int Loss(GateList gates) => _costs is null ? DrawnGates.Wrong(gates, _packed, Rows.Labels)
            : (int)(16 * DrawnGates.Answers(gates, _packed).Zip(Rows.Labels).Sum(p => _costs.Of(p.Second, p.First)));

        private long OfInputs(GateList gates)
        {
            int[] read = [.. gates.Pins.Concat(gates.Outputs).Where(l => !l.IsConstant && l.Node <= gates.Inputs).Select(l => l.Node - 1).Distinct()];
            return read.Sum(input => _inputPrices.Signals[input])
                + read.Select(input => _inputPrices.GroupOf[input]).Distinct().Sum(group => _inputPrices.Groups[group]);
        }
    }
}
