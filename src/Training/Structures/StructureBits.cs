using System.Collections.Immutable;
using System.Numerics;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Numerics;

namespace PrintedMlp.Training.Structures;

/// <summary>Bits that a tree, which asks one input after the other, finds late or never: exclusive ors of two inputs and of many, how
/// many inputs are 1, and which of two words is larger, or whether their sum carries. A tree that may ask them too sees what inputs
/// have in common.</summary>
public static class StructureBits
{
    /// <summary>Inputs of the widest table that is looked at: the exclusive ors grow with the square.</summary>
    public const int MostInputs = 256;

    /// <summary>Exclusive ors of two, and comparisons of words, that say most about the class.</summary>
    private const int Most = 16;

    /// <summary>A circuit of such bits.</summary>
    /// <param name="rows">Rows of codes of one bit.</param>
    /// <returns>Inputs are the features in their order; each output is a bit.</returns>
    public static Circuit Of(CodedRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int features = rows.Codes[0].Length;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(features, MostInputs);
        ImmutableArray<InputSignal> inputs = [.. Enumerable.Range(0, features).Select(feature => new InputSignal(feature, 0))];
        BitRows bits = BitRows.Pack(rows.Codes, inputs);
        ulong[][] classes = [.. Enumerable.Range(0, rows.Classes).Select(c => Members(rows, c))];
        CircuitBuilder builder = new(inputs);
        Literal[] own = [.. Enumerable.Range(0, features).Select(CircuitBuilder.Input)];
        Literal[] some = [.. Parities(builder, bits, classes), .. Count(builder, own)];
        Literal[] words = [.. Words(builder, own)];
        Circuit compared = builder.Build(words);
        ulong[][] nodes = CircuitSimulation.Nodes(compared, bits);
        IEnumerable<Literal> best = words.Zip(compared.Outputs).OrderByDescending(p => Gain(nodes[p.Second.Node], classes)).Take(Most)
            .Select(p => p.First);
        IEnumerable<Literal> pairs = Pairs(bits, classes).Select(pair => builder.Xor(own[pair.First], own[pair.Second]));
        return builder.Build([.. some.Concat(best).Concat(pairs).Where(l => !l.IsConstant).DistinctBy(l => l.Node)]);
    }

    /// <summary>The exclusive or that a bit of the class index is.</summary>
    private static IEnumerable<Literal> Parities(CircuitBuilder builder, BitRows bits, ulong[][] classes)
    {
        for (int output = 0; classes.Length > 1 << output; output++)
        {
            ulong[] label = new ulong[bits.Words];
            foreach (ulong[] members in classes.Where((_, c) => (c >> output & 1) == 1))
            {
                for (int word = 0; word < label.Length; word++)
                {
                    label[word] |= members[word];
                }
            }
            if (LinearParity.Of(bits.Inputs, label, bits.Rows) is { } inputs)
            {
                yield return inputs.Select(CircuitBuilder.Input).Aggregate(Literal.False, builder.Xor);
            }
        }
    }

    /// <summary>The number of inputs that are 1, lowest bit first.</summary>
    private static IEnumerable<Literal> Count(CircuitBuilder builder, Literal[] inputs)
    {
        Queue<Literal> column = new(inputs), carries = new();
        while (column.Count > 0)
        {
            while (column.Count > 1)
            {
                Literal a = column.Dequeue(), b = column.Dequeue(), c = column.TryDequeue(out Literal third) ? third : Literal.False;
                (Literal sum, Literal carry) = Adders.Full(builder, a, b, c);
                column.Enqueue(sum);
                carries.Enqueue(carry);
            }
            yield return column.Dequeue();
            (column, carries) = (carries, column);
        }
    }

    /// <summary>Two words, one in each half of the inputs or taking turns, lowest or highest bit first: which is larger, whether their sum
    /// carries, and the bits at the top of the sum.</summary>
    private static IEnumerable<Literal> Words(CircuitBuilder builder, Literal[] inputs)
    {
        int width = inputs.Length / 2;
        (Literal A, Literal B)[] halves = [.. Enumerable.Range(0, width).Select(i => (inputs[i], inputs[width + i]))];
        (Literal A, Literal B)[] turns = [.. Enumerable.Range(0, width).Select(i => (inputs[2 * i], inputs[2 * i + 1]))];
        foreach ((Literal A, Literal B)[] pairs in new[] { halves, [.. halves.Reverse()], turns, [.. turns.Reverse()] })
        {
            yield return Comparator.GreaterOrEqual(builder, pairs);
            yield return Comparator.GreaterOrEqual(builder, pairs.Select(p => (p.B, p.A)));
            Literal carry = Literal.False;
            foreach ((Literal a, Literal b) in pairs)
            {
                (Literal sum, carry) = Adders.Full(builder, a, b, carry);
                yield return sum;
            }
            yield return carry;
        }
    }

    /// <summary>Pairs of inputs whose exclusive or says most about the class.</summary>
    private static IEnumerable<(int First, int Second)> Pairs(BitRows bits, ulong[][] classes)
    {
        ulong[] both = new ulong[bits.Words];
        List<(double Gain, int First, int Second)> found = [];
        for (int first = 0; first < bits.Inputs.Length; first++)
        {
            for (int second = first + 1; second < bits.Inputs.Length; second++)
            {
                for (int word = 0; word < both.Length; word++)
                {
                    both[word] = bits.Inputs[first][word] ^ bits.Inputs[second][word];
                }
                found.Add((Gain(both, classes), first, second));
            }
        }
        return found.OrderByDescending(f => f.Gain).ThenBy(f => f.First).ThenBy(f => f.Second).Take(Most).Select(f => (f.First, f.Second));
    }

    /// <summary>Gini impurity times rows that a split by a bit takes away, up to a constant.</summary>
    private static double Gain(ulong[] bit, ulong[][] classes)
    {
        double[] ones = new double[classes.Length], zeros = new double[classes.Length];
        for (int c = 0; c < classes.Length; c++)
        {
            (int all, int one) = (0, 0);
            for (int word = 0; word < bit.Length; word++)
            {
                all += BitOperations.PopCount(classes[c][word]);
                one += BitOperations.PopCount(classes[c][word] & bit[word]);
            }
            (ones[c], zeros[c]) = (one, all - one);
        }
        return Gini.Purity(ones) + Gini.Purity(zeros);
    }

    private static ulong[] Members(CodedRows rows, int label)
    {
        ulong[] members = new ulong[BitRows.WordsFor(rows.Count)];
        for (int row = 0; row < rows.Count; row++)
        {
            members[row >> 6] |= (rows.Labels[row] == label ? 1UL : 0) << (row & 63);
        }
        return members;
    }
}
