using System.CommandLine;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Generator.Netlists;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Runs;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp estimate NETLIST</c>: area, power, delay and accuracy of any mapped netlist.</summary>
internal sealed class EstimateCommand
{
    private readonly Argument<string> _netlist = new("NETLIST")
    {
        Description = "a mapped gate-level netlist in Verilog (.v), SystemVerilog (.sv) or BLIF (.blif)",
    };
    private readonly SettingOptions _settings = new(RunSettings.Usual, [RunSettings.Of("technology") with
    {
        Help = "a name that `printedmlp technologies` lists, or a Liberty file (.lib); several, separated by commas, hold one technology",
        Parse = text => o => o with { Output = o.Output with { Technology = new(text, TechnologyCatalogue.LoadForPricing(text)) } },
    }]);

    private readonly Option<string?> _vectors = new("--vectors")
    {
        Description = "rows for the static power: one hexadecimal number a line, bit 0 is bit 0 of the first input port, ports in the order of their "
            + "declaration; or whole numbers in columns",
        HelpName = "FILE",
    };
    private readonly Option<string?> _labels = new("--labels")
    {
        Description = "classes of the rows: one index a line, compared with the first output port",
        HelpName = "FILE",
    };
    private readonly Option<bool> _faults = new("--faults")
    {
        Description = "accuracy under every single stuck-at fault, and under 2, 3 and 5 at once; needs --vectors and --labels",
    };
    private readonly Option<string?> _top = new("--top")
    {
        Description = "the module to read; by default the one that no other uses",
        HelpName = "MODULE",
    };
    private readonly Option<string> _format = new("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };

    public static Command Create()
    {
        EstimateCommand command = new();
        command._format.AcceptOnlyFromAmong("text", "json");
        Command estimate = new("estimate",
            "Gives area, static power, critical path and accuracy of a mapped netlist, whoever wrote it. Needs yosys.\n\n"
            + "Example: printedmlp estimate netlist.v --technology egfet-1.0V --vectors vectors.hex")
        {
            command._netlist, command._vectors, command._labels, command._faults, command._top, command._format,
        };
        command._settings.AddTo(estimate);
        estimate.SetAction(command.Run);
        return estimate;
    }

    private int Run(ParseResult parsed)
    {
        string? vectors = parsed.GetValue(_vectors), labels = parsed.GetValue(_labels);
        if (parsed.GetValue(_faults) && labels is null)
        {
            throw new UserException("--faults needs --vectors and --labels: accuracy on which rows?");
        }
        if (labels is not null && vectors is null)
        {
            throw new UserException("--labels needs --vectors: the classes of which rows?");
        }
        CellLibrary library = _settings.Read(parsed).Output.Technology.Value;
        string netlist = parsed.GetRequiredValue(_netlist);
        MappedNetlist mapped = NetlistReader.Read(netlist, library, parsed.GetValue(_top));
        mapped = mapped with { Flags = FlagBits.Beside(netlist, mapped.Outputs[0]) };
        BitRows? rows = vectors is null ? null
            : mapped.Inputs is [{ Name: LevelRows.Port }] ? LevelRows.Read(netlist, vectors, mapped.Inputs) : VectorRows.Read(vectors, mapped.Inputs);
        int[]? classes = labels is null ? null : LabelRows.Read(labels, rows!.Rows);
        Estimate estimate = Estimate.Of(mapped, rows, classes);
        FaultReport? faults = parsed.GetValue(_faults) ? FaultReport.Of(mapped, rows!, classes!) : null;
        bool json = parsed.GetValue(_format) == "json";
        parsed.InvocationConfiguration.Output.Write(json ? EstimateReport.Json(mapped, estimate, faults)
            : EstimateReport.Text(mapped, estimate, faults));
        foreach (string note in library.Notes
            .Where(n => !n.IsAboutMapping && (n.Cells.IsEmpty || n.Cells.Any(mapped.CellsByKind.ContainsKey))).Select(n => n.Text)
                .Concat(mapped.Notes))
        {
            parsed.InvocationConfiguration.Error.WriteLine("note: " + note);
        }
        return ExitCode.Done;
    }
}
