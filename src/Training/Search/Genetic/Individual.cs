using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Genetic;

/// <summary>A member of a genetic population.</summary>
/// <param name="shape">Size of its genome.</param>
internal sealed class Individual(GenomeShape shape)
{
    /// <summary>Its genes.</summary>
    public Genome Genome { get; } = new(shape);

    /// <summary>Its loss on training rows; see <see cref="SearchRows.Weights"/>.</summary>
    public long Loss { get; set; }

    /// <summary>Its estimated area in cm2, infinite when a sum is too large.</summary>
    public double AreaCm2 { get; set; }

    /// <summary>How far its loss is above what is allowed; 0 when it is allowed.</summary>
    public long Violation { get; set; }

    /// <summary>Number of its front: 0 for the non-dominated ones.</summary>
    public int Rank { get; set; }

    /// <summary>Crowding distance within its front.</summary>
    public double Crowding { get; set; }

    /// <summary>True when this one wins a tournament: the better front, and within a front the lonelier one.</summary>
    public bool Beats(Individual other) => Rank != other.Rank ? Rank < other.Rank : Crowding > other.Crowding;
}
