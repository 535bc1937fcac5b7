using System.Collections.Immutable;
using System.CommandLine;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Netlists;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp shrink MODEL|NETLIST --data DATA.csv --out DIR</c>: the search over gates for one classifier, also
/// somebody else's.</summary>
internal sealed class ShrinkCommand
{
    private readonly Argument<string> _subject = new Argument<string>("MODEL|NETLIST") { Description = "a model.json, or a mapped netlist in Verilog (.v, .sv)" }.WithoutOptions();
    private readonly DataOptions _data = new();
    private readonly Option<string[]> _files = new("--data")
    {
        Description = "CSV files that hold one table; its training rows are what has to stay right",
        HelpName = "DATA",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string?> _dataIs = new("--data-is") { Description = "what the table holds: values, which are coded as `design` codes them, or codes, which the ports take as they are (default: values)", HelpName = "values|codes" };
    private readonly Option<string> _out = new Option<string>("--out") { Description = "folder for the result", HelpName = "DIR", Required = true }.NotEmpty();
    private readonly Option<double> _maxLoss = Numbers.Real("--max-loss", "loss of accuracy that the result may have, judged on training and validation rows", 0.02, 0, 1);
    private readonly Option<string> _effort = Words.OneOf("--effort", "how long the search goes on", "normal", "quick", "thorough");
    private readonly Option<string> _objective = Words.OneOf("--objective", "what has to stay: accuracy, or balanced accuracy", "accuracy", "balanced");
    private readonly Option<string> _technology = new("--technology")
    {
        Description = "the netlist's technology: a name from `printedmlp technologies`, or a technology file",
        HelpName = "NAME|FILE",
        DefaultValueFactory = _ => TechnologyCatalogue.Default,
    };
    private readonly Option<string?> _name = new("--name") { Description = "name of the Verilog module (default: from the file)", HelpName = "NAME" };
    private readonly Option<int> _seed = Numbers.Whole("--seed", "decides everything random", 1, 0);
    private readonly Option<int> _threads = Numbers.Whole("--threads", "threads to use; changes nothing but the time", Environment.ProcessorCount, 1, 1024);
    private readonly Option<int> _vectors = Numbers.Whole("--random-vectors", "random codes that simulators check beside all rows", 1000, 0, 1_000_000);

    public static Command Create()
    {
        ShrinkCommand command = new();
        command._dataIs.AcceptOnlyFromAmong("values", "codes");
        Command shrink = new("shrink",
            "Makes a classifier smaller: replaces gates as long as its training rows stay right.\n\n"
            + "Example: printedmlp shrink netlist.v --data readings.csv --max-loss 0.02 --out out/smaller");
        shrink.Arguments.Add(command._subject);
        command._data.AddOptionsTo(shrink);
        foreach (Option option in new Option[]
        {
            command._files, command._dataIs, command._out, command._maxLoss, command._effort, command._objective, command._technology, command._name,
            command._seed, command._threads, command._vectors,
        })
        {
            shrink.Options.Add(option);
        }
        shrink.SetAction(command.Run);
        return shrink;
    }

    private int Run(ParseResult parsed)
    {
        string subject = parsed.GetRequiredValue(_subject), folder = parsed.GetRequiredValue(_out);
        RunOptions options = _data.Apply(parsed, new RunOptions
        {
            Search = new SearchSettings
            {
                Effort = Enum.Parse<Effort>(parsed.GetValue(_effort)!, ignoreCase: true),
                Balanced = parsed.GetValue(_objective) == "balanced",
                MaxLoss = parsed.GetValue(_maxLoss),
            },
            Gates = new GateSettings { ReadsLevels = false, PowerWorth = 0 },
            Output = new OutputSettings
            {
                Technology = new(parsed.GetValue(_technology)!, TechnologyCatalogue.Load(parsed.GetValue(_technology)!)),
                Name = ModulePorts.Checked(parsed.GetValue(_name) ?? ModuleName.From(subject)),
                RandomVectors = parsed.GetValue(_vectors),
            },
            Seed = (ulong)parsed.GetValue(_seed),
            Threads = parsed.GetValue(_threads),
        });
        CellLibrary library = options.Output.Technology.Value;
        Dataset dataset = DatasetReader.Read(parsed.GetRequiredValue(_files), options.Data.Reading);
        foreach (string note in dataset.Notes)
        {
            RunLog.Console.Line($"note: {note}");
        }
        string? dataIs = parsed.GetValue(_dataIs);
        RunData data = RunData.Of(dataset, options, dataIs == "codes" ? CodedTable.Scale(dataset, options.Data.InputBits) : null);
        Mapper mapper = new(library);
        DesignCandidate start = Start(subject, library, mapper, data, options);
        foreach (string note in CodedTable.Notes(start, data, options, dataIs))
        {
            RunLog.Console.Line($"note: {note}");
        }
        GateStage stage = new(options, data, mapper, library, null, RunLog.Console);
        ImmutableArray<DesignCandidate> found = stage.Run([], start.Classifier, start.Netlist!);
        DesignCandidate best = found.Append(start).Where(c => c.Judged >= start.Judged - options.Search.MaxLoss).MinBy(c => c.Netlist!.AreaCm2)!;
        VerificationReport report = Write(best, folder, options, data);
        Print(parsed.InvocationConfiguration.Output, start, best, report, data, folder);
        return report.Verdict == Verdict.Disagrees ? ExitCode.Mismatch : ExitCode.Done;
    }

    private static DesignCandidate Start(string subject, CellLibrary library, Mapper mapper, RunData data, RunOptions options)
    {
        int features = data.Dataset.Features.Length;
        (Classifier classifier, Netlist netlist) = subject.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? OfModel(subject, mapper, features, options) : OfNetlist(subject, library, features, options);
        int bits = Argmax.IndexBits(data.Dataset.Classes.Length);
        return classifier.ClassBits == bits ? DesignCandidate.Of(classifier, netlist, data, options.Search.Weighting) : throw new UserException($"{subject} gives {classifier.ClassBits} bits, expected {bits} for the index of {data.Dataset.Classes.Length} classes. Check --class-column.");
    }

    private static (Classifier Classifier, Netlist Netlist) OfModel(string file, Mapper mapper, int features, RunOptions options)
    {
        Classifier classifier = ClassifierFile.Read(file);
        if (classifier.ReadsLevels)
        {
            throw new UserException($"{file} reads levels, and shrink searches classifiers that read codes. Search levels with `printedmlp design`.");
        }
        return classifier.Inputs == features && classifier.InputBits == options.Data.InputBits ? (classifier, mapper.Map(classifier.ToCircuit()))
            : throw WrongInputs(file, $"{classifier.Inputs} features of {classifier.InputBits} bits", features, options);
    }

    /// <summary>Input bits in the order of the ports are feature 0 bit 0 first, as in the module contract.</summary>
    private static (Classifier Classifier, Netlist Netlist) OfNetlist(string file, CellLibrary library, int features, RunOptions options)
    {
        Netlist netlist = NetlistReader.Read(file, library).FirstOutput;
        int bits = options.Data.InputBits;
        if (netlist.Inputs.Length != features * bits)
        {
            throw WrongInputs(file, $"{netlist.Inputs.Length} input bits", features, options);
        }
        netlist = netlist with { Inputs = [.. netlist.Inputs.Select((_, i) => new InputSignal(i / bits, i % bits))] };
        GateList gates = GateList.Of(netlist) ?? GateList.Of(NetlistCircuit.Of(netlist), new GatePrices(library).Universal);
        return (GateClassifier.OfCodes(gates, features, bits), netlist);
    }

    private static UserException WrongInputs(string file, string found, int features, RunOptions options) => new($"{file} has {found}; the data has {features} features of {options.Data.InputBits} bits. Check --ignore-columns, --class-column and --input-bits.");

    private static VerificationReport Write(DesignCandidate best, string folder, RunOptions options, RunData data)
    {
        Templates templates = new();
        DesignFolder design = new(folder, options.Output.Name, best.Classifier,
            [.. data.All.Codes, .. RandomCodes.Draw(best.Classifier, options.Output.RandomVectors, RunStreams.Vectors(options.Seed))], best.Netlist);
        NewFolder.Make(folder, shownAs: folder);
        DesignFiles.Write(design, new VerilogWriter(templates));
        WholeFile.Write(Path.Combine(folder, "model.json"), best.Classifier.ToJson());
        using DesignVerifier verifier = new(new Tools(), templates);
        return verifier.VerifyAndRecord([design])[0];
    }

    private static void Print(TextWriter output, DesignCandidate start, DesignCandidate best, VerificationReport report, RunData data, string folder)
    {
        foreach ((string name, DesignCandidate c) in new[] { ("given", start), ("found", best) })
        {
            var test = Score.Of(c.Classifier.Classify(data.Test.Codes), data.Test.Labels, data.Test.Classes);
            output.WriteLine($"{name}: {c.Netlist!.AreaCm2:0.######} cm2, {c.Netlist.Instances.Length} cells, accuracy {c.Training:0.0000} training, {c.Validation:0.0000} validation, {test.Accuracy:0.0000} test");
        }
        foreach (Check check in report.Checks.Where(c => c.Result != CheckResult.Passed))
        {
            output.WriteLine($"{check.Subject}, {check.Method}, {check.Tool}: {CheckText.Of(check)}");
        }
        output.WriteLine($"files: {folder}");
    }
}
