using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Verification;

/// <summary>A net inside a design and the value that the model gives it for one row.</summary>
/// <param name="Signal">Name of the net.</param>
/// <param name="Width">Its bits.</param>
/// <param name="Expected">Its value as an unsigned number.</param>
/// <param name="Place">Where it belongs.</param>
internal sealed record Probe(string Signal, int Width, ulong Expected, string Place);

/// <summary>What the templates of probes see: they print the nets of one row.</summary>
/// <param name="Name">The module.</param>
/// <param name="ClassBits">Bits of the port <c>class_o</c>.</param>
/// <param name="FeaturesWidth">Bits of the port <c>features_i</c>.</param>
/// <param name="Features">The row as hexadecimal digits.</param>
/// <param name="Codes">The row, a code a feature.</param>
/// <param name="IsNetwork">Whether nets are those of a network; those of gates and cells have one bit.</param>
/// <param name="IsInCore">Whether they are in the core of a design that reads levels.</param>
/// <param name="Probes">The nets.</param>
internal sealed record ProbeView(
    string Name, int FeaturesWidth, int ClassBits, string Features, IReadOnlyList<int> Codes,
    bool IsNetwork, bool IsInCore, IReadOnlyList<Probe> Probes)
{
    /// <summary>The nets of a module for a row.</summary>
    public static ProbeView Of(DesignFolder design, byte[] codes, bool isNetlist, IReadOnlyList<Probe> probes)
    {
        ModulePorts ports = ModulePorts.Of(design.Name, design.Classifier);
        return new ProbeView(ports.Name, ports.FeaturesWidth, ports.ClassBits, VectorFile.Vectors([codes], design.Classifier.InputBits).Trim(),
            [.. codes.Select(c => (int)c)], design.Classifier.Network is not null && !isNetlist, design.Classifier.ReadsLevels, probes);
    }
}
