using System.Numerics;
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
        rows.Inputs.CopyTo(values, 2);
        for (int i = 0; i < netlist.Instances.Length; i++)
        {
            ulong[] result = values[netlist.OutputOf(i)] = new ulong[rows.Words];
            Instance instance = netlist.Instances[i];
            for (int state = 0; state < 1 << instance.Pins.Length; state++)
            {
                if (instance.Cell.Evaluate(state))
                {
                    OrState(result, values, instance, state);
                }
            }
        }
        return values;
    }

    /// <summary>The class index that the netlist gives for every row.</summary>
    public static int[] Classify(Netlist netlist, BitRows rows)
    {
        ulong[][] signals = Signals(netlist, rows);
        return rows.Unpack([.. netlist.Outputs.Select(output => signals[output])]);
    }

    /// <summary>Static power in mW: for each cell the mean of its power over the input states that the rows put it in
    /// (EGFET and CNT-TFT burn power by state, see the technology's source).</summary>
    public static double StaticPowerMw(Netlist netlist, BitRows rows)
    {
        ulong[][] signals = Signals(netlist, rows);
        double sumNw = 0;
        ulong[] inState = new ulong[rows.Words];
        foreach (Instance instance in netlist.Instances)
        {
            for (int state = 0; state < 1 << instance.Pins.Length; state++)
            {
                Array.Clear(inState);
                OrState(inState, signals, instance, state);
                long count = 0;
                for (int word = 0; word < inState.Length; word++)
                {
                    count += BitOperations.PopCount(inState[word] & rows.ValidBits(word));
                }
                sumNw += count * instance.Cell.StaticPowerNw[state];
            }
        }
        return sumNw / rows.Rows * 1e-6;
    }

    /// <summary>Static power of each instance in mW, which <see cref="StaticPowerMw"/> is the sum of.</summary>
    public static double[] StaticPowersMw(Netlist netlist, BitRows rows)
    {
        ulong[][] signals = Signals(netlist, rows);
        ulong[] inState = new ulong[rows.Words];
        return [.. netlist.Instances.Select(instance => Enumerable.Range(0, 1 << instance.Pins.Length)
            .Sum(state => Rows(state, instance) * instance.Cell.StaticPowerNw[state]) / rows.Rows * 1e-6)];

        long Rows(int state, Instance instance)
        {
            Array.Clear(inState);
            OrState(inState, signals, instance, state);
            return inState.Select((word, i) => (long)BitOperations.PopCount(word & rows.ValidBits(i))).Sum();
        }
    }

    /// <summary>The output of one instance on 64 rows, from the value of every signal on them.</summary>
    internal static ulong Output(Instance instance, ulong[] values)
    {
        ulong result = 0;
        for (int state = 0; state < 1 << instance.Pins.Length; state++)
        {
            ulong match = instance.Cell.Evaluate(state) ? ulong.MaxValue : 0;
            for (int pin = 0; pin < instance.Pins.Length; pin++)
            {
                ulong value = values[instance.Pins[pin]];
                match &= (state >> pin & 1) == 1 ? value : ~value;
            }
            result |= match;
        }
        return result;
    }

    /// <summary>Sets the bits of the rows on which the instance's inputs spell <paramref name="state"/>.</summary>
    private static void OrState(ulong[] result, ulong[][] values, Instance instance, int state)
    {
        for (int word = 0; word < result.Length; word++)
        {
            ulong match = ulong.MaxValue;
            for (int pin = 0; pin < instance.Pins.Length; pin++)
            {
                ulong value = values[instance.Pins[pin]][word];
                match &= (state >> pin & 1) == 1 ? value : ~value;
            }
            result[word] |= match;
        }
    }
}
