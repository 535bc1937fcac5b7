namespace PrintedMlp.Training.Trees;

/// <summary>A node of a decision tree.</summary>
/// <param name="Feature">Feature that an inner node asks for; -1 in a leaf.</param>
/// <param name="Threshold">Codes from here on go above.</param>
/// <param name="Below">Number of the child for lower codes.</param>
/// <param name="Above">Number of the child for the others.</param>
/// <param name="Class">The class of a leaf; in an inner node the most frequent one.</param>
public readonly record struct TreeNode(int Feature, int Threshold, int Below, int Above, int Class)
{
    /// <summary>Whether it asks nothing.</summary>
    public bool IsLeaf => Feature < 0;
}
