using PrintedMlp.Approx;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Generator.Runs;

/// <summary>The main job for one seed: rows to float network, exact bespoke network and a front of
/// approximate ones, each to verified hardware, written as a run folder.</summary>
/// <param name="templates">The Verilog templates.</param>
/// <param name="tools">The simulators that are there.</param>
/// <param name="log">Told what happens.</param>
internal sealed class DesignRun(Templates templates, Tools tools, RunLog log)
{
    /// <summary>Runs and writes everything into <paramref name="folder"/>, which exists.</summary>
    /// <param name="data">The rows, divided and coded by the options.</param>
    /// <param name="options">What to do.</param>
    /// <param name="folder">Where to write.</param>
    /// <param name="checkpoints">Folder that keeps the state of an unfinished search, or null.</param>
    /// <param name="use">What that state is to this process.</param>
    public RunResult Run(RunData data, RunOptions options, string folder, string? checkpoints = null, StateUse use = StateUse.Own)
    {
        ReservedWords.Check(templates, options.Output.Languages, options.Output.Name);
        LanguageFiles.Check(templates, options.Output.Languages, options.Output.Name);
        PlanSpice.Check(options.Output.Languages, options.Output.Technology.Value);
        _ = options.Gates.Spread > 0 ? PullUpLogic.Of(options.Output.Technology.Value) : null;
        CircuitMapper mapper = new(options.Output.Technology.Value, options.Output.Optimizer, tools);
        StateFolder? state = checkpoints is null ? null : new(checkpoints, RunFile.Fingerprint(data, options)) { Use = use };
        log.Line($"data: {data.Dataset.Rows.Length} rows, {data.Dataset.Features.Length} features, {data.Dataset.Classes.Length} classes");
        log.Line($"split: {data.Training.Count} training, {data.Validation.Count} validation, {data.Test.Count} test rows");
        DesignTask task = new(WithSize(options, data, log), data, mapper, state, log);
        if (options.Search.Method != SearchMethod.None)
        {
            FrontSearch.NoteWhatIsLeftOut(task.Options, data, log);
        }
        Trained trained = Trained.Of(task);
        Searched searched = Searched.Of(task, trained);
        Chosen chosen = Chosen.Of(task, trained, searched);
        Mapped mapped = Mapped.Of(task, chosen);
        Written written = Written.Of(task, mapped, folder, templates, tools);
        Score floatTest = trained.Float.ScoreOn(data.Test);
        WholeFile.Write(Path.Combine(folder, "designs.csv"), CsvText.Of(DesignRow.Header, written.Rows.Select(r => r.Cells)));
        WholeFile.Write(Path.Combine(folder, "rows.csv"), RowsCsv.Of(data));
        mapped = mapped with { Notes = mapped.Notes.AddRange(written.Notes) };
        WholeFile.Write(Path.Combine(folder, "run.json"), RunFile.Write(data, options, floatTest, mapper.AbcVersion, mapped, searched));
        new ReportPage([RunOnDisk.Read(folder)], templates).Write(Path.Combine(folder, ReportPage.FileName));
        return new RunResult(options, floatTest, written.Rows);
    }

    /// <summary>Does rounds of the search over gates of the same run in another process, until that search is done or that process has ended. What
    /// comes before it is done here too, as far as the other has not kept it.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="options">The run's options.</param>
    /// <param name="checkpoints">The folder where the other keeps its state.</param>
    /// <param name="hasEnded">Whether the other has ended.</param>
    /// <exception cref="UserException">That state is damaged.</exception>
    public void Help(RunData data, RunOptions options, string checkpoints, Func<bool> hasEnded)
    {
        if (options.GateBudget is null)
        {
            return;
        }
        CircuitMapper mapper = new(options.Output.Technology.Value, options.Output.Optimizer, tools);
        StateFolder state = new(checkpoints, RunFile.Fingerprint(data, options)) { Use = StateUse.Helped, HasEnded = hasEnded };
        DesignTask task = new(WithSize(options, data, log), data, mapper, state, log);
        try
        {
            Searched.Of(task, Trained.Of(task));
        }
        catch (OperationCanceledException)
        {
            // Nobody is left to help.
        }
    }

    /// <summary>The options with a number of hidden neurons, chosen where none is asked for.</summary>
    private static RunOptions WithSize(RunOptions options, RunData data, RunLog log)
    {
        if (!options.Training.HiddenSizes.IsEmpty)
        {
            return options;
        }
        var choice = SizeChoice.Of(data.Training, data.Validation, options.TrainingWeighting, RunStreams.Sizes(options.Seed), options.Threads);
        log.Line(choice.Words);
        return options with { Training = options.Training with { Hidden = [choice.Hidden] } };
    }
}
