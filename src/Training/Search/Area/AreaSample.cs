namespace PrintedMlp.Training.Search.Area;

/// <summary>A genome's estimated area beside that of its mapped netlist.</summary>
/// <param name="Counts">Parts of its circuit; item i belongs to <see cref="CircuitPart"/> i.</param>
/// <param name="EstimateCm2">Estimated area.</param>
/// <param name="AreaCm2">Area of the netlist.</param>
/// <param name="Genome">The genome.</param>
public sealed record AreaSample(double[] Counts, double EstimateCm2, double AreaCm2, Genome Genome);
