namespace PrintedMlp.Training.Models.Onnx;

/// <summary>Values that follow from the features by layers.</summary>
/// <param name="Network">The layers so far.</param>
internal sealed record Signal(Perceptron Network) : GraphValue
{
    /// <summary>Number of values of a row.</summary>
    public int Width => Network.Open.Width;
}
