using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Techniques;

/// <summary>A class that is never answered: it leaves the argmax, and whoever would have met it goes on without a match. Exact
/// on every row that got another class, unless a masked comparison depended on the loser.</summary>
internal static class UnusedClass
{
    /// <summary>Switches a class off; its neuron stays in the model and costs nothing in the circuit.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="unused">Index of the class.</param>
    /// <exception cref="ArgumentException">No other class would be left.</exception>
    public static Mlp Apply(Mlp mlp, int unused)
    {
        Argmax argmax = mlp.Argmax;
        // Where each player of the old argmax is in the new one; null is nobody.
        List<int?> now = [.. Enumerable.Range(0, argmax.Classes).Select(c => c == unused ? null : (int?)c)];
        ImmutableArray<Match>.Builder matches = ImmutableArray.CreateBuilder<Match>();
        foreach (Match match in argmax.Matches)
        {
            int? left = now[match.Left], right = now[match.Right];
            if (left is { } l && right is { } r)
            {
                now.Add(argmax.Classes + matches.Count);
                matches.Add(match with { Left = l, Right = r });
            }
            else
            {
                now.Add(left ?? right);
            }
        }
        int winner = (argmax.Matches.IsEmpty ? now[argmax.OnlyClass] : now[^1])
            ?? throw new ArgumentException($"class {unused} is the only one that the argmax can answer");
        return Rewrite.With(mlp, winner < argmax.Classes
            ? new Argmax(argmax.Classes, [], winner)
            : argmax with { Matches = [.. matches.Take(winner - argmax.Classes + 1)] });
    }
}
