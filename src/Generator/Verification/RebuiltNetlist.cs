using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Verification;

/// <summary>The netlist that a faulty <c>netlist.v</c> once was, so that its first wrong net can be named.</summary>
internal static class RebuiltNetlist
{
    // Another circuit's netlist differs in nearly every line, an edited one in a few.
    private const double LargestShareOfChangedLines = 0.1;

    /// <summary>Maps the design's network again.</summary>
    /// <returns>The netlist, or null when it is not what the file once was: another technology or optimizer made it.</returns>
    public static Netlist? Of(DesignFolder design, Templates templates)
    {
        VerilogWriter writer = new(templates);
        string cells = Ports(File.ReadAllText(design.CellsFile));
        CellLibrary? library = TechnologyCatalogue.Names.Select(TechnologyCatalogue.Load).FirstOrDefault(l => Ports(writer.Cells(l)) == cells);
        if (library is null)
        {
            return null;
        }
        Netlist netlist = new Mapper(library).Map(design.Classifier.ToCircuit(), MappingEffort.Thorough);
        string[] was = Lines(writer.Netlist(design.Name, design.Classifier, netlist)), now = Lines(File.ReadAllText(design.NetlistFile));
        int changed = was.Zip(now).Count(lines => lines.First != lines.Second);
        return was.Length == now.Length && changed <= LargestShareOfChangedLines * was.Length + 1 ? netlist : null;
    }

    // Names of the technology, of cells and of pins: earlier versions wrote functions in other words.
    private static string Ports(string cells) => string.Join('\n', cells.Split('\n').Where(line =>
        line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith("module ", StringComparison.Ordinal)
        || line.StartsWith("  input ", StringComparison.Ordinal) || line.StartsWith("  output ", StringComparison.Ordinal)));

    // Comments hold names and figures that only the run knew.
    private static string[] Lines(string text) => [.. text.Split('\n').Where(line => !line.StartsWith("//", StringComparison.Ordinal))];
}
