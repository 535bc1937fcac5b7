using System.CommandLine;
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
    private readonly Argument<string> _model = new Argument<string>("MODEL") { Description = "a model.json, see docs/model-format.md" }.WithoutOptions();
    private readonly Option<string?> _name = new("--name") { Description = "name of the Verilog module (default: from the model file)", HelpName = "NAME" };
    private readonly Option<int> _vectors = Numbers.Whole("--random-vectors", "random codes that the testbench checks", 1000, 1, 1_000_000);
    private readonly Option<int> _seed = Numbers.Whole("--seed", "decides the random codes", 1, 0);
    private readonly Option<string> _optimizer = SynthesisOptions.Optimizer();
    private readonly Option<string?> _templates = new("--templates") { Description = "folder of Verilog templates to use instead of the built-in ones", HelpName = "DIR" };

    private readonly Option<string> _out = new Option<string>("--out")
    {
        Description = "folder for the files; existing ones are replaced",
        HelpName = "DIR",
        Required = true,
    }.NotEmpty();

    private readonly Option<string> _technology = new("--technology")
    {
        Description = "printed technology of the netlist",
        HelpName = "NAME|FILE",
        DefaultValueFactory = _ => TechnologyCatalogue.Default,
    };

    public static Command Create()
    {
        EmitCommand command = new();
        Command emit = new("emit", "Writes the Verilog of a model file.\n\nExample: printedmlp emit out/balance/baseline/model.json --out rtl");
        emit.Arguments.Add(command._model);
        foreach (Option option in new Option[]
            { command._out, command._name, command._technology, command._optimizer, command._vectors, command._seed, command._templates })
        {
            emit.Options.Add(option);
        }
        emit.SetAction(command.Run);
        return emit;
    }

    private int Run(ParseResult parsed)
    {
        string file = parsed.GetRequiredValue(_model), folder = parsed.GetRequiredValue(_out);
        Classifier classifier = ClassifierFile.Read(file);
        CellLibrary library = TechnologyCatalogue.Load(parsed.GetValue(_technology)!);
        RandomStream random = RunStreams.Vectors((ulong)parsed.GetValue(_seed));
        string name = ModulePorts.Checked(parsed.GetValue(_name) ?? ModuleName.From(file));
        byte[][] codes = [.. RandomCodes.Draw(classifier, parsed.GetValue(_vectors), random)];
        CircuitMapper mapper = new(library, SynthesisOptions.OptimizerOf(parsed.GetValue(_optimizer)), new Tools());
        MappedCircuit mapped = mapper.Map(classifier, classifier.ToCircuit(), codes);
        Netlist netlist = mapped.Netlist;
        DesignFolder design = new(folder, name, classifier, codes, netlist);
        VerilogWriter writer = new(new Templates(parsed.GetValue(_templates)));
        NewFolder.Make(folder, shownAs: folder);
        DesignFiles.Write(design, writer);
        WholeFile.Write(Path.Combine(folder, "model.json"), classifier.ToJson());
        Console.WriteLine($"{name}: {netlist.Instances.Length} cells, {netlist.AreaCm2:0.######} cm2 in {library.Name}");
        if (mapped.Evidence is { } evidence)
        {
            Console.WriteLine($"netlist of {(mapped.From == Optimizer.Abc ? "berkeley-abc" : "the built-in optimizer")}: {evidence}");
        }
        Console.WriteLine($"files: {folder}");
        return ExitCode.Done;
    }
}
