using System.Collections.Immutable;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Training.Numerics;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Generator.Designs;

/// <summary>The transistors of a netlist on one printed sheet: pull-up resistors and thresholds of its own. Gates draw no current, so levels follow
/// one stage after the other.</summary>
internal sealed class TransistorSheet
{
    /// <summary>A resistor or a threshold is never less than this part of what it should be, however wide the spread.</summary>
    private const double LeastPart = 0.05;

    private readonly Netlist _netlist;
    private readonly PullUpLogic _logic;
    private readonly ImmutableArray<PullUpStage>[] _stages;
    private readonly double[] _pullUps, _thresholds;
    private readonly int _mostStages;

    /// <summary>Prints a sheet.</summary>
    /// <param name="netlist">The netlist.</param>
    /// <param name="logic">Its technology's resistors.</param>
    /// <param name="spread">Standard deviation of each pull-up resistor and of each threshold, as a part of its value.</param>
    /// <param name="random">Decides everything; is moved.</param>
    public TransistorSheet(Netlist netlist, PullUpLogic logic, double spread, RandomStream random)
    {
        (_netlist, _logic) = (netlist, logic);
        Dictionary<Cell, ImmutableArray<PullUpStage>> known = [];
        _stages = [.. netlist.Instances.Select(i => known.TryGetValue(i.Cell, out var stages) ? stages : known[i.Cell] = CellStages.Of(i.Cell))];
        _mostStages = _stages.Select(s => s.Length).DefaultIfEmpty(0).Max();
        double[] Parts(int count) => [.. Enumerable.Range(0, count).Select(_ => Math.Max(LeastPart, 1 + spread * random.NextNormal()))];
        _pullUps = Parts(_stages.Sum(s => s.Length));
        _thresholds = Parts(_stages.Sum(s => s.Sum(stage => stage.Transistors)));
    }

    /// <summary>The class index and the supply's power in mW for ideal levels at the inputs.</summary>
    /// <param name="isHigh">Whether an input is at the supply, by its number.</param>
    public (int Class, double PowerMw) Answer(Func<int, bool> isHigh)
    {
        double supply = _logic.SupplyV, watts = 0;
        double[] level = new double[_netlist.Signals];
        level[Netlist.One] = supply;
        for (int input = 0; input < _netlist.Inputs.Length; input++)
        {
            level[Netlist.InputOf(input)] = isHigh(input) ? supply : 0;
        }
        int pullUp = 0, transistor = 0;
        double[] inner = new double[_mostStages];
        for (int i = 0; i < _stages.Length; i++)
        {
            ImmutableArray<int> pins = _netlist.Instances[i].Pins;
            double output = _netlist.Instances[i].Cell.Evaluate(0) ? supply : 0;
            for (int stage = 0; stage < _stages[i].Length; stage++)
            {
                StageResistors resistors = _logic.Of(_stages[i][stage]);
                double conductance = 0;
                foreach (ImmutableArray<int> path in _stages[i][stage].Paths)
                {
                    double resistance = 0;
                    foreach (int gate in path)
                    {
                        double volts = gate < pins.Length ? level[pins[gate]] : inner[gate - pins.Length];
                        resistance += 1 / Conductance(resistors, volts, PullUpLogic.ThresholdV * _thresholds[transistor++]);
                    }
                    conductance += 1 / resistance;
                }
                double current = supply / (resistors.PullUp * _pullUps[pullUp++] + 1 / conductance);
                output = inner[stage] = current / conductance;
                watts += supply * current;
            }
            level[_netlist.OutputOf(i)] = output;
        }
        return (_netlist.Outputs.Select((signal, bit) => level[signal] > supply / 2 ? 1 << bit : 0).Sum(), 1e3 * watts);
    }

    /// <summary>The power law of the drive, which gives a transistor of the usual threshold its usual conductance at the supply.</summary>
    private double Conductance(StageResistors resistors, double gate, double threshold)
    {
        double drive = gate <= threshold ? 0 : (gate - threshold) / (_logic.SupplyV - PullUpLogic.ThresholdV);
        return 1 / resistors.Off + (1 / resistors.On - 1 / resistors.Off) * Elementary.Power(drive, PullUpLogic.DriveExponent);
    }
}
