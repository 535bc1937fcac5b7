using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Technologies;

/// <summary>The resistors of a stage, in Ohm.</summary>
/// <param name="PullUp">From the supply to the output.</param>
/// <param name="On">A transistor whose gate has the full supply.</param>
/// <param name="Off">A transistor that is off.</param>
public readonly record struct StageResistors(double PullUp, double On, double Off);

/// <summary>The static circuit of a technology of n-type transistors and pull-up resistors, from the static power of its inverter, NAND2 and NOR2 by
/// input state: a supply V and a power P mean a resistance V^2 / P.</summary>
/// <param name="SupplyV">Supply in V.</param>
/// <param name="Parallel">Of stages without transistors in series.</param>
/// <param name="Series">Of the others.</param>
public sealed record PullUpLogic(double SupplyV, StageResistors Parallel, StageResistors Series)
{
    /// <summary>Published threshold of the EGFET transistors in V.</summary>
    public const double ThresholdV = 0.17;

    /// <summary>The conductance of a transistor that is on grows with (gate voltage - threshold) to this power: from the static power at supplies
    /// of 0.6 to 2.0 V. Between threshold and supply that is a model; of the cells of two stages, where a gate reads a level of the other, it gives
    /// the static power within 0.3 %.</summary>
    public const double DriveExponent = 1.82;

    /// <summary>A cell's static power may differ by this part of its largest.</summary>
    private const double Tolerance = 0.05;

    /// <summary>The circuit of a technology.</summary>
    /// <exception cref="UserException">Its static power is not that of such a circuit; the message says where.</exception>
    public static PullUpLogic Of(CellLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        double Ohm(Cell cell, int state) => 1e9 * library.VoltageV * library.VoltageV / cell.StaticPowerNw[state];
        if (library.Smallest(1, 0b01) is not { } inverter || library.Smallest(2, 0b0111) is not { } nand
            || library.Smallest(2, 0b0001) is not { } nor)
        {
            throw Not(library, "it lacks an inverter, a NAND2 or a NOR2");
        }
        double one = Ohm(inverter, 1), stack = Ohm(nand, 3), single = Ohm(nor, 1), both = Ohm(nor, 3), pullUp = 2 * both - single;
        double off = Ohm(inverter, 0) - pullUp;
        PullUpLogic logic = new(library.VoltageV, new(pullUp, 2 * (single - both), off), new(2 * one - stack, stack - one, off));
        if (new[] { logic.Parallel, logic.Series }.Any(r => !(r.PullUp > 0) || !(r.On > 0) || !(r.Off > r.PullUp) || !double.IsFinite(r.Off)))
        {
            throw Not(library, "no resistors give what its inverter, NAND2 and NOR2 take");
        }
        foreach (Cell cell in library.Cells.Where(c => !CellStages.Of(c).IsEmpty))
        {
            for (int state = 0; state < 1 << cell.Inputs.Length; state++)
            {
                double power = logic.PowerNw(cell, state);
                if (Math.Abs(power - cell.StaticPowerNw[state]) > Tolerance * cell.StaticPowerNw.Max())
                {
                    throw Not(library, $"{cell.Name} in state {state} takes {cell.StaticPowerNw[state]:0.#} nW, such a circuit {power:0.#}");
                }
            }
        }
        return logic;
    }

    /// <summary>The resistors of a stage.</summary>
    public StageResistors Of(PullUpStage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.IsSeries ? Series : Parallel;
    }

    /// <summary>Static power in mW of a netlist on each row, every transistor either on or off: what its circuit takes, which the cells' own figures
    /// may differ from within the tolerance of <see cref="Of(CellLibrary)"/>.</summary>
    /// <param name="netlist">A netlist of the technology.</param>
    /// <param name="rows">Its inputs.</param>
    public double[] StaticPowersMw(Netlist netlist, BitRows rows)
    {
        ArgumentNullException.ThrowIfNull(netlist);
        ArgumentNullException.ThrowIfNull(rows);
        ulong[][] signals = NetlistSimulation.Signals(netlist, rows);
        Dictionary<Cell, double[]> powers = netlist.Instances.Select(i => i.Cell).Distinct()
            .ToDictionary(cell => cell, cell => Enumerable.Range(0, cell.StaticPowerNw.Length).Select(state => PowerNw(cell, state)).ToArray());
        double Power(Instance instance, int row) => powers[instance.Cell][
            instance.Pins.Select((signal, pin) => (int)(signals[signal][row / 64] >> (row % 64) & 1) << pin).Sum()];
        return [.. Enumerable.Range(0, rows.Rows).Select(row => 1e-6 * netlist.Instances.Sum(instance => Power(instance, row)))];
    }

    /// <summary>Static power in nW of a cell in a state, every transistor either on or off.</summary>
    internal double PowerNw(Cell cell, int state)
    {
        List<bool> values = [.. Enumerable.Range(0, cell.Inputs.Length).Select(pin => (state >> pin & 1) == 1)];
        double power = 0;
        foreach (PullUpStage stage in CellStages.Of(cell))
        {
            StageResistors resistors = Of(stage);
            double conductance = stage.Paths.Sum(path => 1 / path.Sum(gate => values[gate] ? resistors.On : resistors.Off));
            values.Add(!stage.Paths.Any(path => path.All(gate => values[gate])));
            power += 1e9 * SupplyV * SupplyV / (resistors.PullUp + 1 / conductance);
        }
        return power;
    }

    private static UserException Not(CellLibrary library, string why) =>
        new($"{library.Name} is not made of pull-up resistors and n-type transistors: {why}. "
            + "There is no circuit of its transistors: leave out --spice and --spread, or take an EGFET technology.");
}
