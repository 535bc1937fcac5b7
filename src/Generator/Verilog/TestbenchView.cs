namespace PrintedMlp.Generator.Verilog;

/// <summary>What the template <c>verilog/testbench.v.sbn</c> sees.</summary>
/// <param name="Name">The module under test; the testbench is called <c>NAME_tb</c>.</param>
/// <param name="FeaturesHigh">Highest bit of the port <c>features_i</c>.</param>
/// <param name="ClassHigh">Highest bit of the port <c>class_o</c>.</param>
/// <param name="Vectors">Number of rows in <c>vectors.hex</c> and <c>expected.hex</c>.</param>
/// <param name="LastVector">Number of rows less one.</param>
public sealed record TestbenchView(string Name, int FeaturesHigh, int ClassHigh, int Vectors, int LastVector);
