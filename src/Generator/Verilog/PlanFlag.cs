namespace PrintedMlp.Generator.Verilog;

/// <summary>A bit of the answer above the class index.</summary>
/// <param name="Bit">Its place in the answer.</param>
/// <param name="IsOutOfRange">True: a value lies outside the trained range on a feature that is read. False: the design is not sure.</param>
internal sealed record PlanFlag(int Bit, bool IsOutOfRange);
