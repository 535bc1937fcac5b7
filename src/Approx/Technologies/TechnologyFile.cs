using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrintedMlp.Approx.Technologies;

/// <summary>Reads the project's own technology files (<c>technologies/*.json</c>): units um2, nW, us.</summary>
public static class TechnologyFile
{
    /// <summary>The format this version reads.</summary>
    public const string Format = "printedmlp-technology-1";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads one file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="forMapping">Circuits are to be built of it, not only netlists priced.</param>
    /// <exception cref="UserException">The file is no technology file; the message names the cell and the member.</exception>
    public static CellLibrary Read(string path, bool forMapping = true) => Parse(File.ReadAllText(path), Path.GetFileName(path), forMapping);

    /// <summary>Reads the text of a file called <paramref name="name"/>.</summary>
    public static CellLibrary Parse(string text, string name, bool forMapping = true)
    {
        try
        {
            Document document = JsonSerializer.Deserialize<Document>(text, Options)!;
            if (document.Format != Format)
            {
                throw new FormatException($"its format is \"{document.Format}\", expected \"{Format}\"");
            }
            ImmutableArray<Cell> cells = [.. document.Cells
                .Where(c => !c.Sequential).Select(ToCell).OrderBy(c => c.Name, StringComparer.Ordinal)];
            CellLibrary library = new CellLibrary(document.Name, document.Description, document.VoltageV, document.Source, cells)
            {
                Others = [.. document.Cells.Where(c => c.Sequential).OrderBy(c => c.Name, StringComparer.Ordinal).Select(ToOther)],
            }.Checked();
            return forMapping ? library.Complete() : library;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new UserException($"{name} is not a technology file: {e.Message}\n"
                + "See the files in the folder technologies/ for the format.", e);
        }
    }

    private static OtherCell ToOther(CellEntry entry) =>
        new(entry.Name, entry.AreaUm2, entry.MeanStaticPowerNw, OtherCell.StoresABit) { IsSequential = true, HasKnownPins = entry.Inputs.Length > 0 };

    private static Cell ToCell(CellEntry entry)
    {
        if (entry.Function is null || entry.Inputs.Length is 0 or > Cell.MaxInputs)
        {
            throw new FormatException($"cell {entry.Name} needs a function and 1 to {Cell.MaxInputs} inputs");
        }
        uint function = BooleanFunction.Parse(entry.Function, [.. entry.Inputs]);
        double? delay = entry is { RiseUs: { } rise, FallUs: { } fall } ? Math.Max(rise, fall) : null;
        return new Cell(entry.Name, [.. entry.Inputs], entry.Output, function, entry.AreaUm2, StaticPower(entry), delay) { RiseUs = entry.RiseUs, FallUs = entry.FallUs };
    }

    /// <summary>State figures, keys spelling the inputs in pin order; a state without a figure has the mean.</summary>
    private static ImmutableArray<double> StaticPower(CellEntry entry)
    {
        double[] power = new double[1 << entry.Inputs.Length];
        Array.Fill(power, entry.MeanStaticPowerNw);
        foreach ((string state, double nanowatts) in entry.StaticPowerNw)
        {
            if (state.Length != entry.Inputs.Length || state.Any(c => c is not ('0' or '1')))
            {
                throw new FormatException($"cell {entry.Name}: input state \"{state}\" should have one 0 or 1 for each input");
            }
            power[state.Select((c, pin) => (c - '0') << pin).Sum()] = nanowatts;
        }
        return [.. power];
    }

    private sealed record Document
    {
        public required string Format { get; init; }
        public required string Name { get; init; }
        public required string Description { get; init; }
        public required double VoltageV { get; init; }
        public required string Source { get; init; }
        public string[] Notes { get; init; } = [];
        public required CellEntry[] Cells { get; init; }
    }

    private sealed record CellEntry
    {
        public required string Name { get; init; }
        public bool Sequential { get; init; }
        public string? Function { get; init; }
        public string[] Inputs { get; init; } = [];
        public string Output { get; init; } = "Y";
        public required double AreaUm2 { get; init; }
        public required double MeanStaticPowerNw { get; init; }
        public Dictionary<string, double> StaticPowerNw { get; init; } = [];
        public double? EnergyNj { get; init; }
        public double? RiseUs { get; init; }
        public double? FallUs { get; init; }
    }
}
