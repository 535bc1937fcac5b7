using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Benchmarks;

/// <summary>What <c>printedmlp design --effort quick</c> does, without files and without verification.</summary>
internal static class WholeRun
{
    /// <summary>Trains, searches, chooses and maps.</summary>
    public static (RunData Data, Mapped Mapped) Of(Dataset dataset, RunOptions options)
    {
        (RunData data, Mapped[] mapped) = Of(dataset, [options]);
        return (data, mapped[0]);
    }

    /// <summary>Trains and searches by the first options, and chooses and maps what was found by each.</summary>
    public static (RunData Data, Mapped[] Mapped) Of(Dataset dataset, RunOptions[] options)
    {
        RunOptions[] quick = [.. options.Select(o => o with { Search = o.Search with { Effort = Effort.Quick } })];
        RunData data = RunData.Of(dataset, quick[0]);
        CircuitMapper mapper = new(quick[0].Output.Technology.Value, quick[0].Output.Optimizer, new Tools());
        DesignTask[] tasks = [.. quick.Select(o => new DesignTask(o, data, mapper, null, RunLog.Console))];
        var trained = Trained.Of(tasks[0]);
        var searched = Searched.Of(tasks[0], trained);
        return (data, [.. tasks.Select(task => Mapped.Of(task, Chosen.Of(task, trained, searched)))]);
    }

    /// <summary>The options of a data set, with a search over gates.</summary>
    public static RunOptions Options(BenchmarkData data) => data.Options with { Gates = new GateSettings() };

    /// <summary>The recommended design.</summary>
    public static Design Recommended(this Mapped mapped) => mapped.Designs.Single(d => d.IsRecommended);
}
