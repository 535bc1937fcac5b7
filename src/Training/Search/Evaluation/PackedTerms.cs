using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>The terms of the neurons of a layer, neuron after neuron, without those whose masks are all zero.</summary>
/// <param name="neurons">Most neurons.</param>
/// <param name="sources">Sources of the layer.</param>
/// <param name="perLane">Sources of a lane, 2 or 4.</param>
/// <param name="lanesBytes">Bytes between the lanes of one tuple of sources and those of the next.</param>
internal sealed class PackedTerms(int neurons, int sources, int perLane, int lanesBytes)
{
    private readonly PackedTerm[] _terms = new PackedTerm[neurons * ((sources + perLane - 1) / perLane)];
    private readonly int[] _ends = new int[neurons + 1];
    private readonly bool[] _reads = new bool[sources];
    private int _neurons;
    private int _count;

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        (_neurons, _count) = (0, 0);
        Array.Clear(_reads);
    }

    /// <summary>True when any neuron reads a source.</summary>
    public bool Reads(int source) => _reads[source];

    /// <summary>The terms of a neuron.</summary>
    public ReadOnlySpan<PackedTerm> Of(int neuron) => _terms.AsSpan(_ends[neuron], _ends[neuron + 1] - _ends[neuron]);

    /// <summary>The next neuron reads nothing.</summary>
    public void AddNothing() => _ends[++_neurons] = _count;

    /// <summary>Adds the next neuron.</summary>
    /// <param name="genome">Its genome.</param>
    /// <param name="connection">Its first connection.</param>
    public void Add(Genome genome, int connection)
    {
        for (int first = 0; first < sources; first += perLane)
        {
            int masks = 0, weights = 0;
            for (int source = first; source < Math.Min(first + perLane, sources); source++)
            {
                int mask = genome.Masks[connection + source], shift = 8 * (source - first);
                _reads[source] |= mask != 0;
                masks |= mask << shift;
                weights |= (genome.Weight(connection + source) & 0xFF) << shift;
            }
            if (masks != 0)
            {
                int repeat = perLane == 2 ? 0x10001 : 1;
                _terms[_count++] = new PackedTerm(first / perLane * lanesBytes, masks * repeat, weights * repeat);
            }
        }
        _ends[++_neurons] = _count;
    }
}

/// <summary>What a neuron reads of one lane of sources.</summary>
/// <param name="Offset">Where the lane's sources begin, in bytes.</param>
/// <param name="Masks">A mask a byte; repeated when a lane holds two.</param>
/// <param name="Weights">A signed weight a byte; repeated when a lane holds two.</param>
internal readonly record struct PackedTerm(int Offset, int Masks, int Weights);
