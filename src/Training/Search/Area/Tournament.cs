using PrintedMlp.Approx.Numerics;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Area;

/// <summary>The area of the tournament that finds the largest output: a comparison a match, multiplexers for the winner's value
/// and for the bits of its index that are not the same on both sides.</summary>
internal static class Tournament
{
    /// <summary>Area in cm2.</summary>
    /// <param name="genome">Says which classes can be the answer, more than one.</param>
    /// <param name="words">The value of each output.</param>
    /// <param name="model">Area of the parts.</param>
    public static double Area(Genome genome, ReadOnlySpan<OutputWord> words, AreaModel model)
    {
        Span<OutputWord> players = stackalloc OutputWord[words.Length];
        Span<(uint Known, uint Value)> index = stackalloc (uint, uint)[words.Length];
        int count = 0, indexBits = BitLength.Of((uint)Math.Max(1, words.Length - 1));
        for (int output = 0; output < words.Length; output++)
        {
            if (genome.Enabled[output])
            {
                index[count] = (uint.MaxValue, (uint)output);
                players[count++] = words[output];
            }
        }
        double area = 0;
        while (count > 1)
        {
            AddRound(players[..count], index, indexBits, model, ref area);
            count = (count + 1) / 2;
        }
        return area;
    }

    /// <summary>Neighbours meet; the winners take the first places, and who has no neighbour goes on.</summary>
    private static void AddRound(
        Span<OutputWord> players, Span<(uint Known, uint Value)> index, int indexBits, AreaModel model, ref double area)
    {
        int winners = 0;
        for (int i = 0; i + 1 < players.Length; i += 2)
        {
            OutputWord left = players[i], right = players[i + 1];
            OutputWord winner = OutputWord.Union(left, right);
            area += left.CompareArea(right, model) + (players.Length > 2 ? left.ChooseArea(right, winner, model) : 0);
            for (int bit = 0; bit < indexBits; bit++)
            {
                bool l = (index[i].Known >> bit & 1) == 1, r = (index[i + 1].Known >> bit & 1) == 1;
                area += l && r ? 0 : l || r ? model[CircuitPart.MultiplexerConstant] : model[CircuitPart.Multiplexer];
            }
            uint same = ~(index[i].Value ^ index[i + 1].Value) & index[i].Known & index[i + 1].Known;
            index[winners] = (same, index[i].Value & same);
            players[winners++] = winner;
        }
        if (players.Length % 2 == 1)
        {
            (players[winners], index[winners]) = (players[^1], index[players.Length - 1]);
        }
    }
}
