using System.Collections.Immutable;
using System.Numerics;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Numerics;
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

    /// <summary>Loss of a classifier that is always wrong, at most: sums of it are counted in 32 bits.</summary>
    private const int MostLoss = 1 << 30;

    /// <summary>Beyond so many blocks, so many words of each class, spread evenly, tell what an input says about the class.</summary>
    private const int BlocksAsked = 16, WordsAsked = 32;

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
        int[] weights = byClass ? Weights(members, weighting == Weighting.Costs ? costs : null) : [];
        for (int block = 0; block < layout.Blocks; block++)
        {
            layout.BlockWeights[block] = byClass ? weights[labels[order[block * blockRows]]] : 1;
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

    /// <summary>Weight of a row of each class: its cost, or the same for all classes together; as fine as <see cref="MostLoss"/> allows.</summary>
    private static int[] Weights(int[][] members, CostMatrix? costs)
    {
        if (costs is null)
        {
            // Many rows need a finer unit.
            long unit = Math.Min(MostLoss / members.Length, Math.Max(BalancedUnit, 16L * members.Max(m => m.Length)));
            return [.. members.Select(m => m.Length > 0 ? (int)Math.Max(1, unit / m.Length) : 0)];
        }
        double full = members.Select((m, label) => costs.Weight(label) * m.Length).Sum(), scale = Math.Min(CostUnit, MostLoss / full);
        return [.. members.Select((_, label) => (int)Math.Max(1, Math.Round(scale * costs.Weight(label))))];
    }

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
        Sample[] samples = [.. Enumerable.Range(0, 1 << Outputs).Select(Sampled)];
        double[] all = [.. samples.Select(sample => Weight(sample, null))];
        double impurity = Gini.Impurity(all);
        return [.. Enumerable.Range(0, Inputs).Select(input =>
        {
            ulong[] plane = InputPlanes.Span.Slice(input * Words, Words).ToArray();
            double[] ones = [.. samples.Select(sample => Weight(sample, plane))];
            double[] zeros = [.. all.Zip(ones, (a, one) => a - one)];
            return impurity > 0 ? Math.Max(0, 1 - (Gini.Impurity(ones) + Gini.Impurity(zeros)) / impurity) : 0;
        })];
    }

    /// <summary>Rows of a class, however rare it is, that stand for all of them.</summary>
    private Sample Sampled(int label)
    {
        (int Word, ulong Members)[] own = [.. Enumerable.Range(0, Words).Select(word => (word, Members(label, word))).Where(w => w.Item2 != 0)];
        (int Word, ulong Members)[] asked = Blocks <= BlocksAsked || own.Length <= WordsAsked ? own
            : [.. Enumerable.Range(0, WordsAsked).Select(i => own[(long)i * own.Length / WordsAsked])];
        return new Sample(asked, asked.Length == own.Length ? 1 : (double)Rows(own) / Rows(asked));

        static int Rows((int Word, ulong Members)[] words) => words.Sum(w => BitOperations.PopCount(w.Members));
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

    private double Weight(Sample sample, ulong[]? plane)
    {
        double weight = 0;
        foreach ((int word, ulong members) in sample.Words)
        {
            weight += (double)BlockWeights[word / BlockWords] * BitOperations.PopCount(members & (plane is null ? ulong.MaxValue : plane[word]));
        }
        return weight * sample.Scale;
    }

    /// <summary>Rows of a class.</summary>
    /// <param name="Words">The words that have some of them, and which bits these are.</param>
    /// <param name="Scale">Rows of the class for each of them.</param>
    private sealed record Sample((int Word, ulong Members)[] Words, double Scale);
}
