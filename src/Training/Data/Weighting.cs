namespace PrintedMlp.Training.Data;

/// <summary>What weighs the same.</summary>
public enum Weighting
{
    /// <summary>Every row: the error is 1 - accuracy.</summary>
    Rows,

    /// <summary>Every class that occurs: the error is 1 - balanced accuracy.</summary>
    Classes,

    /// <summary>Every unit of cost: the error is the cost over that of the worst answers. Without a <see cref="CostMatrix"/> as rows.</summary>
    Costs,
}
