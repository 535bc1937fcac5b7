using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Classifiers;

/// <summary>A network.</summary>
/// <param name="Mlp">The network.</param>
public sealed record MlpClassifier(Mlp Mlp) : Classifier(Mlp.Inputs, Mlp.InputBits, Mlp.ClassBits)
{
    /// <inheritdoc/>
    public override Origin Origin => Origin.Network;

    /// <inheritdoc/>
    public override Mlp Network => Mlp;

    /// <inheritdoc/>
    public override int[] Classify(IReadOnlyList<byte[]> rows) => [.. rows.Select(codes => Mlp.Classify(codes))];

    /// <inheritdoc/>
    public override Circuit ToCircuit() => MlpCircuit.Build(Mlp);

    /// <inheritdoc/>
    public override string ToJson() => MlpFile.Write(Mlp);
}
