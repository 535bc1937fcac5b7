using System.Collections.Immutable;
using System.CommandLine;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Explorations;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Runs;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp explore SPEC.json|DATA...</c>: many runs, each in a folder of its own, and their tables.</summary>
internal sealed class ExploreCommand
{
    private const int MostSearchShards = 1000;

    private readonly Argument<string[]> _what = new Argument<string[]>("SPEC|DATA")
    {
        Description = "a specification (.json), see docs/explore.md; or data sets, each a file or a name from `printedmlp dataset list`",
        Arity = ArgumentArity.ZeroOrMore,
    }.WithoutOptions();

    private readonly Option<string?> _status = new("--status")
    {
        Description = "says how far the exploration in a folder is, and makes nothing",
        HelpName = "DIR",
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "looks at all points and lists them, and makes nothing" };
    private readonly ClusterOptions _cluster = new();
    private readonly SettingOptions _settings = new(RunSettings.Usual,
        ("out", "folder for points and tables"), ("resume", "go on in a folder where points are finished; they are kept"), ("format", null),
            ("threads", null),
        ("seeds", "successive seeds of each combination"));

    private readonly Option<string> _shard = new("--shard")
    {
        Description = "only every N-th point, from point K on; see merge",
        HelpName = "K/N",
        DefaultValueFactory = _ => "1/1",
    };
    private readonly Option<string> _searchShards = new("--search-shards")
    {
        Description = "processes that may work at the search over gates of one point, when they come to a point that another one makes",
        HelpName = "N",
        DefaultValueFactory = _ => "1",
    };
    private readonly Option<string[]> _set = new("--set")
    {
        Description = "an option of design for all points, for example --set effort=quick",
        HelpName = "NAME=VALUE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _hidden = Values("--hidden", "hidden neurons, a point for each", "N[-N...]");
    private readonly Option<string[]> _inputBits = Values("--input-bits", "bits of the codes, a point for each", "N");
    private readonly Option<string[]> _technologies = Values("--technologies", "technologies, a point for each", "NAME|FILE");
    private readonly Option<string[]> _methods = Values("--methods", "methods of the search, a point for each", "NAME");

    public static Command Create()
    {
        ExploreCommand command = new();
        Command explore = new("explore",
            "Runs design for every combination of data sets, sizes, input bits, technologies, methods and seeds; writes explore.csv,\n"
            + "summary.csv with means and 95 % intervals over seeds, and report.html. What was killed goes on with --resume.\n\n"
            + "Example: printedmlp explore balance-scale cardio.csv --hidden 3,5 --seeds 5 --set effort=quick --out out/sizes\n"
            + "Example: printedmlp explore --status out/sizes")
        {
            command._what, command._status, command._dryRun, command._shard, command._searchShards, command._hidden, command._inputBits,
            command._technologies, command._methods, command._set,
        };
        command._settings.AddTo(explore);
        // --status names a folder itself.
        explore.Options.Single(o => o.Name == "--out").Required = false;
        command._cluster.AddTo(explore);
        explore.SetAction(parsed => parsed.GetValue(command._status) is { } folder ? Status(folder) : command.Run(parsed));
        return explore;
    }

    private static int Status(string folder)
    {
        Console.Write(ExplorationStatus.Of(folder).ToString());
        return ExitCode.Done;
    }

    private int Run(ParseResult parsed)
    {
        var shard = Shard.Parse(parsed.GetRequiredValue(_shard));
        ImmutableArray<ExplorationPoint> points = Spec(parsed).Points();
        RunOptions options = _settings.Read(parsed);
        bool isDryRun = parsed.GetValue(_dryRun);
        string folder = isDryRun || _settings.Given(parsed).Any(g => g.Setting.Name == "out") ? options.Output.Folder
            : throw new UserException("explore: --out is missing. Expected a folder for points and tables, for example --out out/sizes");
        RunLog log = RunLog.Console;
        int searchShards = Number.TryParse(parsed.GetRequiredValue(_searchShards), out int processes)
            && processes is >= 1 and <= MostSearchShards ? processes
            : throw new UserException($"--search-shards {parsed.GetValue(_searchShards)}: expected a whole number, 1 to {MostSearchShards}");
        Exploration exploration = new(folder, points, log, searchShards);
        bool asksForScripts = _cluster.IsAsked(parsed);
        if (isDryRun)
        {
            ImmutableArray<RunEstimate?> estimates = exploration.Check();
            Console.WriteLine($"{points.Length} points");
            Console.Write(string.Concat(points.Select(p => p.Name + "\n")));
            Console.Write(Estimated(estimates));
            return ExitCode.Done;
        }
        if (asksForScripts)
        {
            return _cluster.Write(parsed, exploration, searchShards, folder, options.Threads);
        }
        exploration.CheckFolder(options.Output.Resumes);
        exploration.Check();
        int outcome = exploration.Run(shard, options.Output.Resumes, options.Threads);
        int done = ExplorationFolder.WriteTables(folder, points, options.Output.WritesJson);
        Console.WriteLine($"{done} of {points.Length} points{(shard == Shard.Whole ? "" : $", shard {shard}")}");
        Console.WriteLine($"files: {folder}");
        return outcome;
    }

    /// <summary>What all points take; of those without a search nothing is known.</summary>
    private static string Estimated(ImmutableArray<RunEstimate?> estimates)
    {
        RunEstimate[] known = [.. estimates.OfType<RunEstimate>()];
        return known.Length == 0 ? ""
            : $"estimate{(known.Length < estimates.Length ? $" of {known.Length} points" : "")}: {RunEstimate.Sum(known)}\n";
    }

    private ExplorationSpec Spec(ParseResult parsed)
    {
        string[] what = parsed.GetRequiredValue(_what);
        if (what.Length == 0)
        {
            throw new UserException("explore: nothing to explore. Expected a specification (.json) or data sets; see printedmlp explore --help.");
        }
        if (what is [var file] && file.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return !File.Exists(file) ? throw new UserException($"{file}: there is no such file.")
                : FromOptions(parsed).IsEmpty ? ExplorationSpec.Read(file)
                : throw new UserException($"{file} says what is explored, and so do options. Put them into the file.");
        }
        try
        {
            return new ExplorationSpec([.. what.Select(ExploredData.Of)], FromOptions(parsed)).Checked();
        }
        catch (FormatException e)
        {
            throw new UserException($"{e.Message}.", e);
        }
    }

    private ImmutableArray<(string, ImmutableArray<string>)> FromOptions(ParseResult parsed)
    {
        List<(string, ImmutableArray<string>)> options = [];
        Add("hidden", parsed.GetValue(_hidden));
        Add("input-bits", parsed.GetValue(_inputBits));
        Add("technology", parsed.GetValue(_technologies));
        Add("method", parsed.GetValue(_methods));
        foreach (string set in parsed.GetValue(_set) ?? [])
        {
            int equals = set.IndexOf('=', StringComparison.Ordinal);
            options.Add(equals > 0 ? (set[..equals].TrimStart('-'), [set[(equals + 1)..]])
                : throw new UserException($"--set {set}: expected an option of design and its value, for example effort=quick"));
        }
        if (_settings.Given(parsed).Any(g => g.Setting.Name == "seeds"))
        {
            options.Add(("seed", [.. Enumerable.Range(1, _settings.Read(parsed).Output.Seeds).Select(s => $"{s}")]));
        }
        return [.. options];

        void Add(string name, string[]? values)
        {
            if (values is { Length: > 0 })
            {
                options.Add((name, [.. values]));
            }
        }
    }

    private static Option<string[]> Values(string name, string description, string help) => new(name)
    {
        Description = description,
        HelpName = help + ",...",
        CustomParser = result => result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
    };
}
