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
        options = options with { Search = options.Search with { Effort = Effort.Quick } };
        RunData data = RunData.Of(dataset, options);
        CircuitMapper mapper = new(options.Output.Technology.Value, options.Output.Optimizer, new Tools());
        DesignTask task = new(options, data, mapper, null, RunLog.Console);
        var trained = Trained.Of(task);
        return (data, Mapped.Of(task, Chosen.Of(task, trained, Searched.Of(task, trained))));
    }

    /// <summary>The options of a data set, with a search over gates.</summary>
    public static RunOptions Options(BenchmarkData data) => data.Options with { Gates = new GateSettings() };

    /// <summary>The recommended design.</summary>
    public static Design Recommended(this Mapped mapped) => mapped.Designs.Single(d => d.IsRecommended);
}
