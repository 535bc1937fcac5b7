using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Designs;

/// <summary>What it costs to answer one class where another is right.</summary>
/// <param name="Classes">The right class, <c>&gt;</c>, and the class that is answered. A class may have a <c>&gt;</c> of its own.</param>
/// <param name="Cost">The cost, where an answer that nothing is said of costs 1.</param>
internal sealed record ErrorCost(string Classes, double Cost)
{
    private const double Most = 1000;

    /// <summary>Reads <c>LABEL>ANSWER=COST</c>.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static ErrorCost Parse(string text)
    {
        int equals = text.LastIndexOf('=');
        return equals > 2 && text[1..(equals - 1)].Contains('>', StringComparison.Ordinal)
            && Number.TryParse(text[(equals + 1)..].Trim(), out double cost) && cost is >= 0 and <= Most
            ? new ErrorCost(text[..equals].Trim(), cost)
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
            (int label, int answer) = cost.Pair(classes);
            costs[label][answer] = label != answer ? cost.Cost
                : throw new UserException($"--cost {Printable.Short(cost.ToString())}: the right answer costs nothing. Name two classes.");
        }
        return new CostMatrix([.. costs.Select(row => row.ToImmutableArray())]);
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => $"{Classes}={Cost}";

    /// <summary>The two classes: the text is divided where both sides are classes.</summary>
    private (int Label, int Answer) Pair(ImmutableArray<string> classes)
    {
        (string Label, string Answer)[] pairs = [.. Enumerable.Range(1, Classes.Length - 1).Where(at => Classes[at] == '>')
            .Select(at => (Classes[..at].Trim(), Classes[(at + 1)..].Trim()))];
        foreach ((string label, string answer) in pairs)
        {
            if (classes.IndexOf(label) is var right and >= 0 && classes.IndexOf(answer) is var wrong and >= 0)
            {
                return (right, wrong);
            }
        }
        string unknown = classes.Contains(pairs[0].Label) ? pairs[0].Answer : pairs[0].Label;
        throw new UserException($"--cost {Printable.Short(unknown)}: there is no such class. "
            + $"Expected one of: {Printable.Short(string.Join(", ", classes), 400)}");
    }
}
