using System.Collections.Immutable;
using System.CommandLine;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Datasets;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp design DATA.csv --out DIR</c>: the main job, data to verified hardware.</summary>
internal sealed class DesignCommand
{
    private readonly DataOptions _data = new();

    private readonly Option<string> _out = new Option<string>("--out")
    {
        Description = "folder for the results; it must not exist yet",
        HelpName = "DIR",
        Required = true,
    }.NotEmpty();

    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "replace an earlier run in --out" };

    private readonly Option<bool> _resume = new("--resume") { Description = "go on where an interrupted run with the same options and --out stopped" };

    private readonly Option<ImmutableArray<ImmutableArray<int>>> _hidden = new("--hidden")
    {
        Description = "hidden neurons: 5, or 5,8,10 to search several sizes, or 8-4 for two layers (exact network only) [default: 5]",
        HelpName = "N[-N...][,...]",
        CustomParser = ParseHidden,
    };

    private readonly ModelOptions _model = new();

    private readonly Option<string> _method = Words.OneOf("--method",
        "how approximate networks are searched: memetic; nsga2 or nsga2-masks as published; none for the exact network only",
        "memetic", "nsga2", "nsga2-masks", "none");

    private readonly Option<bool> _noGateSearch = new("--no-gate-search") { Description = "leave out the search over gates that goes on from the networks found" };

    private readonly Option<string> _effort = Words.OneOf("--effort", "how long the search goes on", "normal", "quick", "thorough");

    private readonly Option<string> _objective = Words.OneOf("--objective",
        "what the search and the choice maximise: accuracy, or balanced accuracy", "accuracy", "balanced");

    private readonly Option<double> _maxLoss = Numbers.Real("--max-loss",
        "loss of accuracy against the exact network that the recommended design may have", 0.05, 0, 1);

    private readonly Option<int> _maxDesigns = Numbers.Whole("--max-designs", "designs of the front that are written and verified", 10, 1, 1000);

    private readonly Option<string> _technology = new("--technology")
    {
        Description = "printed technology: a name from `printedmlp technologies`, or a technology file",
        HelpName = "NAME|FILE",
        DefaultValueFactory = _ => TechnologyCatalogue.Default,
    };

    private readonly FrontEndOptions _frontEnd = new();
    private readonly Option<string?> _name = new("--name") { Description = "name of the Verilog module (default: from the data file)", HelpName = "NAME" };
    private readonly Option<int> _seed = Numbers.Whole("--seed", "decides everything random", 1, 0);
    private readonly Option<int> _seeds = Numbers.Whole("--seeds", "number of runs with successive seeds, each in a folder of its own", 1, 1, 1000);
    private readonly Option<int> _restarts = Numbers.Whole("--restarts", "float networks trained, the best on validation rows is kept", 10, 1, 10_000);
    private readonly Option<double> _l2 = Numbers.Real("--l2", "L2 penalty of the float network", 1e-3, 0, 1e3);
    private readonly Option<bool> _balance = new("--balance-classes") { Description = "give every class the same weight in training and choice" };
    private readonly Option<int> _vectors = Numbers.Whole("--random-vectors", "random codes that simulators check beside all rows", 1000, 0, 1_000_000);
    private readonly Option<int> _threads = Numbers.Whole("--threads", "threads to use; changes nothing but the time", Environment.ProcessorCount, 1, 1024);
    private readonly Option<string> _optimizer = SynthesisOptions.Optimizer();
    private readonly Option<string> _mapFor = SynthesisOptions.MapFor();
    private readonly Option<int> _prove = SynthesisOptions.ProveSeconds();
    private readonly Option<string> _format = Words.OneOf("--format", "csv; json writes designs.json beside designs.csv", "csv", "json");
    private readonly Option<string?> _templates = new("--templates") { Description = "folder of Verilog templates to use instead of the built-in ones", HelpName = "DIR" };

    public static Command Create()
    {
        DesignCommand command = new();
        Command design = command.Described();
        design.SetAction(command.Run);
        return design;
    }

    private Command Described()
    {
        Command design = new("design",
            "Turns a table of sensor readings into a verified, printable classifier.\n\n"
            + "Example: printedmlp design readings.csv --class-column quality --out out/readings\n"
            + "Example: printedmlp design readings.csv --class-column quality --model network.onnx --out out/readings");
        _data.AddTo(design);
        _model.AddTo(design);
        foreach (Option option in new Option[]
        {
            _out, _overwrite, _resume, _hidden, _method, _noGateSearch, _effort, _objective,
            _maxLoss, _maxDesigns, _technology, _name, _seed, _seeds,
            _restarts, _l2, _balance, _vectors, _threads, _optimizer, _mapFor, _prove, _templates, _format,
        })
        {
            design.Options.Add(option);
        }
        _frontEnd.AddTo(design);
        return design;
    }

    /// <summary>What the words of a command line ask for, without doing it.</summary>
    /// <param name="words">Data files and options, without <c>design</c>, <c>--out</c> and what belongs to it.</param>
    /// <exception cref="UserException">The words make no command.</exception>
    public static (string[] Files, RunOptions Options) Read(IReadOnlyList<string> words)
    {
        DesignCommand command = new();
        Command design = command.Described();
        ParseResult parsed = design.Parse([.. words, "--out", "nowhere"]);
        return parsed.Errors.Count == 0 ? command.Requested(parsed)
            : throw new UserException(string.Join("\n", parsed.Errors.Select(e => e.Message).Distinct()));
    }

    private (string[] Files, RunOptions Options) Requested(ParseResult parsed)
    {
        string[] files = parsed.GetRequiredValue(_data.Files);
        RunOptions options = _model.Apply(parsed, [_hidden, _restarts, _l2, _balance], _frontEnd.Apply(parsed, _data.Apply(parsed, new RunOptions
        {
            Training = new TrainingSettings
            {
                HiddenSizes = parsed.GetValue(_hidden) is { IsDefault: false } sizes ? sizes : [[5]],
                Restarts = parsed.GetValue(_restarts),
                L2 = parsed.GetValue(_l2),
                BalanceClasses = parsed.GetValue(_balance),
            },
            Search = new SearchSettings
            {
                Method = parsed.GetValue(_method) switch
                {
                    "nsga2" => SearchMethod.Nsga2,
                    "nsga2-masks" => SearchMethod.Nsga2Masks,
                    "none" => SearchMethod.None,
                    _ => SearchMethod.Memetic,
                },
                Effort = Enum.Parse<Effort>(parsed.GetValue(_effort)!, ignoreCase: true),
                Balanced = parsed.GetValue(_objective) == "balanced",
                MaxLoss = parsed.GetValue(_maxLoss),
                MaxDesigns = parsed.GetValue(_maxDesigns),
            },
            Gates = new GateSettings { AreSearched = !parsed.GetValue(_noGateSearch) },
            Output = new OutputSettings
            {
                Technology = new(parsed.GetValue(_technology)!, TechnologyCatalogue.Load(parsed.GetValue(_technology)!)),
                Name = ModulePorts.Checked(parsed.GetValue(_name) ?? ModuleName.From(files[0])),
                RandomVectors = parsed.GetValue(_vectors),
                Optimizer = SynthesisOptions.OptimizerOf(parsed.GetValue(_optimizer)),
                Goal = SynthesisOptions.GoalOf(parsed.GetValue(_mapFor)),
                ProveSeconds = parsed.GetValue(_prove),
            },
            Seed = (ulong)parsed.GetValue(_seed),
            Threads = parsed.GetValue(_threads),
        })));
        return (files, options);
    }

    private int Run(ParseResult parsed)
    {
        (string[] files, RunOptions options) = Requested(parsed);
        RunLog log = RunLog.Console;
        DataFiles data = DataFiles.Of(files, options.Data.Reading, log);
        options = options with { Data = options.Data with { Reading = data.Options } };
        string target = parsed.GetRequiredValue(_out);
        CellLibrary library = options.Output.Technology.Value;
        Templates templates = new(parsed.GetValue(_templates));
        using RunFolder folder = new(target, parsed.GetValue(_overwrite));
        using Checkpoints checkpoints = new(target, parsed.GetValue(_resume), log);
        Dataset dataset = DatasetReader.Read(data.Paths, options.Data.Reading);
        options.Training.Model?.Check(dataset);
        checkpoints.Claim(RunFile.Settings(RunData.Of(dataset, options), options));
        foreach (string note in dataset.Notes)
        {
            log.Line($"note: {note}");
        }
        DesignRun run = new(library, templates, new Tools(), log);
        ImmutableArray<RunResult> results = Runs(parsed.GetValue(_seeds), dataset, options, folder.Path, checkpoints, run, templates, log);
        if (parsed.GetValue(_format) == "json")
        {
            WriteJson(folder.Path);
        }
        folder.Finish();
        checkpoints.Remove();
        RunSummary.Print(Console.Out, results, target, parsed.GetValue(_seeds) > 1, options.ReadsLevels);
        return results.SelectMany(r => r.Designs).Any(d => d.Report.Verdict == Verdict.Disagrees) ? ExitCode.Mismatch : ExitCode.Done;
    }

    /// <summary>Beside each table the same as JSON.</summary>
    private static void WriteJson(string folder)
    {
        foreach (string table in Directory.GetFiles(folder, "*.csv", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is "designs.csv" or "seeds.csv"))
        {
            ImmutableArray<CsvRow> rows = CsvRow.Read(table);
            WholeFile.Write(Path.ChangeExtension(table, ".json"), JsonTable.Of(rows[0].Columns, rows.Select(r => (IEnumerable<string>)r.Cells)));
        }
    }

    private static ImmutableArray<RunResult> Runs(
        int seeds, Dataset dataset, RunOptions options, string folder, Checkpoints checkpoints, DesignRun run, Templates templates, RunLog log)
    {
        if (seeds == 1)
        {
            return [run.Run(dataset, options, folder, checkpoints.Folder)];
        }
        ImmutableArray<RunResult>.Builder results = ImmutableArray.CreateBuilder<RunResult>();
        for (int i = 0; i < seeds; i++)
        {
            ulong seed = options.Seed + (ulong)i;
            log.Line($"seed {seed}");
            string inner = Path.Combine(folder, $"seed-{seed}");
            Directory.CreateDirectory(inner);
            results.Add(run.Run(dataset, options with { Seed = seed }, inner, checkpoints.Folder));
        }
        WholeFile.Write(Path.Combine(folder, "seeds.csv"), SeedsCsv.Write(results));
        new ReportPage(RunOnDisk.ReadAll([folder]), templates).Write(Path.Combine(folder, ReportPage.FileName));
        return results.ToImmutable();
    }

    private static ImmutableArray<ImmutableArray<int>> ParseHidden(System.CommandLine.Parsing.ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        string[][] sizes = [.. text.Split(',').Select(size => size.Split('-'))];
        if (sizes.All(layers => layers.Length <= 8 && layers.All(p => Number.TryParse(p, out int n) && n is >= 1 and <= 1000)))
        {
            return [.. sizes.Select(layers => layers.Select(p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture)).ToImmutableArray())];
        }
        result.AddError($"--hidden {text}: expected 1 to 1000 neurons for each of at most 8 layers, for example 5, 5,8,10 or 8-4");
        return [[5]];
    }
}
