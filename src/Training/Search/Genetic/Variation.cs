namespace PrintedMlp.Training.Search.Genetic;

/// <summary>How children of a genetic population come about.</summary>
public enum Variation
{
    /// <summary>Uniform crossover and redrawing of every gene (DATE'24).</summary>
    Genes,

    /// <summary>Masks only, by SBX and polynomial mutation (ICCAD'23).</summary>
    Masks,

    /// <summary>Crossover of whole neurons and redrawing of every gene.</summary>
    Neurons,
}
