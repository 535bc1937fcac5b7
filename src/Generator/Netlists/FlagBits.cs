using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Bits above the class index in the answer of a design's netlist: labels say nothing of them.</summary>
internal static class FlagBits
{
    private const string Model = "model.json";

    /// <summary>Number of flags that the <c>model.json</c> beside a netlist tells of; 0 where there is none, or its answers have another
    /// width.</summary>
    /// <param name="netlist">The netlist's file.</param>
    /// <param name="answer">The netlist's first output port.</param>
    public static int Beside(string netlist, NetlistPort answer)
    {
        string file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(netlist)) ?? "", Model);
        try
        {
            return File.Exists(file) && ClassifierFile.Read(file) is { } model && model.ClassBits == answer.Width ? model.Flags.Length : 0;
        }
        catch (UserException)
        {
            // Somebody else's file of that name.
            return 0;
        }
    }
}
