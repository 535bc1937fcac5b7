using System.Runtime.CompilerServices;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>The quantised rectifier of a hidden neuron in every lane.</summary>
/// <param name="genome">The neuron's genome.</param>
/// <param name="neuron">The neuron.</param>
internal readonly struct Rectifier<TLanes>(Genome genome, int neuron)
    where TLanes : struct, ILanes<TLanes>
{
    private readonly int _dropped = genome.Dropped[neuron];
    private readonly TLanes _ceiling = TLanes.Broadcast(genome.Ceiling(neuron));

    /// <summary>The values of sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Of(TLanes sums) => TLanes.Min(TLanes.Max(sums, TLanes.Broadcast(0)).ShiftRight(_dropped), _ceiling);

    /// <summary>The values of four vectors of sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FourVectors<TLanes> Of(FourVectors<TLanes> sums) => new(Of(sums.A), Of(sums.B), Of(sums.C), Of(sums.D));
}
