using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Gradient;

namespace PrintedMlp.Generator.Designs;

/// <summary>Shows how the training of the float network goes: share done and best validation accuracy in place on a
/// terminal, four lines otherwise.</summary>
internal sealed class TrainingLog(RunLog log) : IProgress<TrainingProgress>, IDisposable
{
    private readonly Dictionary<int, double> _done = [];
    private double _best;
    private int _quarters;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        _done[value.Restart] = (double)value.Epoch / value.Epochs;
        _best = Math.Max(_best, value.ValidationAccuracy);
        double share = _done.Values.Sum() / value.Restarts;
        log.Show($"training: {share:0 %} of {value.Restarts} restarts, best validation accuracy {_best:0.000}");
        if (!log.IsTerminal && share * 4 >= _quarters + 1)
        {
            _quarters = (int)(share * 4);
            log.Line($"training: {share:0 %} of {value.Restarts} restarts, best validation accuracy {_best:0.000}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => log.Clear();
}
