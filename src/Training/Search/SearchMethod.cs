namespace PrintedMlp.Training.Search;

/// <summary>How approximate networks are searched.</summary>
public enum SearchMethod
{
    /// <summary>Annealing of the members of a genetic population with one shared archive: the default.</summary>
    Memetic,

    /// <summary>NSGA-II over all genes, as published (DATE'24).</summary>
    Nsga2,

    /// <summary>NSGA-II over the masks of a quantised network, as published (ICCAD'23).</summary>
    Nsga2Masks,

    /// <summary>No search: the exact network only.</summary>
    None,
}
