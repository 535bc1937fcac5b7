using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>Reads a Liberty file (<c>.lib</c>): area, static power by input state, function and worst delay of every
/// combinational cell with one output. What is not used is said in <see cref="CellLibrary.Notes"/> and
/// <see cref="CellLibrary.Others"/>. Areas are taken as um2, which Liberty leaves open.</summary>
internal static class LibertyFile
{
    private const int MostReasons = 5;

    /// <summary>Reads one file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="forMapping">Circuits are to be built of it, not only netlists priced.</param>
    /// <exception cref="UserException">It cannot be read, is no Liberty file or has no usable cells.</exception>
    public static CellLibrary Read(string path, bool forMapping = true) =>
        Parse(InputFile.NamedText(path, "Name the Liberty file in it"), Path.GetFileName(path), forMapping);

    /// <summary>Reads the text of a file called <paramref name="name"/>.</summary>
    /// <exception cref="UserException">It is no Liberty file or has no usable cells; the message names the line.</exception>
    public static CellLibrary Parse(string text, string name, bool forMapping = true)
    {
        try
        {
            CellLibrary library = Library(LibertyParser.Parse(text), name);
            return forMapping ? Complete(library) : library;
        }
        catch (LibertyException e)
        {
            throw new UserException($"{name}, line {e.Line}: {e.Message}\n"
                + "Expected a Liberty file: library (NAME) { cell (NAME) { area : ...; pin (NAME) { ... } } }.", e);
        }
        catch (FormatException e)
        {
            throw new UserException($"{name} describes no technology to build circuits from: {e.Message}\n"
                + "Every cell needs area, one output pin with a function, and input pins; an inverter and one of NAND2, NOR2, "
                + "AND2, OR2 must be among them.", e);
        }
    }

    private static CellLibrary Library(LibertyGroup group, string file)
    {
        LibertyNotes notes = new(file);
        LibertyUnits units = LibertyUnits.Of(group, notes);
        LibertyWords.NoteUnknown(group, notes);
        double? leakage = Number(group, "default_cell_leakage_power");
        List<Cell> cells = [];
        List<OtherCell> others = [];
        foreach (LibertyGroup cell in group.All("cell"))
        {
            (Cell? logic, OtherCell? other) = LibertyCell.Read(cell, units, leakage, notes);
            if (logic is not null)
            {
                cells.Add(logic);
            }
            else
            {
                others.Add(other!);
            }
        }
        LibertyDelay.NoteShortSlews(group, group.All("cell").SelectMany(LibertyCell.Outputs), notes);
        string name = Printable.Short(group.Argument.Length > 0 ? group.Argument : Path.GetFileNameWithoutExtension(file));
        return new CellLibrary(name, $"Liberty file {file}", Math.Round(Voltage(group, notes) * units.Volts, 6), file,
            [.. cells.OrderBy(c => c.Name, StringComparer.Ordinal)])
        {
            Others = [.. others.OrderBy(c => c.Name, StringComparer.Ordinal)],
            Notes = notes.Lines,
        }.Checked();
    }

    /// <summary>The library when it is complete; else an error that says which cells were left out, and why.</summary>
    private static CellLibrary Complete(CellLibrary library)
    {
        try
        {
            return library.Complete();
        }
        catch (FormatException e)
        {
            string why = string.Concat(library.Notes.Where(n => n.IsAboutMapping).Take(MostReasons).Select(n => $"\n  {n}"));
            throw new FormatException(e.Message + why, e);
        }
    }

    /// <summary>The supply voltage in units of the library: of the default operating conditions, else nominal.</summary>
    private static double Voltage(LibertyGroup library, LibertyNotes notes)
    {
        string? conditions = library.Text("default_operating_conditions");
        LibertyGroup? chosen = library.All("operating_conditions").FirstOrDefault(g => g.Argument == conditions);
        double? voltage = (chosen is null ? null : Number(chosen, "voltage")) ?? Number(library, "nom_voltage");
        if (voltage is null)
        {
            notes.Add(library.Line, "the library has no nom_voltage, its supply voltage is shown as 0", null);
        }
        return voltage ?? 0;
    }

    private static double? Number(LibertyGroup group, string name) =>
        group.Find(name) is { } attribute ? LibertyNumber.Parse(attribute.Values[0], name, attribute.Line) : null;
}
