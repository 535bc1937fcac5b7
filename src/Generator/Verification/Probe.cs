namespace PrintedMlp.Generator.Verification;

/// <summary>A net inside a design and the value that the model gives it for one row.</summary>
/// <param name="Signal">Name of the net.</param>
/// <param name="Width">Its bits.</param>
/// <param name="Expected">Its value as an unsigned number.</param>
/// <param name="Place">Where it belongs.</param>
internal sealed record Probe(string Signal, int Width, ulong Expected, string Place);

/// <summary>What the template <c>verilog/probe.v.sbn</c> sees: a testbench that prints the nets of one row.</summary>
/// <param name="Name">The module.</param>
/// <param name="ClassBits">Bits of the port <c>class_o</c>.</param>
/// <param name="FeaturesWidth">Bits of the port <c>features_i</c>.</param>
/// <param name="Features">The row as hexadecimal digits.</param>
/// <param name="Probes">The nets.</param>
internal sealed record ProbeView(string Name, int FeaturesWidth, int ClassBits, string Features, IReadOnlyList<Probe> Probes);
