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
        ["accuracy_expected"] = "accuracy, expected",
        ["accuracy_judged"] = "accuracy, judged",
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
        ["accuracy_sheet"] = "accuracy of a sheet",
        ["accuracy_sheet_error"] = "its interval, half",
        ["good_sheets"] = "good sheets",
        ["good_sheets_error"] = "their interval, half",
        ["devices_same"] = "devices that answer as designed",
        ["devices_same_gates"] = "gates that answer as designed",
        ["accuracy_device"] = "accuracy of a device",
        ["features_used"] = "features",
        ["input_bits_used"] = "input bits",
    };

    private static readonly (string Ending, string Unit)[] Units = [("_cm2", "cm²"), ("_mw", "mW"), ("_ms", "ms"), ("_reduction", "×")];

    private static readonly string[] Shares = ["accuracy", "good_sheets", "devices_same"];

    /// <summary>A column, whether this version knows it or not: units follow from the name's end.</summary>
    public static FigureColumn Of(string name)
    {
        (string ending, string unit) = Shares.Any(share => name.Contains(share, StringComparison.Ordinal)) ? ("", "%")
            : Units.FirstOrDefault(u => name.EndsWith(u.Ending, StringComparison.Ordinal), (Ending: "", Unit: ""));
        return new FigureColumn(name, Titles.GetValueOrDefault(name) ?? name[..^ending.Length].Replace('_', ' '), unit);
    }
}
