namespace PrintedMlp.Training.Models;

/// <summary>What a trained model reads for a feature.</summary>
public enum ModelUnits
{
    /// <summary>The value as the table has it.</summary>
    Raw,

    /// <summary>x = (value - low) / (high - low), 0..1, over the range of the training rows.</summary>
    Normalized,
}
