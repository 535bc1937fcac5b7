using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search;

/// <summary>What a search for networks is about.</summary>
/// <param name="Training">Rows to fit.</param>
/// <param name="Validation">Rows that choose among float networks; the search itself never sees them.</param>
/// <param name="Hidden">Hidden neurons.</param>
/// <param name="Reference">The exact network: losses are counted from its error.</param>
/// <param name="Options">How to search.</param>
/// <param name="Mapper">Prices circuits, to calibrate the area model.</param>
/// <param name="Random">Decides everything; is not moved.</param>
public sealed record SearchTask(CodedRows Training, CodedRows Validation, int Hidden, Mlp Reference, SearchOptions Options,
    Mapper Mapper, RandomStream Random)
{
    /// <summary>The float network to start from, of one hidden layer of this size; null to train some.</summary>
    public FloatMlp? Pretrained { get; init; }

    /// <summary>Size of the networks.</summary>
    public GenomeShape Shape => new(Training.Codes[0].Length, Training.Bits, Hidden, Training.Classes);
}

/// <summary>Where a search for networks stands: what the next batch needs and nothing else.</summary>
/// <param name="Done">Batches that are done.</param>
/// <param name="Model">The area model.</param>
/// <param name="Entries">Loss and genome of each archive entry.</param>
/// <param name="Population">The population; empty for searches without one.</param>
public sealed record SearchState(int Done, AreaModel Model, IReadOnlyList<(long Loss, Genome Genome)> Entries, IReadOnlyList<Genome> Population);
