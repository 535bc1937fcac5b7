using System.CommandLine;
using PrintedMlp.Approx.Technologies;

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
        Command command = new("technologies", "Lists the printed technologies, or shows and checks one.\n\nExample: printedmlp technologies egfet-1.0V");
        command.Arguments.Add(which);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(which) is { } technology)
            {
                Show(TechnologyCatalogue.Load(technology));
            }
            else
            {
                foreach (string name in TechnologyCatalogue.Names)
                {
                    Console.WriteLine($"{name,-14} {TechnologyCatalogue.Load(name).Description}");
                }
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(CellLibrary library)
    {
        Console.WriteLine($"{library.Name}: {library.Description}\nsource: {library.Source}\n");
        Console.WriteLine($"{"cell",-12} {"area um2",12} {"mean nW",12} {"delay us",10}  static power nW by input state, first pin first");
        foreach (Cell cell in library.Cells)
        {
            string states = string.Join("  ", cell.StaticPowerNw.Select((power, state) =>
                $"{Spelled(state, cell.Inputs.Length)}: {power:G7}"));
            Console.WriteLine($"{cell.Name,-12} {cell.AreaUm2,12} {Mean(cell),12} {cell.DelayUs,10}  {states}");
        }
    }

    /// <summary>With a digit after the point, or with four digits where that would show none.</summary>
    private static string Mean(Cell cell) => cell.StaticPowerNw.Average() is var mean && (mean >= 10 || mean == 0) ? $"{mean:0.0}" : $"{mean:G4}";

    private static string Spelled(int state, int pins) =>
        string.Concat(Enumerable.Range(0, pins).Select(pin => (state >> pin & 1) == 1 ? '1' : '0'));
}
