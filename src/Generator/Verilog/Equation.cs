using System.Globalization;
using System.Text;

namespace PrintedMlp.Generator.Verilog;

/// <summary>The comment above a neuron: its equation, its range and what is approximate about it.</summary>
internal static class Equation
{
    /// <summary>The comment's lines, not yet broken to fit the page.</summary>
    public static IEnumerable<string> Lines(NeuronPlan plan)
    {
        if (plan.Sum is null)
        {
            yield return $"{plan.Value.Name} = {plan.Range.Low} for every input";
            yield break;
        }
        StringBuilder sum = new();
        foreach (TermPlan term in plan.Terms)
        {
            Append(sum, term.Summand.Weight < 0, Term(term));
        }
        if (plan.Neuron.Constant is not 0 and long constant)
        {
            Append(sum, constant < 0, Math.Abs(constant).ToString(CultureInfo.InvariantCulture));
        }
        yield return $"{plan.Value.Name} = {Activation(plan, sum.ToString())}, sum in {plan.SumRange}";
        string notes = string.Join(", ", Approximations(plan));
        if (notes.Length > 0)
        {
            yield return "approximate: " + notes;
        }
    }

    private static void Append(StringBuilder sum, bool negative, string term) =>
        sum.Append((sum.Length > 0, negative) switch { (true, true) => " - ", (true, false) => " + ", (false, true) => "-", _ => "" })
            .Append(term);

    private static string Term(TermPlan term)
    {
        bool masked = term.Shape.Mask != Literal.Ones(term.Source.Width);
        string source = masked ? $"({term.Source.Name} & {term.Shape.Mask})" : term.Source.Name;
        string product = term.Summand.Magnitude == 1 ? source : $"{term.Summand.Magnitude}*{source}";
        return term.Shape.DroppedBits == 0 ? product
            : $"({product} & ~{Literal.Ones(term.Shape.DroppedBits)})";
    }

    private static string Activation(NeuronPlan plan, string sum)
    {
        if (plan.Neuron.Activation is not { } relu)
        {
            return sum;
        }
        string shifted = relu.DroppedBits == 0 ? $"relu({sum})" : $"relu({sum}) >> {relu.DroppedBits}";
        return plan.SumRange.High >> relu.DroppedBits > relu.Ceiling
            ? $"min({shifted}, {relu.Ceiling})" : shifted;
    }

    private static IEnumerable<string> Approximations(NeuronPlan plan)
    {
        int masked = plan.Terms.Count(t => t.Shape.Mask != Literal.Ones(t.Source.Width));
        int truncated = plan.Terms.Count(t => t.Shape.DroppedBits > 0);
        int removed = plan.Neuron.Summands.Count(s => s.Mask == 0 && s.Weight != 0);
        return new[]
        {
            masked == 0 ? "" : $"masked summands: {masked}",
            truncated == 0 ? "" : $"products without low bits: {truncated}",
            removed == 0 ? "" : $"removed summands: {removed}",
            plan.Neuron.Constant == plan.Neuron.Bias ? "" : "subtraction by one's complement",
        }.Where(note => note.Length > 0);
    }
}
