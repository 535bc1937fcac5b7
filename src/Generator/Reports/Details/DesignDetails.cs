using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Reports.Details;

/// <summary><c>details.json</c>: what a report shows of a design beside its row in designs.csv and its evidence;
/// docs/run-folder.md describes the members.</summary>
/// <param name="Format">Always <see cref="CurrentFormat"/>.</param>
/// <param name="Confusion">Numbers of test rows: item [class][answer]. Rows that got an index that no class has stand in one
/// more column at the end, which is there when there are any.</param>
/// <param name="Reads">The inputs that the netlist reads.</param>
/// <param name="Cells">The cells by kind, the largest area first.</param>
/// <param name="Gates">The cells one by one in topological order; empty when there are more than <see cref="MostGates"/>.</param>
/// <param name="Outputs">The signal of each bit of the class index, bit 0 first.</param>
internal sealed record DesignDetails(
    string Format,
    ImmutableArray<ImmutableArray<int>> Confusion,
    ImmutableArray<ReadBit> Reads,
    ImmutableArray<CellCount> Cells,
    ImmutableArray<CircuitGate> Gates,
    ImmutableArray<int> Outputs)
{
    /// <summary>As in <see cref="Design.IsSmallest"/>.</summary>
    public bool? IsSmallest { get; init; }

    /// <summary>The features that the netlist reads, the one that is missed most first; empty where nobody looked.</summary>
    public ImmutableArray<ReadFeature> Features { get; init; } = [];

    /// <summary>Share of the test rows that are answered and accuracy there, for each second circuit that could say that the design is not sure,
    /// the share falling; null where nothing says so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<AnsweredShare>? Curve { get; init; }

    /// <summary>The format this version writes and reads.</summary>
    public const string CurrentFormat = "printedmlp-details-1";

    /// <summary>Gates that a person can still follow in a drawing.</summary>
    public const int MostGates = 150;

    /// <summary>Kinds of cells, and cells of a kind, that are read at most.</summary>
    private const int MostCells = 10_000_000;

    /// <summary>Name of the file in a design's folder.</summary>
    public const string FileName = "details.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>True when the gates are listed, so that the circuit can be drawn.</summary>
    public bool IsDrawable => Gates.Length == Cells.Sum(c => (long)c.Count);

    /// <summary>The details of a design.</summary>
    /// <param name="design">The design.</param>
    /// <param name="rows">All rows of the data, in what the netlist reads, whose states decide the power.</param>
    public static DesignDetails Of(Design design, BitRows rows)
    {
        Netlist netlist = design.Netlist;
        double[] power = NetlistSimulation.StaticPowersMw(netlist, rows);
        HashSet<int> read = [.. netlist.Instances.SelectMany(i => i.Pins), .. netlist.Outputs];
        return new DesignDetails(
            CurrentFormat,
            design.Test.Counts,
            [.. netlist.Inputs.Select((input, i) => new ReadBit(Netlist.InputOf(i), input.Feature, input.IsLevel ? null : input.Bit,
                Threshold(design.Classifier, input)))
                .Where(r => read.Contains(r.Signal))],
            [.. netlist.Instances.Select((instance, i) => (instance.Cell, Power: power[i])).GroupBy(p => p.Cell.Name)
                .Select(g => new CellCount(g.Key, g.Count(), Rounded(g.Sum(p => p.Cell.AreaUm2) * 1e-8), Rounded(g.Sum(p => p.Power))))
                .OrderByDescending(c => c.AreaCm2).ThenBy(c => c.Cell, StringComparer.Ordinal)],
            netlist.Instances.Length > MostGates ? [] : [.. netlist.Instances.Select((instance, i) =>
                new CircuitGate(netlist.OutputOf(i), instance.Cell.Name, GateShape.Of(instance.Cell), instance.Pins))],
            netlist.Outputs)
        {
            IsSmallest = design.IsSmallest,
            Curve = design.Flags is { Curve: { IsEmpty: false } curve }
                ? [.. curve.Select(point => new AnsweredShare(Rounded(point.Share), Rounded(point.Accuracy)))] : null,
        };
    }

    /// <summary>Reads the file of a design's folder.</summary>
    /// <exception cref="UserException">There is none, or it is something else.</exception>
    public static DesignDetails Read(string folder)
    {
        string file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            throw new UserException($"{file}: there is no such file. Runs of earlier versions have none; make the run again with printedmlp design.");
        }
        try
        {
            var root = JsonPlace.Parse(InputFile.Text(file));
            return root.Member("format").Text() == CurrentFormat ? Read(root)
                : throw new FormatException($"expected the format \"{CurrentFormat}\" with all its members");
        }
        catch (FormatException e)
        {
            throw new UserException($"{file} is damaged: {e.Message}. Make the run again with printedmlp design.", e);
        }
    }

    private static DesignDetails Read(JsonPlace root)
    {
        ImmutableArray<ReadBit> reads = [.. root.Member("reads").Items()
            .Select(read => new ReadBit(read.Member("signal").Whole(2, int.MaxValue), read.Member("feature").Whole(0, int.MaxValue),
            read.Optional("bit")?.Whole(0, 7), read.Optional("threshold")?.Number()))];
        ImmutableArray<CellCount> cells = [.. root.Member("cells").Items(MostCells)
            .Select(cell => new CellCount(cell.Member("cell").Text(), cell.Member("count").Whole(0, MostCells),
            cell.Member("area_cm2").Number(), cell.Member("static_power_mw").Number()))];
        HashSet<int> known = [0, 1];
        foreach (ReadBit read in reads)
        {
            CheckNew(read.Signal, "reads");
        }
        ImmutableArray<CircuitGate> gates = [.. root.Member("gates").Items(MostGates).Select(gate =>
        {
            ImmutableArray<int> pins = [.. gate.Member("pins").Items().Select(pin => Known(pin))];
            int signal = gate.Member("signal").Whole(2, int.MaxValue);
            CheckNew(signal, gate.Name);
            return new CircuitGate(signal, gate.Member("cell").Text(), gate.Member("shape").Text(), pins);
        })];
        bool isDrawn = gates.Length == cells.Sum(c => (long)c.Count);
        return new DesignDetails(CurrentFormat, [.. root.Member("confusion").Items()
            .Select(row => row.Items().Select(count => count.Whole(0, int.MaxValue)).ToImmutableArray())],
            reads, cells, gates, [.. root.Member("outputs").Items().Select(output => isDrawn ? Known(output) : output.Whole(0, int.MaxValue))])
        {
            IsSmallest = root.Optional("is_smallest")?.Flag(),
            Features = root.Optional("features") is not { } features ? [] : [.. features.Items().Select(f =>
                new ReadFeature(f.Member("feature").Whole(0, int.MaxValue), f.Member("accuracy_without").Number()))],
            Curve = root.Optional("curve")?.Items()
                .Select(point => new AnsweredShare(point.Member("answered").Number(), point.Member("accuracy").Number())).ToImmutableArray(),
        };

        int Known(JsonPlace signal) => signal.Whole(0, int.MaxValue) is var number && known.Contains(number) ? number
            : throw new FormatException($"{signal.Name} is {signal.Value}, a signal that nothing gives");

        void CheckNew(int signal, string where)
        {
            if (!known.Add(signal))
            {
                throw new FormatException($"{where} gives signal {signal} a second time");
            }
        }
    }

    /// <summary>Writes the file into a design's folder.</summary>
    public void Write(string folder) => WholeFile.Write(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json) + "\n");

    private static double? Threshold(Classifier classifier, InputSignal input) =>
        input.IsLevel ? classifier.Levels.First(l => l.Signal == input).Threshold : null;

    private static double Rounded(double figure) => Math.Round(figure, 6);
}
