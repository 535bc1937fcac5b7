using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Techniques;

/// <summary>Who meets whom in the argmax (ICCAD'23, arXiv 2312.17612). Alone it changes nothing but which class wins a tie: the
/// one that stands first in the order. It decides what <see cref="ArgmaxBits"/> can hide, and the widths of the comparators.</summary>
internal static class ArgmaxPairing
{
    /// <summary>A balanced tournament of neighbours in the given order, every comparison seeing all bits.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="order">The classes that take part, each once; a class that is left out is never answered.</param>
    /// <exception cref="ArgumentException">A class is named twice or does not exist, or there is none.</exception>
    public static Mlp Apply(Mlp mlp, ImmutableArray<int> order)
    {
        if (order.IsDefaultOrEmpty || order.Distinct().Count() != order.Length || order.Any(c => c < 0 || c >= mlp.Classes))
        {
            throw new ArgumentException($"a pairing names some of the {mlp.Classes} classes, each once");
        }
        return Rewrite.With(mlp, Argmax.Tournament(mlp.Classes, order));
    }
}
