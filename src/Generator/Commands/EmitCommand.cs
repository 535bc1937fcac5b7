using System.CommandLine;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp emit MODEL.json --out DIR</c>: Verilog, testbench and netlist from a model file.</summary>
internal sealed class EmitCommand
{
    private readonly Argument<string> _model = new Argument<string>("MODEL")
    {
        Description =
        "a model.json, see docs/model-format.md"
    }.WithoutOptions();
    private readonly SettingOptions _settings = new(RunSettings.Usual,
        ("out", "folder for the files; existing ones are replaced"), ("name", "name of the Verilog module (default: from the model file)"),
        ("technology", "printed technology of the netlist"), ("optimizer", null),
            ("random-vectors", "random codes that the testbench checks, at least 1"),
        ("seed", "decides the random codes"), ("languages", null), ("spice", null), ("templates", null));

    public static Command Create()
    {
        EmitCommand command = new();
        Command emit = new("emit", "Writes the Verilog of a model file, and its other languages.\n\nExample: printedmlp emit "
            + "out/balance/baseline/model.json --out rtl");
        emit.Arguments.Add(command._model);
        command._settings.AddTo(emit);
        emit.SetAction(command.Run);
        return emit;
    }

    private int Run(ParseResult parsed)
    {
        string file = parsed.GetRequiredValue(_model);
        RunOptions options = _settings.Read(parsed, ModuleName.From(file));
        (string folder, string name, CellLibrary library) = (options.Output.Folder, options.Output.Name, options.Output.Technology.Value);
        if (options.Output.RandomVectors < 1)
        {
            throw new UserException("--random-vectors 0: expected a whole number from 1 to 1000000");
        }
        Templates templates = new(options.Output.Templates);
        ReservedWords.Check(templates, options.Output.Languages, name);
        LanguageFiles.Check(templates, options.Output.Languages, name);
        PlanSpice.Check(options.Output.Languages, library);
        Classifier classifier = ClassifierFile.Read(file);
        byte[][] codes = [.. RandomCodes.Draw(classifier, options.Output.RandomVectors, RunStreams.Vectors(options.Seed))];
        CircuitMapper mapper = new(library, options.Output.Optimizer, new Tools());
        MappedCircuit mapped = mapper.Map(classifier, classifier.ToCircuit(), codes);
        Netlist netlist = mapped.Netlist;
        using FolderAside aside = new(folder, merges: true);
        DesignFiles.Write(new DesignFolder(aside.Path, name, classifier, codes, netlist) { Languages = options.Output.Languages },
            new VerilogWriter(templates));
        WholeFile.Write(Path.Combine(aside.Path, "model.json"), classifier.ToJson());
        aside.Merge();
        Console.WriteLine($"{name}: {netlist.Instances.Length} cells, {netlist.AreaCm2:0.######} cm2 in {library.Name}");
        if (mapped.Evidence is { } evidence)
        {
            Console.WriteLine($"netlist of {(mapped.From == Optimizer.Abc ? "berkeley-abc" : "the built-in optimizer")}: {evidence}");
        }
        Console.WriteLine($"files: {folder}");
        return ExitCode.Done;
    }
}
