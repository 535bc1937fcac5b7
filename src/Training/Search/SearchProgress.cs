namespace PrintedMlp.Training.Search;

/// <summary>How far a search is.</summary>
/// <param name="Hidden">Hidden neurons of the networks.</param>
/// <param name="Batch">Batches done.</param>
/// <param name="Batches">Batches in all.</param>
/// <param name="Evaluations">Networks looked at so far by this process, about.</param>
/// <param name="ArchiveSize">Networks in the archive.</param>
/// <param name="BestAreaCm2">Smallest estimated area whose training error is within the allowed loss, infinite when there is
/// none.</param>
public sealed record SearchProgress(int Hidden, int Batch, int Batches, long Evaluations, int ArchiveSize, double BestAreaCm2);
