using System.Collections.Immutable;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Shared;

/// <summary>Networks drawn at random, to check that every representation of a network computes the same: exact and
/// approximate ones, ordinary and degenerate ones (no summand, zero weights, one input, one neuron, one class, thirty
/// classes, constants, 60-bit sums). They classify nothing.</summary>
internal static class RandomMlp
{
    /// <summary>Draws a network.</summary>
    /// <param name="random">Decides everything.</param>
    public static Mlp Draw(RandomStream random)
    {
        while (true)
        {
            try
            {
                return Attempt(random);
            }
            catch (ArgumentException)
            {
                // Sums of more bits than a network may have: draw again.
            }
        }
    }

    private static Mlp Attempt(RandomStream random)
    {
        int inputs = random.Chance(0.1) ? 1 : 1 + random.Next(12);
        int bits = random.Chance(0.5) ? 4 : 1 + random.Next(8);
        int classes = random.Chance(0.1) ? 1 + random.Next(30) : random.Chance(0.3) ? 2 : 2 + random.Next(5);
        int[] hidden = [.. Enumerable.Range(0, random.Chance(0.7) ? 1 : random.Next(4)).Select(_ => random.Chance(0.15) ? 1 : 1 + random.Next(6))];
        Style style = Style.Draw(random);
        ImmutableArray<Layer>.Builder layers = ImmutableArray.CreateBuilder<Layer>();
        int sources = inputs;
        foreach (int size in hidden)
        {
            layers.Add(new Layer([.. Enumerable.Range(0, size).Select(_ => DrawNeuron(random, style, sources, isOutput: false))]));
            sources = size;
        }
        layers.Add(new Layer([.. Enumerable.Range(0, classes).Select(_ => DrawNeuron(random, style, sources, isOutput: true))]));
        return new Mlp(inputs, bits, layers.ToImmutable(), DrawArgmax(random, style, classes));
    }

    /// <summary>What a whole network is like.</summary>
    private sealed record Style(bool PowersOfTwo, bool Masks, bool Drops, bool Rectified, bool Approximate, int WeightBits, int BiasBits)
    {
        public static Style Draw(RandomStream random) => new(random.Chance(0.4), random.Chance(0.5), random.Chance(0.3), random.Chance(0.4),
            random.Chance(0.5), random.Chance(0.05) ? 24 : random.Next(9), random.Chance(0.05) ? 40 : random.Next(13));
    }

    private static Neuron DrawNeuron(RandomStream random, Style style, int sources, bool isOutput)
    {
        int summands = random.Chance(0.1) ? 0 : random.Chance(0.1) ? random.Next(2 * sources + 1) : sources;
        bool everySource = summands == sources;
        ImmutableArray<Summand> terms = [.. Enumerable.Range(0, summands)
            .Select(i => DrawSummand(random, style, everySource ? i : random.Next(sources)))];
        long bias = random.Chance(0.2) ? 0 : (long)(random.NextUInt64() & ((1UL << style.BiasBits) - 1)) * (random.Chance(0.5) ? -1 : 1);
        bool linear = isOutput && !(style.Rectified && random.Chance(0.9));
        return new Neuron(terms, bias, linear ? null : DrawActivation(random, style), style.Approximate && random.Chance(0.5));
    }

    private static QRelu DrawActivation(RandomStream random, Style style) =>
        !style.Approximate || random.Chance(0.2) ? QRelu.Exact : new QRelu(random.Next(6), random.Chance(0.2) ? 1 + random.Next(3) : 8);

    private static Summand DrawSummand(RandomStream random, Style style, int source)
    {
        int magnitude = style.PowersOfTwo ? 1 << random.Next(style.WeightBits + 1) : random.Next((1 << style.WeightBits) + 1);
        int weight = random.Chance(0.1) ? 0 : random.Chance(0.5) ? magnitude : -magnitude;
        long mask = style.Masks && random.Chance(0.7) ? (long)random.NextUInt64() : Summand.AllBits;
        return new Summand(source, weight, random.Chance(0.05) ? 0 : mask, style.Drops && random.Chance(0.5) ? random.Next(12) : 0);
    }

    private static Argmax DrawArgmax(RandomStream random, Style style, int classes)
    {
        if (random.Chance(0.5))
        {
            return Argmax.Exact(classes);
        }
        int[] players = [.. Enumerable.Range(0, classes)];
        random.Shuffle<int>(players);
        int playing = random.Chance(0.2) ? 1 + random.Next(classes) : classes;
        Argmax argmax = Argmax.Tournament(classes, players[..playing]);
        return argmax with { Matches = [.. argmax.Matches.Select(m => DrawMatch(random, style, m, classes))] };
    }

    private static Match DrawMatch(RandomStream random, Style style, Match match, int classes)
    {
        long mask = (style.Masks && random.Chance(0.6)) switch
        {
            true when random.Chance(0.1) => 0,
            true when random.Chance(0.5) => 1L << random.Next(16) | 1L << random.Next(16) | 1L << random.Next(8),
            true => (long)random.NextUInt64(),
            _ => Summand.AllBits,
        };
        // Now and then a player meets somebody out of order: an argmax need not be a tournament.
        return random.Chance(0.05) ? new Match(match.Left, random.Next(classes), mask) : match with { Mask = mask };
    }
}
