namespace PrintedMlp.Generator.Verification;

/// <summary>What the template <c>verilog/bench.v.sbn</c> sees: many modules, each on its own vectors, in one simulation.</summary>
/// <param name="Units">The modules.</param>
/// <param name="ReportCycle">The clock cycle in which every unit has seen its last vector.</param>
internal sealed record BenchView(IReadOnlyList<BenchUnitView> Units, int ReportCycle);

/// <summary>One module of a bench.</summary>
/// <param name="Id">Number of the unit; its files are <c>vectorsID.hex</c> and <c>expectedID.hex</c>.</param>
/// <param name="Module">Name of the module.</param>
/// <param name="FeaturesWidth">Bits of the port <c>features_i</c>.</param>
/// <param name="ClassBits">Bits of the port <c>class_o</c>.</param>
/// <param name="Vectors">Number of vectors.</param>
/// <param name="ReportCycle">The clock cycle in which every unit has seen its last vector.</param>
internal sealed record BenchUnitView(int Id, string Module, int FeaturesWidth, int ClassBits, int Vectors, int ReportCycle);
