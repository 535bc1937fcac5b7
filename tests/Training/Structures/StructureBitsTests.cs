using System.Collections.Immutable;
using System.Numerics;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Structures;

namespace PrintedMlp.Tests.Training.Structures;

public class StructureBitsTests
{
    private const int Inputs = 12, Rows = 800;

    public static TheoryData<string, Func<int, bool>> Structures => new()
    {
        { "parity of some", word => BitOperations.PopCount((uint)word & 0b101101000111) % 2 == 1 },
        { "complement of a parity", word => BitOperations.PopCount((uint)word & 0b110) % 2 == 0 },
        { "bit of the number of ones", word => (BitOperations.PopCount((uint)word) >> 2 & 1) == 1 },
        { "a word larger than the other", word => (word & 63) > word >> 6 },
        { "carry of a sum", word => (word & 63) + (word >> 6) > 63 },
        { "bit of a sum", word => ((word & 63) + (word >> 6) & 32) != 0 },
        { "carry of words that take turns", word => Turns(word, 0) + Turns(word, 1) > 63 },
        { "exclusive or of two", word => ((word >> 3 ^ word >> 9) & 1) == 1 },
    };

    [Theory]
    [MemberData(nameof(Structures))]
    public void What_a_tree_finds_late_is_one_of_the_bits(string name, Func<int, bool> label)
    {
        (CodedRows rows, bool[] expected) = Drawn(label);
        Circuit circuit = StructureBits.Of(rows);
        ulong[][] nodes = CircuitSimulation.Nodes(circuit, BitRows.Pack(rows.Codes, circuit.Inputs));
        Assert.True(circuit.Outputs.Any(o => IsLabelOrComplement(nodes[o.Node], expected)), name);
    }

    [Fact]
    public void Labels_that_are_no_parity_have_none()
    {
        (CodedRows rows, bool[] expected) = Drawn(word => (word & 3) == 3);
        BitRows bits = BitRows.Pack(rows.Codes, [.. Enumerable.Range(0, Inputs).Select(f => new InputSignal(f, 0))]);
        Assert.Null(LinearParity.Of(bits.Inputs, BitRows.Of(Rows, 1, (row, _) => expected[row]).Inputs[0], Rows));
    }

    /// <summary>Every other bit of a word.</summary>
    private static int Turns(int word, int from) => Enumerable.Range(0, 6).Sum(i => (word >> 2 * i + from & 1) << i);

    private static (CodedRows Rows, bool[] Labels) Drawn(Func<int, bool> label)
    {
        RandomStream random = new(3);
        int[] words = [.. Enumerable.Range(0, Rows).Select(_ => random.Next(1 << Inputs))];
        ImmutableArray<byte[]> codes = [.. words.Select(word => Enumerable.Range(0, Inputs).Select(i => (byte)(word >> i & 1)).ToArray())];
        bool[] labels = [.. words.Select(label)];
        return (new CodedRows(codes, [.. labels.Select(l => l ? 1 : 0)], 1, 2), labels);
    }

    private static bool IsLabelOrComplement(ulong[] words, bool[] labels)
    {
        int equal = labels.Where((label, row) => (words[row >> 6] >> (row & 63) & 1) == 1 == label).Count();
        return equal is 0 or Rows;
    }
}
