using System.Collections.Immutable;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>What a graph makes of the outputs of its last layer, without changing which class is the largest.</summary>
/// <param name="Outputs">The last layer.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Maker">The node that left the layers, for messages.</param>
internal sealed record Answer(Signal Outputs, AnswerKind Kind, OnnxNode Maker) : GraphValue
{
    /// <summary>Labels of the classes; empty when the graph has not named them.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>The class that a single score belongs to, from 0.</summary>
    public int Column { get; init; }

    /// <summary>Number of classes.</summary>
    public int Classes => Math.Max(2, Outputs.Width);
}

/// <summary>What stands behind the last layer.</summary>
internal enum AnswerKind
{
    /// <summary>A score for each class, the largest one of the class that is answered.</summary>
    Scores,

    /// <summary>Probability of the second of two classes.</summary>
    Probability,

    /// <summary>Probability of the first of two classes.</summary>
    Complement,

    /// <summary>The score of one class.</summary>
    Column,

    /// <summary>The class.</summary>
    Class,
}
