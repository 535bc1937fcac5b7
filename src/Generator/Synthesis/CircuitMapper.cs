using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Diagnosis;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Generator.Synthesis;

/// <summary>Maps circuits with the optimizer that was asked for.</summary>
internal sealed class CircuitMapper
{
    private const int RandomRows = 10_000;

    private readonly Mapper _mapper;
    private readonly CellLibrary _library;
    private readonly ExternalProgram? _abc;

    /// <summary>A mapper to one technology.</summary>
    /// <param name="library">The technology.</param>
    /// <param name="optimizer">Who maps.</param>
    /// <param name="tools">Has berkeley-abc when <paramref name="optimizer"/> asks for it.</param>
    /// <exception cref="ToolException">It has not.</exception>
    public CircuitMapper(CellLibrary library, Optimizer optimizer, Tools tools)
    {
        (_library, _mapper) = (library, new Mapper(library));
        _abc = optimizer == Optimizer.Builtin ? null : tools.Abc ?? throw new ToolException(
            "--optimizer abc: berkeley-abc is not installed. Install it (Debian and Ubuntu: apt-get install berkeley-abc), or use "
            + "--optimizer builtin.");
    }

    /// <summary>The built-in mapper.</summary>
    public Mapper Builtin => _mapper;

    /// <summary>Version of ABC, or null when it is not asked.</summary>
    public string? AbcVersion => _abc?.Version;

    /// <summary>The netlist of a classifier's circuit. ABC's is taken only when it is smaller, and proven equivalent to the
    /// circuit, or, where the proof does not end, equal on all rows and on random codes.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="circuit">Its circuit.</param>
    /// <param name="rows">Rows of codes to compare on.</param>
    /// <exception cref="ToolException">ABC fails, or its netlist is wrong.</exception>
    public MappedCircuit Map(Classifier classifier, Circuit circuit, IReadOnlyList<byte[]> rows)
    {
        Netlist ours = _mapper.Map(circuit, MappingEffort.Thorough);
        if (_abc is null)
        {
            return new MappedCircuit(ours, Optimizer.Builtin, null);
        }
        Netlist theirs = new Abc(_abc, HangGuard.Limit).Map(circuit, _library);
        return theirs.AreaCm2 < ours.AreaCm2
            ? new MappedCircuit(theirs, Optimizer.Abc, Evidence(classifier, circuit, theirs, rows))
            : new MappedCircuit(ours, Optimizer.Builtin, "the built-in netlist is not larger");
    }

    private string Evidence(Classifier classifier, Circuit circuit, Netlist netlist, IReadOnlyList<byte[]> rows)
    {
        using WorkFolder work = new();
        work.Write("circuit.blif", Blif.Write(circuit));
        work.Write("netlist.blif", Blif.Write(netlist));
        ProofResult proof = AbcProof.Of(_abc!, work, "circuit.blif", "netlist.blif", AbcProof.UsualConflicts).Result;
        if (proof == ProofResult.Equivalent)
        {
            return "proven equivalent to the circuit";
        }
        byte[][] codes = [.. rows, .. RandomCodes.Draw(classifier, RandomRows, new RandomStream(1))];
        return proof == ProofResult.Unknown && Agreement.OfNetlist(circuit, netlist, codes) is null
            ? $"agrees with the circuit on all rows and {RandomRows} random codes; a proof did not end"
            : throw new ToolException("--optimizer abc: berkeley-abc made a netlist that differs from its circuit. Use --optimizer builtin.");
    }
}
