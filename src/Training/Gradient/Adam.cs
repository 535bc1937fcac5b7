namespace PrintedMlp.Training.Gradient;

/// <summary>Adam (Kingma and Ba, 2015, arXiv 1412.6980) with the paper's decay rates.</summary>
internal sealed class Adam(int parameters)
{
    private const double Momentum = 0.9;
    private const double Memory = 0.999;
    private const double Epsilon = 1e-8;

    private readonly double[] _mean = new double[parameters];
    private readonly double[] _square = new double[parameters];
    private double _meanLeft = 1;
    private double _squareLeft = 1;

    /// <summary>Moves the parameters one step down the gradient.</summary>
    public void Step(Span<double> values, ReadOnlySpan<double> gradient, double rate)
    {
        _meanLeft *= Momentum;
        _squareLeft *= Memory;
        double step = rate / (1 - _meanLeft);
        double correction = 1 / (1 - _squareLeft);
        for (int i = 0; i < values.Length; i++)
        {
            _mean[i] = Momentum * _mean[i] + (1 - Momentum) * gradient[i];
            _square[i] = Memory * _square[i] + (1 - Memory) * (gradient[i] * gradient[i]);
            values[i] -= step * _mean[i] / (Math.Sqrt(_square[i] * correction) + Epsilon);
        }
    }
}
