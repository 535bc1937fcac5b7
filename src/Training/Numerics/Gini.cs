namespace PrintedMlp.Training.Numerics;

/// <summary>The Gini index of rows of several classes (Breiman et al., Classification and Regression Trees, 1984).</summary>
internal static class Gini
{
    /// <summary>Impurity times weight: 0 where all rows are of one class.</summary>
    /// <param name="weights">Weight of the rows of each class, at least 0.</param>
    public static double Impurity(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (double weight in weights)
        {
            sum += weight;
        }
        return sum > 0 ? sum - Purity(weights) : 0;
    }

    /// <summary>Weight minus <see cref="Impurity"/>, which ranks splits of the same rows as it does.</summary>
    /// <param name="weights">Weight of the rows of each class, at least 0.</param>
    public static double Purity(ReadOnlySpan<double> weights)
    {
        (double sum, double squares) = (0, 0);
        foreach (double weight in weights)
        {
            (sum, squares) = (sum + weight, squares + weight * weight);
        }
        return sum > 0 ? squares / sum : 0;
    }
}
