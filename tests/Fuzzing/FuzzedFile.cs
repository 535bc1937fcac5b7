using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.FrontEnds;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Liberty;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Explorations;
using PrintedMlp.Generator.Netlists;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Generator.Runs;
using PrintedMlp.Tests.Training.Gates;
using PrintedMlp.Tests.Training.Models;
using PrintedMlp.Tests.Training.Search;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Models;
using PrintedMlp.Training.Models.Files;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Tests.Fuzzing;

/// <summary>A kind of file that the tool reads.</summary>
/// <param name="Seeds">Good files of the kind.</param>
/// <param name="IsJson">Whether it is JSON.</param>
/// <param name="Use">Reads the file at a path and does with it what a command would.</param>
internal sealed record FuzzedFile(ImmutableArray<byte[]> Seeds, bool IsJson, Action<string> Use)
{
    /// <summary>Whether using a file of a kind means a whole report, or a whole design.</summary>
    public static bool IsSlow(string kind) => OfARun.Contains(kind) || kind is "language.json" || kind.StartsWith("template", StringComparison.Ordinal);

    private static readonly Lazy<string> FinishedRun = new(MakeRun);

    /// <summary>The files of a run.</summary>
    public static readonly ImmutableArray<string> OfARun = ["run.json", "designs.csv", "baseline/details.json", "baseline/verification.json"];

    /// <summary>All kinds by name.</summary>
    public static readonly IReadOnlyDictionary<string, Func<FuzzedFile>> Kinds = new Dictionary<string, Func<FuzzedFile>>
    {
        ["table"] = () => new([.. new[]
        {
            "a,b,class\n1,2,x\n2,3,y\n3,4,x\n4,5,y\n", "sep=;\na;b;c\n1,5;2;x\n2,5;3;y\n", "\"a b\"\t\"c\"\n1\t\"x\"\n2\t\"y\"\n\n# note\n3\tx\n",
            "@relation r\n@attribute a numeric\n@attribute c {x,y}\n@data\n1,x\n2,y\n?,x\n", "1 1:0.5 2:1\n2 1:0.25\n1 2:3\n", "0,1,2\n0.1,0.2,p\n0.3,0.1,q\n",
        }.Select(Encoding.UTF8.GetBytes)], false, path => Table(path)),
        ["trained model, JSON"] = () => new([File.ReadAllBytes(Repository.Path("tests", "Cases", "models", "biases-too-few.json")), Encoding.UTF8.GetBytes(Trained)], true, Model),
        ["trained model, ONNX"] = () => new([.. OnnxDialects.All.Values.Select(write => write(ReferenceMlp.Draw(3, 5, 4, 2)))], false, Model),
        ["model of a network"] = () => new([.. new[] { 1, 2, 3 }.Select(seed => Encoding.UTF8.GetBytes(MlpFile.Write(Network(seed))))], true, Classifier),
        ["model of gates"] = () => new([Encoding.UTF8.GetBytes(GateClassifier.OfCodes(DrawnGates.Draw(6, new RandomStream(1)), DrawnGates.Features, 4).ToJson())], true, Classifier),
        ["model of levels"] = () => new([Encoding.UTF8.GetBytes(Levels)], true, Classifier),
        ["technology"] = () => new([Encoding.UTF8.GetBytes(Technology), File.ReadAllBytes(Repository.Path("technologies", "cnt-tft-3.0V.json"))], true, path => Map(TechnologyFile.Read(path))),
        ["Liberty file"] = () => new([.. Directory.GetFiles(Repository.Path("tests", "Cases", "liberty"), "*.lib").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)], false, path => Map(LibertyFile.Read(path))),
        ["front end"] = () => new([File.ReadAllBytes(Repository.Path("front-ends", "pruned-flash.json"))], true, path => _ = FrontEndCatalogue.Load(path).Cost([(InputSignal.Level(0, 1), 0.5)])),
        ["specification"] = () => new([File.ReadAllBytes(Repository.Path("examples", "papers.json")), Encoding.UTF8.GetBytes("""{"data": [{"name": "a", "files": "a.csv"}, "b.csv"], "seed": [1, 2], "hidden": [3, "4-2"], "overwrite": false}""")], true,
            path => _ = Exploration.Plan(ExplorationSpec.Read(path).Points())),
        ["vectors"] = () => new([Encoding.UTF8.GetBytes("1a\n2b\nff\n"), Encoding.UTF8.GetBytes("1,2\n3,4\n")], false, path =>
        {
            _ = VectorFile.ReadVectors(path, 2, 4);
            _ = LabelRows.Read(path, 3);
        }),
        ["rows of a netlist"] = () => new([Encoding.UTF8.GetBytes("1a\n2b\nff\n"), Encoding.UTF8.GetBytes("a,b\n1,2\n3,4\n")], false, path => _ = VectorRows.Read(path, [new NetlistPort("a", 4), new NetlistPort("b", 4)])),
        ["checkpoint"] = () => new([Checkpoint()], false, Restore),
        [OfARun[0]] = () => OfRun(OfARun[0], true),
        [OfARun[1]] = () => OfRun(OfARun[1], false),
        [OfARun[2]] = () => OfRun(OfARun[2], true),
        [OfARun[3]] = () => OfRun(OfARun[3], true),
        ["template of the module"] = () => Template("verilog/module.v.sbn"),
        ["template of gates"] = () => Template("verilog/gates.sbn"),
        ["template of C"] = () => Template("c/module.c.sbn"),
        ["template of Python"] = () => Template("python/module.py.sbn"),
        ["language.json"] = () => Template("c/language.json"),
        ["explore.json"] = () => new([Encoding.UTF8.GetBytes(Exploration.Plan([new ExplorationPoint("a_seed-1", "a", ["a.csv", "--seed", "1"])]))], true, Merge),
    };

    private const string Trained = """
        {"format": "printedmlp-trained-1", "inputs": [{"name": "a", "min": 0, "max": 1}, {"min": -1, "max": 1e3}], "classes": ["x", 2],
         "layers": [{"weights": [[1.5, 0.25], [-0.5, 2]], "biases": [0.1, -0.3]}, {"weights": [[-1, 1], [1, -1]], "biases": [1, -1]}]}
        """;

    private const string Levels = """
        {"format": "printedmlp-levels-1", "inputs": 2, "input_bits": 4, "tree": false,
         "levels": [{"feature": 1, "code": 5, "threshold": 0.3, "position": 0.28}, {"feature": 0, "code": 9, "threshold": 4.5, "position": 0.5}],
         "gates": [{"kind": "nand", "pins": [1, -2]}, {"kind": "xor", "pins": [3, "1"]}], "outputs": [4, -3]}
        """;

    private const string Technology = """
        {"format": "printedmlp-technology-1", "name": "t", "description": "d", "voltage_v": 1, "source": "s", "notes": ["n"], "cells": [
         {"name": "INV", "function": "!A", "inputs": ["A"], "area_um2": 1, "mean_static_power_nw": 1, "rise_us": 1, "fall_us": 2},
         {"name": "NAND2", "function": "!(A*B)", "inputs": ["A", "B"], "output": "Y", "area_um2": 2, "mean_static_power_nw": 2, "static_power_nw": {"00": 1, "11": 3}},
         {"name": "DFF", "sequential": true, "area_um2": 9, "mean_static_power_nw": 9, "energy_nj": 1}]}
        """;

    private static void Table(string path)
    {
        Dataset dataset = DatasetReader.Read([path], new DatasetOptions());
        InputScale scale = InputScale.Fit(dataset.Rows, 4);
        _ = dataset.Rows.Select(scale.Encode).Count();
    }

    private static void Model(string path)
    {
        TrainedModel model = ModelFile.Read(path);
        _ = model.On(new InputScale(4, [.. Enumerable.Repeat(new FeatureRange(0, 10, 5), model.Inputs)])).Classify(new byte[model.Inputs]);
    }

    private static void Classifier(string path)
    {
        Classifier classifier = ClassifierFile.Read(path);
        _ = classifier.Classify([new byte[classifier.Inputs]]);
        if (classifier.Inputs <= 16)
        {
            _ = classifier.ToCircuit();
            _ = classifier.ToJson();
        }
    }

    private static void Map(CellLibrary library)
    {
        CircuitBuilder builder = new([new InputSignal(0, 0), new InputSignal(0, 1)]);
        _ = new Mapper(library).Map(builder.Build([builder.Xor(CircuitBuilder.Input(0), CircuitBuilder.Input(1))])).AreaCm2;
    }

    private static Mlp Network(int seed) => new(2, 4,
        [new Layer([new Neuron([new Summand(0, 4 + seed, 12), new Summand(1, -1)], 3, new QRelu(2, 3), OnesComplement: true), new Neuron([new Summand(1, seed)], -2, QRelu.Exact)]),
            new Layer([new Neuron([new Summand(0, 7, DroppedBits: 1)], 0), new Neuron([new Summand(1, -3)], 2), new Neuron([], seed)])], Argmax.Exact(3));

    /// <summary>With a checksum that is right, so that what is behind it is looked at.</summary>
    private static void Restore(string path)
    {
        byte[] state = File.ReadAllBytes(path);
        state = state[..Math.Max(0, state.Length - SHA256.HashSizeInBytes)];
        File.WriteAllBytes(path, [.. state, .. SHA256.HashData(state)]);
        _ = new SearchCheckpoint(path, "this run").Load(TinySearch.Task(SearchMethod.Nsga2, hidden: 1).Shape);
    }

    private static byte[] Checkpoint()
    {
        using TempFolder folder = new();
        NetworkSearch search = NetworkSearch.Start(TinySearch.Task(SearchMethod.Nsga2, hidden: 1));
        search.Step();
        new SearchCheckpoint(folder.File("search.bin"), "this run").Save(search);
        return File.ReadAllBytes(folder.File("search.bin"));
    }

    private static string MakeRun()
    {
        string folder = Directory.CreateTempSubdirectory("printedmlp-fuzzed-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        FinishedRuns.CopyExact(folder);
        return folder;
    }

    /// <summary>A file of a finished run; the run is read as a report reads it.</summary>
    private static FuzzedFile OfRun(string name, bool isJson)
    {
        string run = FinishedRun.Value;
        return new([File.ReadAllBytes(Path.Combine(run, name))], isJson, path =>
        {
            string folder = path + ".run";
            foreach (string each in OfARun)
            {
                string target = Path.Combine(folder, each);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(each == name ? path : Path.Combine(run, each), target, overwrite: true);
            }
            _ = new ReportPage(RunOnDisk.ReadAll([folder]), new Templates()).Render();
        });
    }

    /// <summary>A file of the folder of templates; a small network is written in the languages that have it.</summary>
    private static FuzzedFile Template(string place) => new([File.ReadAllBytes(Repository.Path("templates", place))], place.EndsWith(".json", StringComparison.Ordinal), path =>
    {
        string folder = path + ".templates", file = Path.Combine(folder, place);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Copy(path, file, overwrite: true);
        DesignFiles.Write(SmallDesign with { Folder = path + ".design", Languages = ["verilog", "c", "python"] }, new VerilogWriter(new Templates(folder)));
    });

    private static readonly DesignFolder SmallDesign = new("", "fuzzed", new MlpClassifier(Network(1)), [[0, 3], [2, 0], [1, 2]]);

    private static void Merge(string path)
    {
        string part = path + ".part";
        Directory.CreateDirectory(part);
        File.Copy(path, Path.Combine(part, "explore.json"), overwrite: true);
        _ = ExplorationFolder.Merge([part], path + ".merged", json: false);
    }
}
