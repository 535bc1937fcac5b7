namespace PrintedMlp.Training.Data;

/// <summary>Where the comparators of a feature may stand, beside the uniform steps of its code.</summary>
public enum LevelKind
{
    /// <summary>At the steps of the code only.</summary>
    Uniform,

    /// <summary>At quantiles of the training values too: for features whose outliers leave the uniform steps empty.</summary>
    Quantile,

    /// <summary>At as many steps between the 2nd and the 98th percentile too.</summary>
    Clipped,

    /// <summary>At four times as many steps too.</summary>
    Fine,
}
