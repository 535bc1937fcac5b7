using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Tests.Generator.Runs;

/// <summary>A run on the Balance example with very little search and without simulators.</summary>
internal static class SmallRun
{
    public static readonly RunOptions Options = new()
    {
        Data = new DataSettings { Split = SplitKind.Published },
        Training = new TrainingSettings { Hidden = [2], Restarts = 1 },
        Search = new SearchSettings
        {
            Budget = new SearchBudget(Batches: 2, Rounds: 2, Moves: 3000, Generations: 2, FloatNetworks: 1) { Candidates = 2 },
            MaxDesigns = 3,
        },
        Gates = new GateSettings { Budget = new GateBudget(Batches: 2, Rounds: 2, Moves: 300), ReadsLevels = false, PowerWorth = 0 },
        Output = new OutputSettings { RandomVectors = 5, ProveConflicts = 0 },
        Threads = 2,
    };

    /// <summary>The options with another name of the modules.</summary>
    public static RunOptions Named(string name) => Options with { Output = Options.Output with { Name = name } };

    public static readonly Dataset Balance = DatasetReader.Read([Repository.Path("examples", "balance-scale.csv")], new DatasetOptions());

    public static readonly Mapper Mapper = new(TechnologyCatalogue.Load(TechnologyCatalogue.Default));

    /// <summary>A classifier mapped, priced and scored as the designs of a run are.</summary>
    public static Design Priced(Classifier classifier, RunData data, RunOptions options)
    {
        MappedCircuit mapped = new(Mapper.Map(classifier.ToCircuit(), MappingEffort.Thorough), Optimizer.Builtin, null);
        return Design.Of(classifier, data, options).Priced(mapped, data, options);
    }

    /// <summary>Runs into a folder.</summary>
    /// <returns>The result and the lines of the log.</returns>
    public static (RunResult Result, string[] Log) Run(Dataset dataset, RunOptions options, string folder, string? checkpoints = null, StringWriter? log = null)
    {
        log ??= new StringWriter { NewLine = "\n" };
        DesignRun run = new(new Templates(), new Tools(folder), new RunLog(log, isTerminal: false));
        RunResult result = run.Run(RunData.Of(dataset, options), options, folder, checkpoints);
        return (result, log.ToString().Split('\n'));
    }
}
