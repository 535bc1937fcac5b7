using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Explorations;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Commands;

/// <summary>The options of <c>explore</c> that write scripts for a cluster instead of making points.</summary>
internal sealed class ClusterOptions
{
    /// <summary>Elements where nothing is known of the points: few enough for any queue, many enough that one does not last a night.</summary>
    private const int UsualElements = 50;

    /// <summary>Elements that the estimate may ask for: Slurm takes arrays of a thousand unless told otherwise.</summary>
    private const int MostElements = 1000;

    /// <summary>Minutes that an element lasts by the estimate, on the reference machine.</summary>
    private const double ElementMinutes = 30;

    /// <summary>How much more memory is asked for than the estimate says, which may be off by two.</summary>
    private const double MemoryReserve = 2;

    private readonly Option<string?> _slurm = new("--slurm")
    {
        Description = "writes scripts for Slurm, or a machine of many cores, into a folder instead of making points; see docs/cluster.md",
        HelpName = "DIR",
    };
    private readonly Option<bool> _submit = new("--submit") { Description = "submits them too" };
    private readonly Option<string?> _elements = new("--elements")
    {
        Description = "elements of the array job, each every N-th point "
            + $"(default: elements of half an hour by the estimate, or one a point, at most {UsualElements})",
        HelpName = "N",
    };
    private readonly Option<string?> _parallel = new("--max-parallel") { Description = "elements that run at a time (default: all)", HelpName = "N" };
    private readonly Option<bool> _parts = new("--parts")
    {
        Description = "a folder for each element, merged at the end, where the nodes share no file system that locks files",
    };
    private readonly Option<string[]> _sbatch = new("--sbatch")
    {
        Description = "a further option of sbatch, for example --sbatch=--time=2:00:00 (may be given several times)",
        HelpName = "OPTION",
    };

    /// <summary>Adds the options to the command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether scripts are asked for.</summary>
    /// <exception cref="UserException">Options are given that say something of scripts only, or of points only.</exception>
    public bool IsAsked(ParseResult parsed)
    {
        bool isAsked = parsed.GetValue(_slurm) is not null;
        string[] given = [.. parsed.CommandResult.Children.OfType<OptionResult>().Where(r => !r.Implicit).Select(r => r.Option.Name)];
        if (!isAsked && All.FirstOrDefault(o => given.Contains(o.Name)) is { } alone)
        {
            throw new UserException($"{alone.Name} says something of scripts for a cluster. Name their folder with --slurm DIR, or leave "
                + $"{alone.Name} out.");
        }
        if (isAsked && Elementary.FirstOrDefault(given.Contains) is { } own)
        {
            throw new UserException($"{own} and --slurm: each element of the array job says its own {own}. Leave one of them out.");
        }
        return isAsked;
    }

    /// <summary>Writes the scripts, and into the one folder that elements share what they explore.</summary>
    /// <param name="parsed">The command.</param>
    /// <param name="exploration">What they make.</param>
    /// <param name="searchShards">Processes that may work at the search over gates of one point.</param>
    /// <param name="folder">The exploration's folder.</param>
    /// <param name="threads">Threads of each element.</param>
    /// <exception cref="UserException">A point or an option says what cannot be, or the files cannot be written.</exception>
    public int Write(ParseResult parsed, Exploration exploration, int searchShards, string folder, int threads)
    {
        if (searchShards > 1 && parsed.GetValue(_parts))
        {
            throw new UserException("--parts and --search-shards: elements that help each other need one folder, with a file system that passes on "
                + "locks. Leave one of them out.");
        }
        ImmutableArray<RunEstimate?> estimates = exploration.Check();
        int points = estimates.Length, most = points * searchShards;
        int elements = Math.Min(Whole(parsed, _elements) ?? Elements(estimates, searchShards, threads), most);
        double memory = estimates.OfType<RunEstimate>().Select(e => MemoryReserve * e.MemoryMb / 1024).DefaultIfEmpty(1).Max();
        string scripts = Path.GetFullPath(parsed.GetValue(_slurm)!);
        string[] further = parsed.GetValue(_sbatch) ?? [];
        if (further.FirstOrDefault(o => !o.StartsWith("--", StringComparison.Ordinal) || o.Any(char.IsControl)) is { } wrong)
        {
            throw new UserException($"--sbatch {wrong}: expected an option of sbatch with its value, for example --sbatch=--time=2:00:00");
        }
        if (!parsed.GetValue(_parts))
        {
            exploration.Begin(resumes: true);
        }
        new ClusterScripts(ClusterScripts.ThisTool, ToolVersion.Text, ShellWord.Quoted(Environment.CurrentDirectory), Words(parsed),
            ShellWord.Quoted(folder), ShellWord.Quoted(scripts), points, elements, Math.Max(1, elements / searchShards),
            Whole(parsed, _parallel) ?? elements,
            threads, (int)Math.Ceiling(memory), parsed.GetValue(_parts), [.. further]).Write(new Templates(), scripts);
        Console.WriteLine($"{points} points in {elements} elements");
        Console.WriteLine($"scripts: {scripts}");
        if (!parsed.GetValue(_submit))
        {
            Console.WriteLine($"submit them with {Path.Combine(scripts, ClusterScripts.Submit)}");
            return ExitCode.Done;
        }
        ExternalProgram submit = new(ClusterScripts.Submit, Path.Combine(scripts, ClusterScripts.Submit), null);
        int exitCode = submit.RunHere();
        return exitCode == 0 ? ExitCode.Done
            : throw new ToolException($"{submit.Path} ended with {exitCode}. "
                + "Is sbatch on the PATH, and does the cluster take jobs?");
    }

    /// <summary>So many that one lasts half an hour with its threads, where all points are like what was measured.</summary>
    private static int Elements(ImmutableArray<RunEstimate?> estimates, int searchShards, int threads) =>
        searchShards > 1 || estimates.Any(e => e is null or { IsBeyond: true }) ? UsualElements
            : (int)Math.Clamp(Math.Round(estimates.Sum(e => e!.Seconds) / 60 / threads / ElementMinutes), 1, MostElements);

    /// <summary>What each element says itself, and nobody for all of them.</summary>
    private static string[] Elementary => ["--shard"];

    private Option[] All => [_slurm, _submit, _elements, _parallel, _parts, _sbatch];

    /// <summary>The words of the command as they were given, but for those that each element says itself.</summary>
    private string Words(ParseResult parsed)
    {
        string[] own = [.. All.Select(o => o.Name), .. Elementary, "--out", "--resume", "--threads"];
        IEnumerable<string> arguments = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(r => r.Tokens).Select(t => t.Value);
        IEnumerable<string> options = parsed.CommandResult.Children.OfType<OptionResult>()
            .Where(r => !r.Implicit && !own.Contains(r.Option.Name)).SelectMany(r => r.Tokens.Select(t => t.Value).Prepend(r.Option.Name));
        return string.Join(' ', arguments.Concat(options).Select(ShellWord.Quoted));
    }

    private static int? Whole(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is not { } text ? null
        : Number.TryParse(text, out int number) && number > 0 ? number
        : throw new UserException($"{option.Name} {text}: expected a whole number, at least 1");
}
