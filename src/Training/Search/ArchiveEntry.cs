using PrintedMlp.Training.Search.Evaluation;

namespace PrintedMlp.Training.Search;

/// <summary>A genome that the archive keeps.</summary>
/// <param name="Genome">The genome; the archive goes on changing it, so copy what shall stay.</param>
/// <param name="Loss">Its loss on training rows; see <see cref="SearchRows.Weights"/>.</param>
/// <param name="AreaCm2">Its estimated area.</param>
public sealed record ArchiveEntry(Genome Genome, long Loss, double AreaCm2);
