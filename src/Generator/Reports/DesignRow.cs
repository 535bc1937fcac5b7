using System.Text.Json;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Generator.Reports;

/// <summary>A row of designs.csv; docs/designs-csv.md describes each column.</summary>
/// <param name="Design">The design.</param>
/// <param name="Baseline">The exact bespoke design that reductions refer to.</param>
/// <param name="Report">Its evidence.</param>
/// <param name="Commonest">What always answering the commonest class gives, as a reference.</param>
/// <param name="Run">The run that it is of.</param>
internal sealed record DesignRow(Design Design, Design Baseline, VerificationReport Report, CommonestClass Commonest, RowRun Run)
{
    private static readonly (string Column, Func<DesignRow, object?> Value)[] Columns =
    [
        ("design", r => r.Name),
        ("hidden", r => r.Hidden),
        ("accuracy_train", r => Share(r.Design.Training.Accuracy)),
        ("accuracy_validation", r => r.Design.Refit is null ? Share(r.Design.Validation.Accuracy) : null),
        ("accuracy_test", r => Share(r.Design.Test.Accuracy)),
        ("balanced_accuracy_test", r => Share(r.Design.Test.BalancedAccuracy)),
        ("area_cm2", r => Figure(r.Design.Netlist.AreaCm2)),
        ("static_power_mw", r => Figure(r.Design.StaticPowerMw)),
        ("total_power_mw", r => Figure(r.Design.TotalPowerMw)),
        ("critical_path_ms", r => Figure(r.Design.Netlist.CriticalPathMs)),
        ("cells", r => r.Design.Netlist.Instances.Length),
        ("area_reduction", r => Ratio(r.Baseline.Netlist.AreaCm2, r.Design.Netlist.AreaCm2)),
        ("power_reduction", r => Ratio(r.Baseline.StaticPowerMw, r.Design.StaticPowerMw)),
        ("technology", r => r.Design.Netlist.Library.Name),
        ("supply", r => Supply.For(r.Design.SystemPowerMw)),
        ("verified", r => r.Verified),
        ("recommended", r => r.Design.IsRecommended ? "yes" : "no"),
        ("stage", r => r.Stage),
        ("features_used", r => r.InputsUsed.Select(i => i.Feature).Distinct().Count()),
        ("input_bits_used", r => r.InputsUsed.Count(i => !i.IsLevel)),
        ("levels_used", r => r.Design.FrontEnd.Levels),
        ("frontend_area_cm2", r => Figure(r.Design.FrontEnd.AreaCm2)),
        ("frontend_power_mw", r => Figure(r.Design.FrontEnd.PowerMw)),
        ("system_area_cm2", r => Figure(r.Design.SystemAreaCm2)),
        ("system_power_mw", r => Figure(r.Design.SystemPowerMw)),
        ("accuracy_offset_mean", r => r.Design.Offset is { } offset ? Share(offset.Mean) : null),
        ("accuracy_offset_p5", r => r.Design.Offset is { } offset ? Share(offset.FifthPercentile) : null),
        ("system_area_reduction", r => Ratio(r.Baseline.SystemAreaCm2, r.Design.SystemAreaCm2)),
        ("system_power_reduction", r => Ratio(r.Baseline.SystemPowerMw, r.Design.SystemPowerMw)),
        ("classes_answered", r => r.Design.Test.Answered),
        ("accuracy_sheet", r => r.Design.Yield is { } sheets ? Share(sheets.Accuracy.Value) : null),
        ("accuracy_sheet_error", r => r.Design.Yield is { } sheets ? Share(sheets.Accuracy.Error) : null),
        ("good_sheets", r => r.Design.Yield is { } sheets ? Share(sheets.GoodShare.Value) : null),
        ("good_sheets_error", r => r.Design.Yield is { } sheets ? Share(sheets.GoodShare.Error) : null),
        ("sheets_for_1", r => r.Design.Yield?.SheetsFor(1)),
        ("sheets_for_10", r => r.Design.Yield?.SheetsFor(10)),
        ("devices_same", r => r.Design.Spread is { } devices ? Share(devices.SameShare) : null),
        ("devices_same_gates", r => r.Design.Spread is { } devices ? Share(devices.GatesSameShare) : null),
        ("accuracy_device", r => r.Design.Spread is { } devices ? Share(devices.Accuracy) : null),
        ("device_power_mean_mw", r => Figure(r.Design.Spread?.MeanPowerMw)),
        ("device_power_p95_mw", r => Figure(r.Design.Spread?.HighPowerMw)),
        ("flags", r => string.Join(' ', r.Design.Classifier.Flags.Select(flag => flag.Name()))),
        ("out_of_range_test", r => r.Design.Flags is { } flags ? Share(flags.OutOfRange) : null),
        ("unsure_test", r => r.Design.Flags is { } flags ? Share(flags.Unsure) : null),
        ("accuracy_answered_test", r => r.Design.Flags is { } flags ? Share(flags.Answered.Accuracy) : null),
        ("cost_test", r => r.Design.Test.Costs is null ? null : Figure(r.Design.Test.MeanCost)),
        ("commonest_accuracy_test", r => Share(r.Commonest.Test.Accuracy)),
        ("commonest_balanced_accuracy_test", r => Share(r.Commonest.Test.BalancedAccuracy)),
        ("checked", r => RungText.Of(r.Report.Checked)),
        ("data", r => r.Run.Data),
        ("seed", r => r.Run.Seed),
        ("split", r => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{r.Run.Split}")),
        ("hidden_neurons", r => r.HiddenLayers.Sum()),
        ("is_recommended", r => Flag(r.Design.IsRecommended)),
        ("is_verified", r => Flag(r.Report.Verdict == Verdict.Verified)),
        ("accuracy_expected", r => Share(r.Design.Expected)),
        ("accuracy_judged", r => Share(r.Design.Judged)),
        ("is_refit", r => Flag(r.Design.Refit is not null)),
    ];

    /// <summary>The design's folder in the run, <c>baseline</c> for the exact one.</summary>
    public string Name => Design.Name;

    /// <summary>Names of the columns.</summary>
    public static IEnumerable<string> Header => Columns.Select(c => c.Column);

    /// <summary>The cells, invariant culture; a figure that is not known is empty.</summary>
    public IEnumerable<string> Cells =>
        Columns.Select(c => $"{c.Value(this)}");

    /// <summary>As in <see cref="CheckText.Of(Verdict)"/>.</summary>
    public string Verified => CheckText.Of(Report.Verdict);

    /// <summary>Truth as tables say it.</summary>
    public static string Flag(bool value) => value ? "true" : "false";

    private IEnumerable<int> HiddenLayers => Design.Network is { } mlp ? mlp.Layers[..^1].Select(layer => layer.Neurons.Length) : [];

    private string Hidden => string.Join('-', HiddenLayers);

    private string Stage => Design.IsBaseline ? "exact"
        : Design.Classifier.Origin == Origin.Tree ? "tree"
        : Design.Classifier.Origin == Origin.Votes ? "votes"
        : Design.Network is null ? "gates" : "approximate";

    private IEnumerable<InputSignal> InputsUsed => FrontEndUse.InputsRead(Design.Netlist);

    private static string Share(double share) => $"{share:0.0000}";

    private static string Figure(double? value) => $"{value:0.######}";

    /// <summary>So many times smaller; null where nothing is left.</summary>
    public static string? Ratio(double baseline, double value) => value > 0 ? $"{baseline / value:0.##}" : null;
}
