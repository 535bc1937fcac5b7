using System.Text;
using System.Text.Json;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Prints an estimate for people and for programs.</summary>
internal static class EstimateReport
{
    private const double SmallAreaCm2 = 1e-4, SmallPowerMw = 1e-3, SmallPathMs = 1e-2;
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>One JSON object; <c>critical_path_ms</c> is null when the technology has no delays, <c>accuracy</c> is
    /// there with labels only, <c>static_power_basis</c> is <c>vectors</c> or <c>mean of states</c>.</summary>
    public static string Json(MappedNetlist mapped, Estimate estimate, FaultReport? faults = null)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, Indented))
        {
            json.WriteStartObject();
            json.WriteString("module", mapped.Module);
            json.WriteString("technology", mapped.Netlist.Library.Name);
            json.WriteNumber("area_cm2", estimate.AreaCm2);
            json.WriteNumber("static_power_mw", estimate.StaticPowerMw);
            json.WriteString("static_power_basis", estimate.Vectors is null ? "mean of states" : "vectors");
            json.WriteNumber("total_power_mw", estimate.TotalPowerMw);
            if (estimate.CriticalPathMs is { } path)
            {
                json.WriteNumber("critical_path_ms", path);
            }
            else
            {
                json.WriteNull("critical_path_ms");
            }
            json.WriteNumber("cells", estimate.Cells);
            json.WriteStartObject("cells_by_kind");
            foreach ((string kind, int count) in estimate.CellsByKind)
            {
                json.WriteNumber(kind, count);
            }
            json.WriteEndObject();
            if (estimate.Vectors is { } vectors)
            {
                json.WriteNumber("vectors", vectors);
            }
            if (estimate.Accuracy is { } accuracy)
            {
                json.WriteNumber("accuracy", accuracy);
            }
            faults?.Write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }

    /// <summary>A line a figure.</summary>
    public static string Text(MappedNetlist mapped, Estimate estimate, FaultReport? faults = null)
    {
        CellLibrary library = mapped.Netlist.Library;
        string basis = estimate.Vectors is { } rows ? $"by input state over {rows} vectors" : "mean of each cell's input states, no --vectors given";
        string kinds = string.Join(", ", estimate.CellsByKind.Select(k => $"{k.Value} {k.Key}"));
        List<(string, string)> lines =
        [
            ("module", mapped.Module),
            ("inputs", Ports(mapped.Inputs)),
            ("outputs", Ports(mapped.Outputs)),
            ("technology", $"{library.Name}, {library.VoltageV} V"),
            ("cells", $"{estimate.Cells}{(kinds.Length > 0 ? ": " + kinds : "")}"),
            ("area", $"{estimate.AreaCm2} cm2{Smaller((double)estimate.AreaCm2, SmallAreaCm2, 1e8, "um2")}"),
            ("static power", $"{estimate.StaticPowerMw:G6} mW{Smaller(estimate.StaticPowerMw, SmallPowerMw, 1e6, "nW")} ({basis})"),
            ("total power", $"{estimate.TotalPowerMw:G6} mW{Smaller(estimate.TotalPowerMw, SmallPowerMw, 1e6, "nW")} (estimate: "
                + $"{TotalPower.OverStatic} x static)"),
            ("critical path", estimate.CriticalPathMs is { } path
                ? $"{path:G6} ms{Smaller(path, SmallPathMs, 1e3, "us")}" : "unknown, the technology gives these cells no delays"),
        ];
        if (estimate.Accuracy is { } accuracy)
        {
            string index = mapped.Flags > 0 ? $"[{mapped.Outputs[0].Width - mapped.Flags - 1}:0]" : "";
            lines.Add(("accuracy", $"{accuracy:0.0000} ({mapped.Outputs[0].Name}{index} against the labels)"));
        }
        return string.Concat(lines.Select(l => $"{l.Item1,-14} {l.Item2}\n")) + faults?.Text();
    }

    /// <summary>A figure of a technology far smaller than printed ones, again in a unit that shows its digits.</summary>
    private static string Smaller(double figure, double limit, double factor, string unit) =>
        figure > 0 && figure < limit ? $" = {figure * factor:G6} {unit}" : "";

    private static string Ports(IEnumerable<NetlistPort> ports) => string.Join(", ", ports.Select(p => $"{p.Name} ({p.Width})"));
}
