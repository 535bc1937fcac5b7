using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Technologies;

/// <summary>Bit-parallel evaluation of a netlist over many rows: what it answers, and what power it burns.</summary>
public static class NetlistSimulation
{
    /// <summary>The value of every signal on every row.</summary>
    /// <returns>One array of words a signal, in the netlist's numbering. Bits past the last row are not defined.</returns>
    public static ulong[][] Signals(Netlist netlist, BitRows rows)
    {
        ulong[][] values = new ulong[netlist.Signals][];
        values[Netlist.Zero] = new ulong[rows.Words];
        values[Netlist.One] = Enumerable.Repeat(ulong.MaxValue, rows.Words).ToArray();
        rows.Inputs.CopyTo(values, Netlist.InputOf(0));
        for (int i = 0; i < netlist.Instances.Length; i++)
        {
            Instance instance = netlist.Instances[i];
            CellWords.EvaluateByState(instance.Cell, Pins(instance, values), values[netlist.OutputOf(i)] = new ulong[rows.Words]);
        }
        return values;
    }

    /// <summary>The class index that the netlist gives for every row.</summary>
    public static int[] Classify(Netlist netlist, BitRows rows)
    {
        ArgumentNullException.ThrowIfNull(netlist);
        ArgumentNullException.ThrowIfNull(rows);
        return [.. rows.Parts().SelectMany(part =>
        {
            ulong[][] signals = Signals(netlist, part);
            return part.Unpack([.. netlist.Outputs.Select(output => signals[output])]);
        })];
    }

    /// <summary>Static power in mW: for each cell the mean of its power over the input states that the rows put it in
    /// (EGFET and CNT-TFT burn power by state, see the technology's source).</summary>
    public static double StaticPowerMw(Netlist netlist, BitRows rows)
    {
        double sumNw = 0;
        foreach (BitRows part in rows.Parts())
        {
            ulong[][] signals = Signals(netlist, part);
            foreach (double powerNw in netlist.Instances.SelectMany(instance => PowersNw(instance, signals, part)))
            {
                sumNw += powerNw;
            }
        }
        return sumNw / rows.Rows * 1e-6;
    }

    /// <summary>Static power of each instance in mW, which <see cref="StaticPowerMw"/> is the sum of.</summary>
    public static double[] StaticPowersMw(Netlist netlist, BitRows rows)
    {
        double[] sums = new double[netlist.Instances.Length];
        foreach (BitRows part in rows.Parts())
        {
            ulong[][] signals = Signals(netlist, part);
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += PowersNw(netlist.Instances[i], signals, part).Sum();
            }
        }
        return Array.ConvertAll(sums, sum => sum / rows.Rows * 1e-6);
    }

    /// <summary>The output of one instance on 64 rows, from the value of every signal on them.</summary>
    internal static ulong Output(Instance instance, ulong[] values)
    {
        Span<ulong> pins = stackalloc ulong[Cell.MaxInputs];
        for (int pin = 0; pin < instance.Pins.Length; pin++)
        {
            pins[pin] = values[instance.Pins[pin]];
        }
        return CellWords.Evaluate(instance.Cell, pins[..instance.Pins.Length]);
    }

    /// <summary>Static power of an instance in nW in each of its states, times the rows that put it there.</summary>
    private static IEnumerable<double> PowersNw(Instance instance, ulong[][] signals, BitRows rows)
    {
        ulong[][] pins = Pins(instance, signals);
        ulong[] inState = new ulong[rows.Words];
        for (int state = 0; state < 1 << pins.Length; state++)
        {
            Array.Clear(inState);
            CellWords.AddState(pins, state, inState);
            yield return rows.Count(inState) * instance.Cell.StaticPowerNw[state];
        }
    }

    private static ulong[][] Pins(Instance instance, ulong[][] values)
    {
        ulong[][] pins = new ulong[instance.Pins.Length][];
        for (int pin = 0; pin < pins.Length; pin++)
        {
            pins[pin] = values[instance.Pins[pin]];
        }
        return pins;
    }
}
