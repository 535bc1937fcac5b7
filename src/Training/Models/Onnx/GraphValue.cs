namespace PrintedMlp.Training.Models.Onnx;

/// <summary>What a name of a graph stands for: <see cref="Constant"/>, <see cref="Signal"/> or <see cref="Answer"/>.</summary>
internal abstract record GraphValue;
