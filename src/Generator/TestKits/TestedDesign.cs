using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Generator.Netlists;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.TestKits;

/// <summary>A design's folder as a test kit needs it.</summary>
/// <param name="Name">Name of the module.</param>
/// <param name="Classifier">What it computes.</param>
/// <param name="Netlist">Its netlist; the inputs are those of the classifier's circuit.</param>
/// <param name="Rows">Its vectors as inputs of the circuit, each once.</param>
/// <param name="Names">What the run says of inputs and outputs.</param>
internal sealed record TestedDesign(string Name, Classifier Classifier, Netlist Netlist, ImmutableArray<bool[]> Rows, RunNames Names)
{
    /// <summary>A design that is at hand.</summary>
    /// <param name="name">Name of the module.</param>
    /// <param name="classifier">What it computes.</param>
    /// <param name="netlist">Its netlist.</param>
    /// <param name="codes">Its vectors.</param>
    /// <param name="names">What the run knows.</param>
    public static TestedDesign Of(string name, Classifier classifier, Netlist netlist, IEnumerable<byte[]> codes, RunNames names) =>
        new(name, classifier, netlist, Distinct(Vectors(netlist, codes)), names);

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The design's folder.</param>
    /// <param name="technology">The netlist's technology; null takes that of the run, else the usual one.</param>
    /// <exception cref="UserException">Something is missing, or netlist and model do not agree.</exception>
    public static TestedDesign Read(string folder, CellLibrary? technology)
    {
        string model = Existing(folder, "model.json"), file = Existing(folder, "netlist.v");
        Classifier classifier = ClassifierFile.Read(model);
        RunNames names = RunNames.Of(folder);
        CellLibrary library = technology ?? TechnologyCatalogue.Load(names.Technology ?? TechnologyCatalogue.Default);
        MappedNetlist mapped = NetlistReader.Read(file, library);
        ImmutableArray<InputSignal> signals = Signals(classifier);
        int width = classifier.ReadsLevels ? Math.Max(1, signals.Length) : signals.Length;
        if (mapped.Cuts > 0 || mapped.InputBits != width || mapped.Outputs[0].Width != classifier.ClassBits)
        {
            throw new UserException($"{file} reads {mapped.InputBits} bits and gives {mapped.Outputs[0].Width}, expected {width} and "
                + $"{classifier.ClassBits} as {model} has. "
                + "Write the design again with `printedmlp emit`.");
        }
        Netlist netlist = mapped.FirstOutput with { Inputs = [.. signals, .. mapped.Netlist.Inputs[signals.Length..]] };
        byte[][] codes = Codes(folder, classifier);
        string module = mapped.Module.EndsWith("_core", StringComparison.Ordinal) && classifier.ReadsLevels
            ? mapped.Module[..^"_core".Length] : mapped.Module;
        return new TestedDesign(module, classifier, netlist, Checked(netlist, classifier, codes, file), names);
    }

    private static ImmutableArray<InputSignal> Signals(Classifier classifier) => classifier.ReadsLevels ? [.. classifier.Levels.Select(l => l.Signal)]
        : [.. from feature in Enumerable.Range(0, classifier.Inputs) from bit in Enumerable
            .Range(0, classifier.InputBits) select new InputSignal(feature, bit)];

    private static byte[][] Codes(string folder, Classifier classifier)
    {
        string file = Path.Combine(folder, "vectors.hex");
        return File.Exists(file) ? [.. VectorFile.ReadVectors(file, classifier.Inputs, classifier.InputBits)] : [new byte[classifier.Inputs]];
    }

    private static ImmutableArray<bool[]> Checked(Netlist netlist, Classifier classifier, byte[][] codes, string file)
    {
        bool[][] vectors = [.. Vectors(netlist, codes)];
        int[] expected = classifier.Classify(codes);
        int[] found = NetlistSimulation.Classify(netlist, Approx.Faults.TestVectors.Rows(vectors, netlist.Inputs.Length));
        int wrong = expected.Zip(found).TakeWhile(p => p.First == p.Second).Count();
        return wrong == expected.Length ? Distinct(vectors)
            : throw new UserException($"{file} does not compute what model.json says: vector {wrong} gives {found[wrong]}, "
                + $"expected {expected[wrong]}. Run `printedmlp verify` on the folder.");
    }

    private static IEnumerable<bool[]> Vectors(Netlist netlist, IEnumerable<byte[]> codes) =>
        codes.Select(row => netlist.Inputs.Select(signal => signal.Feature < row.Length && signal.IsSet(row[signal.Feature])).ToArray());

    private static ImmutableArray<bool[]> Distinct(IEnumerable<bool[]> vectors) =>
        [.. vectors.DistinctBy(v => string.Concat(v.Select(b => b ? '1' : '0')))];

    private static string Existing(string folder, string name) => Path.Combine(folder, name) is var file && File.Exists(file) ? file
        : throw new UserException($"{folder}: there is no {name} here. Expected the folder of a design, such as out/balance/designs/01.");
}
