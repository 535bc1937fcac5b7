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

    /// <summary>Loss of the worst answer to a row of each block.</summary>
    private readonly int[] _blockWorst;

    private GateRows(int count, int inputs, int outputs, int blocks)
    {
        (Count, Inputs, Outputs, Blocks) = (count, inputs, outputs, blocks);
        InputPlanes = new AlignedArray<ulong>(Math.Max(1, inputs) * Words);
        LabelPlanes = new AlignedArray<ulong>(Math.Max(1, outputs) * Words);
        Valid = new AlignedArray<ulong>(Words);
        Dear = new AlignedArray<ulong>(Words);
        (BlockWeights, _blockWorst) = (new int[blocks], new int[blocks]);
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

    /// <summary>Loss of the worst answers: what 1.0 of error stands for.</summary>
    public long FullLoss { get; private set; }

    /// <summary>What all blocks weigh. Where a row has several blocks, no answer is wrong in all of them.</summary>
    internal long TotalWeight { get; private set; }

    /// <summary>Whether there are <see cref="Dear"/> rows.</summary>
    internal bool HasDear { get; private set; }

    /// <summary>Which bits stand for a row once more, for what one answer to it costs above the cheapest wrong one: wrong there is the answer of the
    /// planes of labels, and every other is right.</summary>
    internal AlignedArray<ulong> Dear { get; }

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
        // Rows that weigh differently do not share a block.
        Section[] sections = (weighting, costs) switch
        {
            (Weighting.Costs, { } matrix) => [.. Priced(members, matrix)],
            (Weighting.Classes, _) => [.. Balanced(members)],
            _ => [new Section([.. members.SelectMany(m => m)], 1, 1, null)],
        };
        int BlocksOf(Section section) => (section.Rows.Length + blockRows - 1) / blockRows;
        GateRows layout = new(bits.Rows, bits.Inputs.Length, Argmax.IndexBits(classes), sections.Sum(BlocksOf));
        int block = 0;
        foreach (Section section in sections)
        {
            layout.BlockWeights.AsSpan(block, BlocksOf(section)).Fill(section.Weight);
            layout._blockWorst.AsSpan(block, BlocksOf(section)).Fill(section.Worst);
            for (int i = 0; i < section.Rows.Length; i++)
            {
                int row = section.Rows[i];
                layout.Place(block * blockRows + i, bits, row, section.Answer ?? labels[row], section.Answer is not null);
            }
            layout.TotalWeight += (long)section.Weight * section.Rows.Length;
            layout.FullLoss += (long)section.Worst * section.Rows.Length;
            block += BlocksOf(section);
        }
        return layout;
    }

    /// <summary>The error, 0..1, that a loss stands for.</summary>
    public double Error(long loss) => (double)loss / FullLoss;

    /// <summary>A section of the rows of each class, which weigh the same together.</summary>
    private static IEnumerable<Section> Balanced(int[][] members)
    {
        // Many rows need a finer unit.
        long unit = Math.Min(MostLoss / members.Length, Math.Max(BalancedUnit, 16L * members.Max(m => m.Length)));
        return from rows in members
               where rows.Length > 0
               let weight = (int)Math.Max(1, unit / rows.Length)
               select new Section(rows, weight, weight, null);
    }

    /// <summary>Sections of the rows of each class: one in which a wrong answer costs what the cheapest does, and one for each answer that costs
    /// more, with the rest of its costs. As fine as <see cref="MostLoss"/> allows.</summary>
    private static IEnumerable<Section> Priced(int[][] members, CostMatrix costs)
    {
        int answers = 1 << Argmax.IndexBits(members.Length);
        double full = members.Select((m, label) =>
            m.Length * Enumerable.Range(0, answers).Sum(a => Math.Max(costs.Of(label, a), costs.Least(label)))).Sum();
        double scale = Math.Min(CostUnit, MostLoss / full);
        return members.SelectMany((rows, label) =>
        {
            int least = Weight(costs.Least(label));
            (int Answer, int Weight)[] dear = [.. Enumerable.Range(0, answers).Where(a => a != label)
                .Select(a => (a, Weight(costs.Of(label, a)) - least)).Where(a => a.Item2 > 0)];
            return dear.Select(a => new Section(rows, a.Weight, 0, a.Answer))
                .Prepend(new Section(rows, least, least + dear.Select(a => a.Weight).DefaultIfEmpty().Max(), null));
        }).Where(section => section.Rows.Length > 0);

        int Weight(double cost) => (int)Math.Max(1, Math.Round(scale * cost));
    }

    private void Place(int at, BitRows bits, int row, int label, bool isDear)
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
        Dear.Span[word] |= isDear ? bit : 0;
        HasDear |= isDear;
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
        ulong members = Valid.Span[word] & ~Dear.Span[word];
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
            weight += (double)_blockWorst[word / BlockWords] * BitOperations.PopCount(members & (plane is null ? ulong.MaxValue : plane[word]));
        }
        return weight * sample.Scale;
    }

    /// <summary>Rows that share blocks.</summary>
    /// <param name="Rows">Their numbers.</param>
    /// <param name="Weight">Loss of one that is wrong.</param>
    /// <param name="Worst">Loss of the worst answer to one in all its sections; 0 where another section has said it.</param>
    /// <param name="Answer">The answer that is wrong; null where all are but the right one.</param>
    private sealed record Section(int[] Rows, int Weight, int Worst, int? Answer);

    /// <summary>Rows of a class.</summary>
    /// <param name="Words">The words that have some of them, and which bits these are.</param>
    /// <param name="Scale">Rows of the class for each of them.</param>
    private sealed record Sample((int Word, ulong Members)[] Words, double Scale);
}
