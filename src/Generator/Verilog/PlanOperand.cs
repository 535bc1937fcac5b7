using System.Collections.Immutable;
using System.Numerics;

namespace PrintedMlp.Generator.Verilog;

/// <summary>A part of an operand.</summary>
/// <param name="Kind"><c>term</c>, <c>complement</c> (the term with the bits of <paramref name="Value"/> inverted) or <c>constant</c>.</param>
/// <param name="Net">The term; null for a constant.</param>
/// <param name="Value">The constant, or the bits to invert.</param>
internal sealed record PlanPart(string Kind, Net? Net, long Value);

/// <summary>What a sum adds: parts that share no column, joined by OR. A synthesis tool builds an adder for every operand, with cells
/// from its lowest column to the highest of the sum; so a sum has few. A subtracted term is added with its bits inverted,
/// <c>-t = (t ^ m) - m</c> with the bits <c>m</c> that it can have; and what this leaves is one constant with the bias, whose ones take
/// columns that are free. Measured with Yosys and ABC on searched networks of Pendigits of 0.4 to 3 cm2: 8 % less area than from sums
/// of the terms less another sum.</summary>
/// <param name="Parts">At least one.</param>
internal sealed record PlanOperand(ImmutableArray<PlanPart> Parts)
{
    /// <summary>The operands of a neuron's sum, modulo 2^width.</summary>
    public static ImmutableArray<PlanOperand> Of(NeuronPlan plan)
    {
        int width = plan.SumRange.Width;
        long constant = plan.Neuron.Constant;
        List<Packed> operands = [];
        // By lowest column: then first fit needs as few operands as there are terms in the fullest column, when terms have no gaps.
        foreach (TermPlan term in plan.Terms.OrderBy(t => BitOperations.TrailingZeroCount(t.Columns)))
        {
            Packed? free = operands.Find(o => (o.Columns & term.Columns) == 0);
            if (free is null)
            {
                operands.Add(free = new Packed());
            }
            bool subtracted = term.Summand.Weight < 0;
            free.Add(new PlanPart(subtracted ? "complement" : "term", term.Net, subtracted ? term.Columns : 0), term.Columns);
            constant -= subtracted ? term.Columns : 0;
        }
        AddConstant(operands, constant & TwosComplement.Ones(width));
        return [.. operands.Select(o => new PlanOperand([.. o.Parts]))];
    }

    private static void AddConstant(List<Packed> operands, long constant)
    {
        if (constant != 0)
        {
            operands.Add(new Packed());
        }
        foreach (Packed operand in operands)
        {
            long ones = constant & ~operand.Columns;
            if (ones != 0)
            {
                operand.Add(new PlanPart("constant", null, ones), ones);
                constant &= ~ones;
            }
        }
        operands.RemoveAll(o => o.Columns == 0);
    }

    private sealed class Packed
    {
        public List<PlanPart> Parts { get; } = [];

        /// <summary>Columns of the sum in which a part can have a one.</summary>
        public long Columns { get; private set; }

        public void Add(PlanPart part, long columns)
        {
            Parts.Add(part);
            Columns |= columns;
        }
    }
}
