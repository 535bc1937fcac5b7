using System.Numerics;

namespace PrintedMlp.Generator.Verilog;

/// <summary>A neuron's sum as few additions. A synthesis tool builds an adder for every operand, with cells from its lowest
/// column to the highest of the sum. So terms that share no column become one operand; a subtracted term is added with
/// its bits inverted, <c>-t = (t ^ m) - m</c> with the bits <c>m</c> that it can have; and what this leaves is one constant with
/// the bias, whose ones take columns that are free. Measured with Yosys and ABC on searched networks of Pendigits of
/// 0.4 to 3 cm2: 8 % less area than from sums of the terms less another sum.</summary>
internal static class PackedSum
{
    /// <summary>The expression of <paramref name="plan"/>'s sum, modulo 2^width.</summary>
    public static string Text(NeuronPlan plan)
    {
        int width = plan.SumRange.Width;
        long constant = plan.Neuron.Constant;
        List<Operand> operands = [];
        // By lowest column: then first fit needs as few operands as there are terms in the fullest column, when terms have no gaps.
        foreach (TermPlan term in plan.Terms.OrderBy(t => BitOperations.TrailingZeroCount(t.Columns)))
        {
            Operand? free = operands.Find(o => (o.Columns & term.Columns) == 0);
            if (free is null)
            {
                operands.Add(free = new Operand());
            }
            if (term.Summand.Weight < 0)
            {
                free.Add($"({term.Net.Name} ^ {Literal.Of(width, term.Columns)})", term.Columns);
                constant -= term.Columns;
            }
            else
            {
                free.Add(term.Net.Name, term.Columns);
            }
        }
        AddConstant(operands, width, constant & Literal.Ones(width));
        return string.Join(" + ", operands);
    }

    private static void AddConstant(List<Operand> operands, int width, long constant)
    {
        if (constant != 0)
        {
            operands.Add(new Operand());
        }
        foreach (Operand operand in operands)
        {
            long ones = constant & ~operand.Columns;
            if (ones != 0)
            {
                operand.Add(Literal.Of(width, ones), ones);
                constant &= ~ones;
            }
        }
        operands.RemoveAll(o => o.Columns == 0);
    }

    /// <summary>Parts that share no column, joined by OR.</summary>
    private sealed class Operand
    {
        private readonly List<string> _parts = [];

        /// <summary>Columns of the sum in which a part can have a one.</summary>
        public long Columns { get; private set; }

        public void Add(string part, long columns)
        {
            _parts.Add(part);
            Columns |= columns;
        }

        public override string ToString() => _parts.Count == 1 ? _parts[0] : $"({string.Join(" | ", _parts)})";
    }
}
