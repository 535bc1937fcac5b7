using System.Collections.Immutable;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Approx.Technologies;

/// <summary>Reads the project's own technology files (<c>technologies/*.json</c>): units um2, nW, us.</summary>
internal static class TechnologyFile
{
    /// <summary>The format this version reads.</summary>
    public const string Format = "printedmlp-technology-1";

    /// <summary>Cells that are read at most.</summary>
    private const int MostCells = 5_000;

    /// <summary>Pins of a sequential cell that are read at most.</summary>
    private const int MostPins = 100;

    /// <summary>Largest area in um2, power in nW and delay in us.</summary>
    private const double MostFigure = 1e15;

    /// <summary>Reads one file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="forMapping">Circuits are to be built of it, not only netlists priced.</param>
    /// <exception cref="UserException">The file is no technology file; the message names the cell and the member.</exception>
    public static CellLibrary Read(string path, bool forMapping = true) =>
        Parse(InputFile.NamedText(path, "Name the technology file in it"), Path.GetFileName(path), forMapping);

    /// <summary>Reads the text of a file called <paramref name="name"/>.</summary>
    public static CellLibrary Parse(string text, string name, bool forMapping = true)
    {
        try
        {
            var root = JsonPlace.Parse(text);
            string format = root.Member("format").Text();
            if (format != Format)
            {
                throw new FormatException($"its format is \"{Printable.Short(format)}\", expected \"{Format}\"");
            }
            root.Only("format", "name", "description", "voltage_v", "source", "notes", "cells");
            _ = root.Find("notes")?.Items().Select(note => note.Text()).Count();
            CellEntry[] entries = [.. root.Member("cells").Items(MostCells).Select(CellEntry.Read).OrderBy(c => c.Name, StringComparer.Ordinal)];
            CellLibrary library = new CellLibrary(root.Member("name").Line(), root.Member("description").Line(1000),
                root.Member("voltage_v").Number(0, 1e6), root.Member("source").Line(1000),
                [.. entries.Where(c => !c.Sequential).Select(ToCell)])
            {
                Others = [.. entries.Where(c => c.Sequential).Select(ToOther)],
            }.Checked();
            return forMapping ? library.Complete() : library;
        }
        catch (FormatException e)
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
        return new Cell(entry.Name, [.. entry.Inputs], entry.Output, function, entry.AreaUm2, StaticPower(entry), delay)
        {
            RiseUs = entry.RiseUs,
            FallUs = entry.FallUs,
        };
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
                throw new FormatException($"cell {entry.Name}: input state \"{Printable.Short(state)}\" should have one 0 or 1 for each input");
            }
            power[state.Select((c, pin) => (c - '0') << pin).Sum()] = nanowatts;
        }
        return [.. power];
    }

    /// <summary>A cell as the file has it, every member of its kind and every name fit for Verilog.</summary>
    private sealed record CellEntry(
        string Name, bool Sequential, string? Function, ImmutableArray<string> Inputs, string Output, double AreaUm2, double MeanStaticPowerNw,
        ImmutableArray<(string State, double Nanowatts)> StaticPowerNw, double? RiseUs, double? FallUs)
    {
        public static CellEntry Read(JsonPlace cell)
        {
            cell.Only("name", "sequential", "function", "inputs", "output", "area_um2", "mean_static_power_nw", "static_power_nw", "energy_nj",
                "rise_us", "fall_us");
            string name = HardwareName.Checked(cell.Member("name").Text(), cell.Name);
            _ = cell.Optional("energy_nj")?.Number();
            CellEntry entry = new(name, cell.Find("sequential")?.Flag() ?? false, cell.Optional("function")?.Text(),
                [.. cell.Find("inputs")?.Items(MostPins).Select(pin => HardwareName.Checked(pin.Text(), pin.Name)) ?? []],
                cell.Find("output") is { } output ? HardwareName.Checked(output.Text(), output.Name) : "Y",
                cell.Member("area_um2").Number(0, MostFigure), cell.Member("mean_static_power_nw").Number(-MostFigure, MostFigure),
                [.. cell.Find("static_power_nw")?.Members().Select(state => (state.Key, state.Number(-MostFigure, MostFigure))) ?? []],
                cell.Optional("rise_us")?.Number(0, MostFigure), cell.Optional("fall_us")?.Number(0, MostFigure));
            return entry.Inputs.Append(entry.Output).Distinct().Count() == entry.Inputs.Length + 1 ? entry
                : throw new FormatException($"{cell.Name} ({name}) has two pins of one name");
        }
    }
}
