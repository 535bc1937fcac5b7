namespace PrintedMlp.Training.Models.Onnx;

/// <summary>What stands behind the last layer.</summary>
internal enum AnswerKind
{
    /// <summary>A score for each class, the largest one of the class that is answered.</summary>
    Scores,

    /// <summary>Probability of the second of two classes.</summary>
    Probability,

    /// <summary>Probability of the first of two classes.</summary>
    Complement,

    /// <summary>The class.</summary>
    Class,
}
