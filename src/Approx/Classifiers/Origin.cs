namespace PrintedMlp.Approx.Classifiers;

/// <summary>How a classifier was made.</summary>
public enum Origin
{
    /// <summary>It is a network.</summary>
    Network,

    /// <summary>A search over gates found it.</summary>
    Search,

    /// <summary>It is a decision tree as it was trained.</summary>
    Tree,
}
