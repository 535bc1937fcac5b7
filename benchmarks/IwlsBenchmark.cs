using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;

namespace PrintedMlp.Benchmarks;

/// <summary>Functions of the IWLS 2020 contest, learned from its rows of zeros and ones by the search over gates alone: AND nodes against
/// accuracy on the contest's test rows.</summary>
internal sealed partial class IwlsBenchmark
{
    /// <summary>Names the folder of the contest's files NAME.train.pla.gz, NAME.valid.pla.gz, NAME.test.pla.gz and of published.csv.</summary>
    private const string Variable = "PRINTEDMLP_IWLS2020";

    /// <summary>One in as many of the rows that the contest gives to learn from is a validation row.</summary>
    private const int Share = 5;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly (string Name, RowPart Part)[] Parts = [("train", RowPart.Training), ("valid", RowPart.Validation), ("test", RowPart.Test)];

    private readonly RunOptions _options;
    private readonly RunData _data;

    private IwlsBenchmark(string function, ulong seed)
    {
        RunOptions usual = new();
        string nodes = Path.Combine(AppContext.BaseDirectory, "data", "and-nodes.json");
        _options = usual with
        {
            Seed = seed,
            Data = usual.Data with { InputBits = 1 },
            Gates = usual.Gates with { ReadsLevels = false, PowerWorth = 0, Budget = GateBudget.Normal },
            Output = usual.Output with { Technology = new(nodes, TechnologyCatalogue.Load(nodes)) },
        };
        _data = RunData.Of(Read(function), _options);
    }

    /// <summary>The folder of the contest's files.</summary>
    public static string Folder => Environment.GetEnvironmentVariable(Variable)
        ?? throw new UserException($"Set {Variable} to the folder of the contest's files; docs/iwls2020.md says where they come from.");

    /// <summary>Learns functions and writes <c>results/iwls2020/NAME-SEED.csv</c>.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="functions">Such as ex73; all of the folder when none is named.</param>
    public static int Run(ulong seed, IReadOnlyList<string> functions)
    {
        const string suffix = ".train.pla.gz";
        string[] all = [.. Directory.EnumerateFiles(Folder, "*" + suffix).Select(f => Path.GetFileName(f)[..^suffix.Length]).Order(StringComparer.Ordinal)];
        foreach (string function in functions.Count > 0 ? functions : all)
        {
            ResultFile.Write($"iwls2020/{function}-{seed}.csv", new IwlsBenchmark(function, seed).Learned());
        }
        return 0;
    }

    private string Learned()
    {
        Mapper mapper = new(_options.Output.Technology.Value);
        (ImmutableArray<Design> found, double seconds) = GatesAlone.Search(_options, _data, mapper);
        (Design Design, int Nodes)[] counted = Front([.. found.Select(d => (d, Nodes(d.Classifier)))]);
        Design chosen = counted.MaxBy(c => (c.Design.Judgement.Validation, -c.Nodes)).Design;
        return "nodes,accuracy_train,accuracy_validation,accuracy_test,is_chosen,cpu_seconds\n" + string.Concat(counted.Select(c => string.Create(CultureInfo.InvariantCulture,
            $"{c.Nodes},{c.Design.Judgement.Training:0.0000},{c.Design.Judgement.Validation:0.0000},{Test(c.Design.Classifier):0.0000},{(c.Design == chosen ? "yes" : "no")},{seconds:0}\n")));
    }

    /// <summary>Those that no other beats in nodes and on validation rows.</summary>
    private static (Design Design, int Nodes)[] Front((Design Design, int Nodes)[] all)
    {
        double best = -1;
        List<(Design, int)> front = [];
        foreach ((Design design, int nodes) in all.OrderBy(c => c.Nodes).ThenByDescending(c => c.Design.Judgement.Validation))
        {
            if (design.Judgement.Validation > best)
            {
                best = design.Judgement.Validation;
                front.Add((design, nodes));
            }
        }
        return [.. front];
    }

    private double Test(Classifier classifier) => Score.Of(classifier.Classify(_data.Test.Codes), _data.Test.Labels, _data.Test.Classes).Accuracy;

    /// <summary>AND nodes of the RTL after Yosys' <c>aigmap</c>.</summary>
    private int Nodes(Classifier classifier)
    {
        using WrittenDesigns written = new();
        using WorkFolder work = new();
        File.Copy(written.Add("learned", classifier, [_data.Training.Codes[0]]).RtlFile, work.File("rtl.v"));
        ExternalProgram yosys = new Tools().Yosys ?? throw new UserException("yosys is needed to count AND nodes: install it, docs/tool.md says how.");
        const string script = "read_verilog rtl.v; hierarchy -auto-top; proc; flatten; opt -full; aigmap; opt -full; aigmap; opt_clean; tee -o nodes stat";
        ProgramRun run = yosys.Run(["-q", "-p", script], work.Path, Limit);
        if (!run.Succeeded)
        {
            throw new ToolException($"yosys did not count the nodes: {run.Broken ?? run.FirstLines}");
        }
        return Ands().Matches(File.ReadAllText(work.File("nodes"))).Sum(m => int.Parse(m.Groups[1].Value + m.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    private static Dataset Read(string function)
    {
        List<double[]> rows = [];
        List<int> labels = [];
        List<RowPart> parts = [];
        foreach ((string name, RowPart part) in Parts)
        {
            using StreamReader reader = new(new GZipStream(File.OpenRead(Path.Combine(Folder, $"{function}.{name}.pla.gz")), CompressionMode.Decompress));
            while (reader.ReadLine() is { } line)
            {
                if (line.Length > 2 && line[0] is '0' or '1')
                {
                    rows.Add([.. line[..^2].Select(c => c == '1' ? 1.0 : 0)]);
                    labels.Add(line[^1] - '0');
                    parts.Add(part == RowPart.Test ? part : rows.Count % Share == 0 ? RowPart.Validation : RowPart.Training);
                }
            }
        }
        return new Dataset([.. Enumerable.Range(0, rows[0].Length).Select(i => $"x{i}")], ["0", "1"], [.. rows], [.. labels]) { GivenParts = [.. parts] };
    }

    /// <summary>Yosys prints the number before or after the cell's name, by its version.</summary>
    [GeneratedRegex(@"^ *(?:(\d+)(?: +[\d.e+-]+)? +)?\$_AND_(?: +(\d+))? *$", RegexOptions.Multiline)]
    private static partial Regex Ands();
}
