namespace PrintedMlp.Training.Gradient;

/// <summary>A network met while training, and how it does on the rows that choices are made on.</summary>
/// <param name="Parameters">The network.</param>
/// <param name="Accuracy">Share of the rows' weight that gets its own class, 0..1.</param>
/// <param name="Loss">Mean cross-entropy.</param>
internal sealed record Candidate(double[] Parameters, double Accuracy, double Loss)
{
    /// <summary>True when this one is to be preferred: more accurate, or as accurate with less loss.</summary>
    public bool Beats(Candidate other) =>
        Accuracy > other.Accuracy || (Accuracy == other.Accuracy && Loss < other.Loss);
}
