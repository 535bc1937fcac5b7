namespace PrintedMlp.Generator.Reports.Html;

/// <summary>A column of designs.csv as a page shows it.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Title">What the page calls it.</param>
/// <param name="Unit">Unit, <c>%</c> for shares; empty for none.</param>
internal sealed record FigureColumn(string Name, string Title, string Unit)
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["accuracy_train"] = "accuracy, training",
        ["accuracy_validation"] = "accuracy, validation",
        ["accuracy_test"] = "accuracy",
        ["balanced_accuracy_test"] = "balanced",
        ["area_cm2"] = "area",
        ["static_power_mw"] = "static power",
        ["total_power_mw"] = "power",
        ["critical_path_ms"] = "path",
        ["area_reduction"] = "gates smaller",
        ["power_reduction"] = "gates less power",
        ["system_area_reduction"] = "system smaller",
        ["system_power_reduction"] = "system less power",
        ["features_used"] = "features",
        ["input_bits_used"] = "input bits",
    };

    private static readonly (string Ending, string Unit)[] Units = [("_cm2", "cm²"), ("_mw", "mW"), ("_ms", "ms"), ("_reduction", "×")];

    /// <summary>A column, whether this version knows it or not: units follow from the name's end.</summary>
    public static FigureColumn Of(string name)
    {
        (string ending, string unit) = name.Contains("accuracy", StringComparison.Ordinal) ? ("", "%")
            : Units.FirstOrDefault(u => name.EndsWith(u.Ending, StringComparison.Ordinal), (Ending: "", Unit: ""));
        return new FigureColumn(name, Titles.GetValueOrDefault(name) ?? name[..^ending.Length].Replace('_', ' '), unit);
    }
}
