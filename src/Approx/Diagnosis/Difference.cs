using System.Collections.Immutable;

namespace PrintedMlp.Approx.Diagnosis;

/// <summary>Where two representations of a network first disagree.</summary>
/// <param name="Row">The first row on which they do.</param>
/// <param name="Places">What can be at fault, likely places first, for example <c>neuron 2 of layer 0</c>, or <c>node 17</c> and
/// <c>node 31</c>, or <c>instance 4 (NAND2X1)</c>, or <c>the argmax</c>; empty when no single part is.</param>
/// <param name="Expected">What the first place's value, or else the class, should be.</param>
/// <param name="Got">What it is.</param>
public sealed record Difference(int Row, ImmutableArray<string> Places, long Expected, long Got)
{
    /// <inheritdoc/>
    public override string ToString() => $"row {Row}: expected {Expected}, got {Got} "
        + $"({(Places.IsEmpty ? "no single part is at fault" : string.Join(" or ", Places.Take(3)))})";
}
