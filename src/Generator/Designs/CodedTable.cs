using PrintedMlp.Approx;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Designs;

/// <summary>A table that already holds a netlist's input codes, as published test vectors do. Coded anew, between the lowest and the highest value
/// of each column, it would judge every netlist by wrong rows.</summary>
internal static class CodedTable
{
    /// <summary>A scale that leaves codes as they are.</summary>
    /// <exception cref="UserException">A value is no code; the message names its row and column.</exception>
    public static InputScale Scale(Dataset dataset, int bits) => Misfit(dataset, bits) is { } misfit
        ? throw new UserException($"--data-is codes: {misfit}, expected whole numbers from 0 to {(1 << bits) - 1}. Check --input-bits and "
            + "--ignore-columns, or leave the option out.")
        : AsTheyAre(dataset, bits);

    /// <summary>What a user should know of how well the given classifier does on the rows as they were coded.</summary>
    /// <param name="start">The given classifier.</param>
    /// <param name="data">The rows as they were coded.</param>
    /// <param name="options">The run's options.</param>
    /// <param name="dataIs">What the user says the table holds, or null.</param>
    /// <exception cref="UserException">The classifier knows nothing of the rows as values and a good deal of them as codes.</exception>
    public static IEnumerable<string> Notes(Design start, RunData data, RunOptions options, string? dataIs)
    {
        double commonest = data.Training.Labels.GroupBy(label => label).Max(g => g.Count()) / (double)data.Training.Labels.Length;
        double given = Accuracy(start, data);
        if (dataIs is null && Misfit(data.Dataset, options.Data.InputBits) is null)
        {
            double asCodes = Accuracy(start, RunData.Of(data.Dataset, options, AsTheyAre(data.Dataset, options.Data.InputBits)));
            string what = $"all values are whole numbers that fit into {options.Data.InputBits} bits, as codes are: taken as values, which are coded "
                + "anew, "
                + $"the given classifier is right on {given:0.000} of the training rows, taken as codes on {asCodes:0.000}";
            return given <= commonest && asCodes > commonest
                ? throw new UserException($"{what}. Say --data-is codes, or --data-is values.") : [$"{what} (--data-is codes)"];
        }
        return given > commonest ? [] : [$"the given classifier is right on {given:0.000} of the training rows, and the commonest class alone is "
            + $"{commonest:0.000} of them: "
            + "check that columns and classes are in the order that the classifier was made for, --input-bits, --clip, and --data-is codes"];
    }

    private static double Accuracy(Design start, RunData data) =>
        start.Classifier.Classify(data.Training.Codes).Zip(data.Training.Labels)
            .Count(p => p.First == p.Second) / (double)data.Training.Labels.Length;

    /// <summary>A range as wide as there are codes: the code of v is then floor(v + 0.5).</summary>
    private static InputScale AsTheyAre(Dataset dataset, int bits) => new(bits, [.. dataset.Features.Select((_, feature) =>
        new FeatureRange(0, 1 << bits, Median(dataset, feature)))]);

    private static double Median(Dataset dataset, int feature)
    {
        double[] sorted = [.. dataset.Rows.Select(row => row[feature]).Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }

    private static string? Misfit(Dataset dataset, int bits)
    {
        for (int row = 0; row < dataset.Rows.Length; row++)
        {
            for (int feature = 0; feature < dataset.Features.Length; feature++)
            {
                double value = dataset.Rows[row][feature];
                if (double.IsFinite(value) && (value != Math.Floor(value) || value < 0 || value >= 1 << bits))
                {
                    return $"row {row + 1} has {value} for {dataset.Features[feature]}";
                }
            }
        }
        return null;
    }
}
