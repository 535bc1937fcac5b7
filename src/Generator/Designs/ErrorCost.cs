using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Designs;

/// <summary>What it costs to answer one class where another is right.</summary>
/// <param name="Label">The right class.</param>
/// <param name="Answer">The class that is answered.</param>
/// <param name="Cost">The cost, where an answer that nothing is said of costs 1.</param>
internal sealed record ErrorCost(string Label, string Answer, double Cost)
{
    private const double Most = 1000;

    /// <summary>Reads <c>LABEL>ANSWER=COST</c>.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static ErrorCost Parse(string text)
    {
        int equals = text.LastIndexOf('='), arrow = text.IndexOf('>', StringComparison.Ordinal);
        return arrow > 0 && equals > arrow + 1 && Number.TryParse(text[(equals + 1)..].Trim(), out double cost) && cost is >= 0 and <= Most
            ? new ErrorCost(text[..arrow].Trim(), text[(arrow + 1)..equals].Trim(), cost)
            : throw new FormatException($"--cost {Printable.Short(text)}: expected RIGHT>ANSWERED=COST with a cost from 0 to {Most}, "
                + "for example pathologic>normal=10, or a file with one of these in each line");
    }

    /// <summary>The matrix of some classes; null when nothing is said.</summary>
    /// <exception cref="UserException">A label is no class.</exception>
    public static CostMatrix? Matrix(ImmutableArray<string> classes, ImmutableArray<ErrorCost> given)
    {
        if (given.IsEmpty)
        {
            return null;
        }
        double[][] costs = [.. classes.Select((_, label) => classes.Select((_, answer) => label == answer ? 0.0 : 1).ToArray())];
        foreach (ErrorCost cost in given)
        {
            costs[Index(cost.Label)][Index(cost.Answer)] = cost.Label != cost.Answer ? cost.Cost
                : throw new UserException($"--cost {Printable.Short(cost.ToString())}: the right answer costs nothing. Name two classes.");
        }
        return new CostMatrix([.. costs.Select(row => row.ToImmutableArray())]);

        int Index(string label) => classes.IndexOf(label) is var at and >= 0 ? at
            : throw new UserException($"--cost {Printable.Short(label)}: there is no such class. "
                + $"Expected one of: {Printable.Short(string.Join(", ", classes), 400)}");
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => $"{Label}>{Answer}={Cost}";
}
