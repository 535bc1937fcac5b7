using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Diagnosis;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Verification;

/// <summary>Proves that a design's RTL and netlist, as Yosys reads their files, give the same class for every code there is: by
/// trying all of them where few bits are read, else by ABC, after a network's neurons are proven one by one (<see cref="CutRtl"/>).
/// All limits are counted, so the same files get the same answer on any machine, however busy it is. A proof that does not end
/// within them says nothing against the design.</summary>
/// <param name="tools">What is installed.</param>
/// <param name="conflicts">Conflicts as in <see cref="AbcProof.Of"/>; zero does not try.</param>
internal sealed class Equivalence(Tools tools, int conflicts)
{
    /// <summary>The method, as the report calls it.</summary>
    public const string Method = "equivalence";

    /// <summary>Bits that are always tried out.</summary>
    private const int EnumeratedBits = 20;

    /// <summary>More bits are tried out too as long as this many gates are evaluated at most, which takes seconds.</summary>
    private const double EnumeratedWork = 1L << 38;

    /// <summary>The module whose gates are compared first; null when nothing is.</summary>
    public string? First(DesignFolder design) =>
        tools.Yosys is null || conflicts == 0 || new Subject(design, IsNetlist: true).IsHuge ? null
        : IsOfFewLevels(design) ? Core(design).Name : design.Name;

    /// <summary>Tries the proof of a design whose files are there.</summary>
    public Check Run(DesignFolder design) => Run(new Subject(design, IsNetlist: false), new Subject(design, IsNetlist: true));

    /// <summary>Tries the proof.</summary>
    /// <param name="rtl">The design's RTL, whose files are there.</param>
    /// <param name="netlist">Its netlist.</param>
    /// <param name="pass">Has the gates of the modules that <see cref="First"/> names, or not: then they are asked for.</param>
    public Check Run(Subject rtl, Subject netlist, YosysPass? pass = null)
    {
        DesignFolder design = rtl.Design;
        if (tools.Yosys is not { } yosys)
        {
            return NotRun("yosys is not installed");
        }
        if (conflicts == 0)
        {
            return NotRun("switched off");
        }
        if (netlist.IsHuge)
        {
            return NotRun($"not tried above {Subject.MostCells} cells");
        }
        // The wrapper is the same text before the RTL's core and the netlist: equal cores are enough, for any levels.
        if (!IsOfFewLevels(design))
        {
            return Compared(yosys, rtl, netlist, ModulePorts.Of(design.Name, design.Classifier), pass);
        }
        return Compared(yosys, rtl, netlist, Core(design), pass) is { Result: CheckResult.Passed } proven
            ? proven : Compared(yosys, rtl, netlist, ModulePorts.Of(design.Name, design.Classifier), null);
    }

    private static bool IsOfFewLevels(DesignFolder design) => design.Classifier.ReadsLevels && design.Classifier.Levels.Length <= EnumeratedBits;

    private static ModulePorts Core(DesignFolder design) => ModulePorts.OfCore(design.Name, design.Classifier);

    private Check Compared(ExternalProgram yosys, Subject rtl, Subject netlist, ModulePorts ports, YosysPass? pass)
    {
        if (pass?.Gates(rtl) is { } rtlGates && pass.Gates(netlist) is { } netlistGates)
        {
            return Compared(rtl.Design.Classifier.Network, rtlGates, netlistGates, ports);
        }
        using YosysPass alone = new(yosys, HangGuard.Limit, [new YosysRequest(rtl, false, ports.Name), new YosysRequest(netlist, false, ports.Name)]);
        return alone.Gates(rtl) is { } first && alone.Gates(netlist) is { } second ? Compared(rtl.Design.Classifier.Network, first, second, ports)
            : NotRun(alone.Run.Broken is { } broken ? $"yosys {broken}" : "yosys cannot read the design");
    }

    private Check Compared(Mlp? mlp, Aiger rtlGates, Aiger netlistGates, ModulePorts ports)
    {
        ImmutableArray<InputSignal> inputs = [.. Enumerable.Range(0, ports.FeaturesWidth)
            .Select(bit => new InputSignal(bit / ports.FeatureBits, bit % ports.FeatureBits))];
        if (rtlGates.Between(ports.Input, inputs, "class_o", ports.ClassBits) is not { } rtl
            || netlistGates.Between(ports.Input, inputs, "class_o", ports.ClassBits) is not { } netlist)
        {
            return NotRun("RTL and netlist have other ports than the design");
        }
        Miter miter = Miter.Of(rtl, netlist);
        return miter.Reads.Length <= EnumeratedBits || miter.Work <= EnumeratedWork ? Enumerated(miter, ports)
            : tools.Abc is { } abc ? Proven(abc, mlp is null ? rtl : CutRtl.Of(mlp, rtlGates)!, netlist, ports)
            : NotRun("berkeley-abc is not installed");
    }

    private Check Enumerated(Miter miter, ModulePorts ports) => miter.FindDifference() is { } difference
        ? Different(difference, ports) with { Tool = "yosys+printedmlp", Version = tools.Yosys!.Version }
        : Of(CheckResult.Passed) with
        {
            Tool = "yosys+printedmlp",
            Version = tools.Yosys!.Version,
            How = miter.Reads.Length == 0 ? "RTL and netlist are the same gates"
                : $"all {1L << miter.Reads.Length} values of the {miter.Reads.Length} bits that are read",
        };

    private Check Proven(ExternalProgram abc, Circuit rtl, Circuit netlist, ModulePorts ports)
    {
        using WorkFolder work = new();
        work.Write("rtl.blif", Blif.Write(rtl));
        work.Write("netlist.blif", Blif.Write(netlist));
        AbcProof proof = AbcProof.Of(abc, work, "rtl.blif", "netlist.blif", conflicts);
        return proof.Result switch
        {
            ProofResult.Equivalent => Of(CheckResult.Passed) with { How = $"satisfiability, at most {conflicts} conflicts a question" },
            ProofResult.Different => Different(proof.Counterexample, ports),
            _ when proof.Broken is { } broken => NotRun($"berkeley-abc {broken}"),
            _ => NotRun($"not proven with {conflicts} conflicts a question"),
        };
    }

    private Check Different(bool[]? bits, ModulePorts ports) => Of(CheckResult.Failed, "RTL and netlist give different classes"
        + (bits is null ? "" : " for the codes " + string.Join(' ', Codes(bits, ports))));

    private Check NotRun(string why) => Of(CheckResult.NotRun, why);

    private Check Of(CheckResult result, string? why = null) => new("rtl vs netlist", Method, "yosys+abc",
        tools is { Yosys.Version: { } yosys, Abc.Version: { } abc } ? $"{yosys}; {abc}" : null, 0, result, why);

    private static IEnumerable<int> Codes(bool[] bits, ModulePorts ports) =>
        bits.Chunk(ports.FeatureBits).Select(code => code.Index().Sum(bit => bit.Item ? 1 << bit.Index : 0));
}
