using System.Collections.Immutable;
using System.Numerics;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Gates;

/// <summary>Labelled rows turned on their side: one vector of bits for each input and for each bit of the class index. Rows of
/// a class stand together, since a change of a gate often matters to few classes: blocks that do not matter are skipped.</summary>
public sealed class GateRows
{
    /// <summary>Words of a block: 512 rows.</summary>
    public const int BlockWords = 8;

    /// <summary>A class weighs this, divided among its rows, when classes weigh the same.</summary>
    private const int BalancedUnit = 1 << 20;

    /// <summary>What a cost of 1 weighs.</summary>
    private const double CostUnit = 16;

    /// <summary>Blocks, spread evenly, that tell what an input says about the class.</summary>
    private const int BlocksAsked = 16;

    private readonly Lazy<double[]> _information;

    private GateRows(int count, int inputs, int outputs, int blocks)
    {
        (Count, Inputs, Outputs, Blocks) = (count, inputs, outputs, blocks);
        InputPlanes = new AlignedArray<ulong>(Math.Max(1, inputs) * Words);
        LabelPlanes = new AlignedArray<ulong>(Math.Max(1, outputs) * Words);
        Valid = new AlignedArray<ulong>(Words);
        BlockWeights = new int[blocks];
        _information = new Lazy<double[]>(Informations);
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Number of inputs.</summary>
    public int Inputs { get; }

    /// <summary>Bits of the class index.</summary>
    public int Outputs { get; }

    /// <summary>Blocks of 512 rows, those that only fill up included.</summary>
    public int Blocks { get; }

    /// <summary>Words of a vector.</summary>
    public int Words => Blocks * BlockWords;

    /// <summary>Loss of a classifier that is always wrong: what 1.0 of error stands for.</summary>
    public long FullLoss { get; private set; }

    /// <summary>Loss of a wrong row of each block.</summary>
    internal int[] BlockWeights { get; }

    internal AlignedArray<ulong> InputPlanes { get; }

    internal AlignedArray<ulong> LabelPlanes { get; }

    /// <summary>Which bits stand for a row.</summary>
    internal AlignedArray<ulong> Valid { get; }

    /// <summary>What each input says about the class: the share of the Gini impurity that a split by it takes away, 0..1.</summary>
    internal double[] Information => _information.Value;

    /// <summary>Lays out coded rows.</summary>
    /// <param name="rows">At least one.</param>
    /// <param name="inputs">What the inputs are.</param>
    /// <param name="weighting">What weighs the same.</param>
    public static GateRows Of(CodedRows rows, ImmutableArray<InputSignal> inputs, Weighting weighting = Weighting.Rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Of(BitRows.Pack(rows.Codes, inputs), rows.Labels, rows.Classes, weighting, rows.Costs);
    }

    /// <summary>Lays out rows whose inputs can be anything.</summary>
    /// <param name="bits">The inputs, at least one row.</param>
    /// <param name="labels">Class of each row.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="weighting">What weighs the same.</param>
    /// <param name="costs">What wrong answers cost.</param>
    public static GateRows Of(
        BitRows bits, IReadOnlyList<int> labels, int classes, Weighting weighting = Weighting.Rows, CostMatrix? costs = null)
    {
        ArgumentNullException.ThrowIfNull(bits);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfZero(bits.Rows);
        int[][] members = [.. Enumerable.Range(0, classes).Select(c => Enumerable.Range(0, bits.Rows).Where(row => labels[row] == c).ToArray())];
        const int blockRows = 64 * BlockWords;
        bool byClass = weighting == Weighting.Classes || (weighting == Weighting.Costs && costs is not null);
        // Rows that weigh differently do not share a block.
        int[] order = [.. byClass ? members.SelectMany(m => Filled(m, blockRows)) : Filled([.. members.SelectMany(m => m)], blockRows)];
        GateRows layout = new(bits.Rows, bits.Inputs.Length, Argmax.IndexBits(classes), order.Length / blockRows);
        for (int block = 0; block < layout.Blocks; block++)
        {
            int label = labels[order[block * blockRows]];
            layout.BlockWeights[block] = !byClass ? 1
                : weighting == Weighting.Classes ? BalancedUnit / members[label].Length
                : (int)Math.Max(1, Math.Round(CostUnit * costs!.Worst(label)));
        }
        for (int at = 0; at < order.Length; at++)
        {
            if (order[at] >= 0)
            {
                layout.Place(at, bits, order[at], labels[order[at]]);
            }
        }
        return layout;
    }

    /// <summary>The error, 0..1, that a loss stands for.</summary>
    public double Error(long loss) => (double)loss / FullLoss;

    private static IEnumerable<int> Filled(int[] rows, int unit) =>
        rows.Concat(Enumerable.Repeat(-1, (unit - rows.Length % unit) % unit));

    private void Place(int at, BitRows bits, int row, int label)
    {
        (int word, ulong bit) = (at >> 6, 1UL << (at & 63));
        for (int input = 0; input < Inputs; input++)
        {
            InputPlanes.Span[input * Words + word] |= (bits.Inputs[input][row >> 6] >> (row & 63) & 1) * bit;
        }
        for (int output = 0; output < Outputs; output++)
        {
            LabelPlanes.Span[output * Words + word] |= (ulong)(label >> output & 1) * bit;
        }
        Valid.Span[word] |= bit;
        FullLoss += BlockWeights[word / BlockWords];
    }

    private double[] Informations()
    {
        int every = (Blocks + BlocksAsked - 1) / BlocksAsked;
        int[] words = [.. Enumerable.Range(0, Words).Where(word => word / BlockWords % every == 0)];
        ulong[][] members = [.. Enumerable.Range(0, 1 << Outputs).Select(label => words.Select(word => Members(label, word)).ToArray())];
        double[] all = [.. members.Select(own => Weight(own, words, null))];
        double impurity = Impurity(all);
        return [.. Enumerable.Range(0, Inputs).Select(input =>
        {
            ulong[] plane = InputPlanes.Span.Slice(input * Words, Words).ToArray();
            double[] ones = [.. members.Select(own => Weight(own, words, plane))];
            return impurity > 0 ? Math.Max(0, 1 - (Impurity(ones) + Impurity([.. all.Zip(ones, (a, one) => a - one)])) / impurity) : 0;
        })];
    }

    private ulong Members(int label, int word)
    {
        ulong members = Valid.Span[word];
        for (int output = 0; output < Outputs; output++)
        {
            ulong plane = LabelPlanes.Span[output * Words + word];
            members &= (label >> output & 1) == 1 ? plane : ~plane;
        }
        return members;
    }

    private double Weight(ulong[] members, int[] words, ulong[]? plane)
    {
        double weight = 0;
        for (int i = 0; i < words.Length; i++)
        {
            weight += BlockWeights[words[i] / BlockWords] * BitOperations.PopCount(members[i] & (plane is null ? ulong.MaxValue : plane[words[i]]));
        }
        return weight;
    }

    private static double Impurity(double[] weights)
    {
        double sum = weights.Sum();
        return sum > 0 ? sum - weights.Sum(w => w * w) / sum : 0;
    }
}
