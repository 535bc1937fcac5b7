using System.CommandLine;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Liberty;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp technologies [NAME|FILE]</c>: lists what is there, or shows and checks one.</summary>
internal static class TechnologiesCommand
{
    public static Command Create()
    {
        Argument<string?> which = new Argument<string?>("TECHNOLOGY")
        {
            Description = "a name from the list, or a file to check",
            Arity = ArgumentArity.ZeroOrOne,
        }.WithoutOptions();
        Option<string?> liberty = new("--liberty")
        {
            Description = "writes the technology as a Liberty file: area, leakage by input state, function, delay",
            HelpName = "FILE",
        };
        Command command = new("technologies", "Lists the printed technologies, or shows and checks one, or writes it for other tools.\n\nExample: "
            + "printedmlp technologies egfet-1.0V --liberty egfet-1.0V.lib");
        command.Arguments.Add(which);
        command.Options.Add(liberty);
        command.SetAction(parsed =>
        {
            string? file = parsed.GetValue(liberty);
            if (parsed.GetValue(which) is not { } technology)
            {
                if (file is not null)
                {
                    throw new UserException($"--liberty needs a technology: expected one of {string.Join(", ", TechnologyCatalogue.Names)}.");
                }
                foreach (string name in TechnologyCatalogue.Names)
                {
                    Console.WriteLine($"{name,-14} {TechnologyCatalogue.Load(name).Description}");
                }
            }
            else if (file is not null)
            {
                WriteLiberty(TechnologyCatalogue.LoadForPricing(technology), file);
            }
            else
            {
                Show(TechnologyCatalogue.Load(technology));
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteLiberty(CellLibrary library, string file)
    {
        if (Directory.Exists(file) || (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder)))
        {
            throw new UserException($"--liberty {file}: {(Directory.Exists(file) ? "it is a folder" : "its folder does not exist")}, expected the "
                + "name of a file to write.");
        }
        WholeFile.Write(file, LibertyWriter.Write(library));
        Console.WriteLine($"{library.Name}: {library.Cells.Length + library.Others.Length} cells in {file}");
    }

    private static void Show(CellLibrary library)
    {
        Console.WriteLine($"{library.Name}: {library.Description}\nsource: {library.Source}\n");
        Console.WriteLine($"{"cell",-12} {"area um2",12} {"mean nW",12} {"delay us",10}  static power nW by input state, first pin first");
        foreach (Cell cell in library.Cells)
        {
            string states = string.Join("  ", cell.StaticPowerNw.Select((power, state) =>
                $"{Spelled(state, cell.Inputs.Length)}: {power:G7}"));
            Console.WriteLine($"{cell.Name,-12} {cell.AreaUm2,12} {Shown(cell.StaticPowerNw.Average()),12} {cell.DelayUs,10}  {states}");
        }
        foreach (OtherCell other in library.Others)
        {
            Console.WriteLine($"{other.Name,-12} {other.AreaUm2,12} {(other.StaticPowerNw is { } mean ? Shown(mean) : ""),12} {"",10}  priced only: "
                + $"{other.Why}");
        }
    }

    /// <summary>With a digit after the point, or with four digits where that would show none.</summary>
    private static string Shown(double mean) => mean >= 10 || mean == 0 ? $"{mean:0.0}" : $"{mean:G4}";

    private static string Spelled(int state, int pins) =>
        string.Concat(Enumerable.Range(0, pins).Select(pin => (state >> pin & 1) == 1 ? '1' : '0'));
}
