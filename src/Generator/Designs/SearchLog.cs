using System.Diagnostics;
using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Generator.Designs;

/// <summary>Shows how the search goes: in place on a terminal, a line every tenth of the way otherwise.</summary>
internal sealed class SearchLog(RunLog log) : IDisposable
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _firstBatch = -1;
    private int _tenths;

    public void Report(SearchProgress progress)
    {
        _firstBatch = _firstBatch < 0 ? progress.Batch - 1 : _firstBatch;
        double seconds = _watch.Elapsed.TotalSeconds;
        double left = seconds / (progress.Batch - _firstBatch) * (progress.Batches - progress.Batch);
        string best = double.IsFinite(progress.BestAreaCm2) ? $"{progress.BestAreaCm2:0.####} cm2" : "none yet";
        string text = $"search {progress.Hidden} hidden: {(double)progress.Batch / progress.Batches:0 %}, "
            + $"{progress.Evaluations / seconds:0} evaluations/s, archive {progress.ArchiveSize}, "
            + $"smallest within the allowed loss about {best}, {left:0} s left";
        log.Show(text);
        if (!log.IsTerminal && progress.Batch * 10 / progress.Batches > _tenths)
        {
            _tenths = progress.Batch * 10 / progress.Batches;
            log.Line(text);
        }
    }

    public void Dispose() => log.Clear();
}
