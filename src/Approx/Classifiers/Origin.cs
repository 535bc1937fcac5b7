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

    /// <summary>It is decision trees that vote, as they were trained.</summary>
    Votes,
}
