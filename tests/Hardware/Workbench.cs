using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Hardware;

/// <summary>A folder for written designs and the simulators to check them. The tests of this folder need Icarus Verilog,
/// Verilator with g++, and Yosys, and fail without them.</summary>
public sealed class Workbench : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("printedmlp-tests-");

    internal Templates Templates { get; } = new();

    internal Tools Tools { get; } = new();

    internal DesignVerifier Verifier { get; }

    public Workbench() => Verifier = new DesignVerifier(Tools, Templates);

    internal DesignFolder Write(string name, Mlp mlp, int vectors, ulong seed, Netlist? netlist = null)
    {
        RandomStream random = new(seed);
        byte[][] codes = [.. Enumerable.Range(0, vectors).Select(_ => Row(mlp, random))];
        DesignFolder design = new(Path.Combine(_folder.FullName, $"{name}-{seed}"), name, new MlpClassifier(mlp), codes, netlist);
        DesignFiles.Write(design, new VerilogWriter(Templates));
        return design;
    }

    public void Dispose()
    {
        Verifier.Dispose();
        _folder.Delete(recursive: true);
    }

    // Extreme codes show faults that ordinary ones hide.
    private static byte[] Row(Mlp mlp, RandomStream random)
    {
        byte highest = (byte)((1 << mlp.InputBits) - 1);
        bool extreme = random.Chance(0.3);
        return [.. Enumerable.Range(0, mlp.Inputs).Select(_ => extreme ? (random.Chance(0.5) ? highest : (byte)0) : (byte)random.Next(highest + 1))];
    }
}
