using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Generator.Runs;

/// <summary>A network that may become a design.</summary>
/// <param name="Mlp">The network.</param>
/// <param name="Netlist">Its mapped netlist, or null when nobody asked for it.</param>
/// <param name="StaticPowerMw">Static power over training rows.</param>
/// <param name="Training">Accuracy, or balanced accuracy when that is the objective, on training rows.</param>
/// <param name="Validation">The same on validation rows.</param>
/// <param name="ValidationRows">Number of validation rows.</param>
internal sealed record DesignCandidate(
    Mlp Mlp, Netlist? Netlist, double StaticPowerMw, double Training, double Validation, int ValidationRows)
{
    /// <summary>The accuracy that the choice believes in: that on training rows, but at most one standard error above that on
    /// validation rows. Who fits training rows only gains nothing.</summary>
    public double Judged => Math.Min(Training, Validation + StandardError);

    private double StandardError => Math.Sqrt(Math.Max(0, Validation * (1 - Validation)) / ValidationRows);
}
