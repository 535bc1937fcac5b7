using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Benchmarks;

/// <summary>Designs in a temporary folder, for simulators to read.</summary>
internal sealed class WrittenDesigns : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("printedmlp-benchmark-");
    private readonly VerilogWriter _writer = new(new Templates());

    /// <summary>Writes a classifier's RTL, testbench and vectors, and its text in every other language that a tool can check.</summary>
    public DesignFolder Add(string name, Classifier classifier, IReadOnlyList<byte[]> codes, Netlist? netlist = null)
    {
        DesignFolder design = new(Path.Combine(_folder.FullName, name), name, classifier, codes, netlist) { Languages = ["c", "python", "vhdl"] };
        DesignFiles.Write(design, _writer);
        return design;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
