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
using PrintedMlp.Generator.Predictions;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Synthesis;
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
    private readonly Argument<string> _subject = new Argument<string>("MODEL|NETLIST")
    {
        Description =
        "a model.json, or a mapped netlist in Verilog (.v, .sv)"
    }.WithoutOptions();
    private readonly Option<string[]> _files = new("--data")
    {
        Description = "CSV files that hold one table; its training rows are what has to stay right",
        HelpName = "DATA",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<string?> _dataIs = new("--data-is")
    {
        Description = "what the table holds: values, which are coded as `design` codes them, or codes, which the ports take as they are (default: "
            + "values)",
        HelpName = "values|codes",
    };
    private readonly SettingOptions _settings = new(
        new RunOptions { Search = new SearchSettings { MaxLoss = 0.02 }, Gates = new GateSettings { ReadsLevels = false, PowerWorth = 0 } },
        [.. RunSettings.All.Where(s => s.Group == SettingGroup.Data), .. RunSettings.Some(
            ("out", "folder for the result"), ("max-loss", "loss of accuracy that the result may have, judged on training and validation rows"),
                ("effort", null),
            ("objective", "what has to stay: accuracy, or balanced accuracy"),
            ("technology", "the netlist's technology: a name from `printedmlp technologies`, or a technology file"),
            ("name", "name of the Verilog module (default: from the file)"), ("threads", null), ("random-vectors", null))]);

    public static Command Create()
    {
        ShrinkCommand command = new();
        command._dataIs.AcceptOnlyFromAmong("values", "codes");
        Command shrink = new("shrink",
            "Makes a classifier smaller: replaces gates as long as its training rows stay right.\n\n"
            + "Example: printedmlp shrink netlist.v --data readings.csv --max-loss 0.02 --out out/smaller");
        shrink.Arguments.Add(command._subject);
        shrink.Options.Add(command._files);
        shrink.Options.Add(command._dataIs);
        command._settings.AddTo(shrink);
        shrink.SetAction(command.Run);
        return shrink;
    }

    private int Run(ParseResult parsed)
    {
        string subject = parsed.GetRequiredValue(_subject);
        RunOptions options = _settings.Read(parsed, ModuleName.From(subject));
        string folder = options.Output.Folder;
        CellLibrary library = options.Output.Technology.Value;
        Dataset dataset = DatasetReader.Read(parsed.GetRequiredValue(_files), options.Data.Reading);
        string? dataIs = parsed.GetValue(_dataIs);
        RunData data = RunData.Of(dataset, options with { Data = options.Data with { Clip = options.Data.Clip ?? Clip.None } },
            dataIs == "codes" ? CodedTable.Scale(dataset, options.Data.InputBits) : OfRun(subject, dataset, options));
        foreach (string note in data.Notes)
        {
            RunLog.Console.Line($"note: {note}");
        }
        Mapper mapper = new(library);
        Design start = Start(subject, library, mapper, data, options);
        foreach (string note in CodedTable.Notes(start, data, options, dataIs))
        {
            RunLog.Console.Line($"note: {note}");
        }
        GateStage stage = new(options, data, mapper, null, RunLog.Console);
        ImmutableArray<Design> found = stage.Run([], start.Classifier, start.Netlist, isOnlyStart: true);
        Design best = found.Append(start).Where(Recommendation.Of(options, found, start)).MinBy(c => c.Netlist.AreaCm2)!;
        VerificationReport report = Write(best, folder, options, data);
        Print(parsed.InvocationConfiguration.Output, start, best, report, data, folder);
        return report.Verdict == Verdict.Disagrees ? ExitCode.Mismatch : ExitCode.Done;
    }

    /// <summary>The ranges that the classifier was made for: those of its run, unless others are asked for.</summary>
    private static InputScale? OfRun(string subject, Dataset dataset, RunOptions options)
    {
        InputScale? scale = options.Data.Clip is null ? FinishedDesign.ScaleAbove(subject, dataset.Features) : null;
        if (scale is not null)
        {
            RunLog.Console.Line("note: ranges of the features from run.json above it; --clip 0 takes smallest and largest values");
        }
        return scale;
    }

    private static Design Start(string subject, CellLibrary library, Mapper mapper, RunData data, RunOptions options)
    {
        int features = data.Dataset.Features.Length;
        (Classifier classifier, Netlist netlist) = subject.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? OfModel(subject, mapper, features, options) : OfNetlist(subject, library, features, options);
        int bits = Argmax.IndexBits(data.Dataset.Classes.Length);
        return classifier.ClassBits == bits
            ? Design.Of(classifier, data, options).Mapped(new MappedCircuit(netlist, Optimizer.Builtin, null), data, options)
            : throw new UserException($"{subject} gives {classifier.ClassBits} bits, expected {bits} for the index of "
                + $"{data.Dataset.Classes.Length} classes. Check --class-column.");
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

    private static UserException WrongInputs(string file, string found, int features, RunOptions options) => new($"{file} has {found}; the data has "
        + $"{features} features of {options.Data.InputBits} bits. Check --ignore-columns, --class-column and --input-bits.");

    private static VerificationReport Write(Design best, string folder, RunOptions options, RunData data)
    {
        Templates templates = new();
        using FolderAside aside = new(folder, merges: true);
        DesignFolder design = new(aside.Path, options.Output.Name, best.Classifier,
            [.. data.All.Codes, .. RandomCodes.Draw(best.Classifier, options.Output.RandomVectors, RunStreams.Vectors(options.Seed))], best.Netlist)
        {
            Naming = DesignNaming.Of(data, best.Classifier),
            StaticPowerMw = best.StaticPowerMw,
        };
        DesignFiles.Write(design, new VerilogWriter(templates));
        WholeFile.Write(Path.Combine(aside.Path, "model.json"), best.Classifier.ToJson());
        using DesignVerifier verifier = new(new Tools(), templates);
        VerificationReport report = verifier.VerifyAndRecord([design])[0];
        aside.Merge();
        return report;
    }

    private static void Print(TextWriter output, Design start, Design best, VerificationReport report, RunData data, string folder)
    {
        foreach ((string name, Design c) in new[] { ("given", start), ("found", best) })
        {
            var test = Score.Of(c.Classifier.Classify(data.Test.Codes), data.Test.Labels, data.Test.Classes);
            output.WriteLine($"{name}: {c.Netlist.AreaCm2:0.######} cm2, {c.Netlist.Instances.Length} cells, accuracy {c.Judgement.Training:0.0000} "
                + $"training, {c.Judgement.Validation:0.0000} validation, {test.Accuracy:0.0000} test");
        }
        foreach (Check check in report.Checks.Where(c => c.Result != CheckResult.Passed))
        {
            output.WriteLine($"{check.Subject}, {check.Method}, {check.Tool}: {CheckText.Of(check)}");
        }
        output.WriteLine($"files: {folder}");
    }
}
