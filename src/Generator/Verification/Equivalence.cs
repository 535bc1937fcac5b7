using System.Diagnostics;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Synthesis;

namespace PrintedMlp.Generator.Verification;

/// <summary>Asks Yosys and ABC for a proof that a design's RTL and netlist, as they are on disk, give the same class for
/// every code there is. A network's neurons are proven one by one first (<see cref="CutRtl"/>). A proof may not end in its time; that says nothing against the design.</summary>
/// <param name="tools">What is installed.</param>
/// <param name="limit">Longest time of the whole proof; zero does not try.</param>
internal sealed class Equivalence(Tools tools, TimeSpan limit)
{
    /// <summary>The method, as the report calls it.</summary>
    public const string Method = "equivalence";

    /// <summary>Tries the proof.</summary>
    /// <exception cref="ToolException">A program crashes.</exception>
    public Check Run(DesignFolder design)
    {
        if (tools.Yosys is not { } yosys || tools.Abc is not { } abc)
        {
            return NotRun($"{(tools.Yosys is null ? "yosys" : "berkeley-abc")} is not installed");
        }
        if (limit <= TimeSpan.Zero)
        {
            return NotRun("switched off");
        }
        long start = Stopwatch.GetTimestamp();
        using WorkFolder work = new();
        work.Write("ripple.v", RippleCarry.Techmap);
        work.Write("rtl.v", Text(design, isNetlist: false));
        work.Write("netlist.v", Text(design, isNetlist: true));
        File.Copy(design.CellsFile, work.File("cells.v"));
        Mlp? mlp = design.Classifier.Network;
        ProgramRun gates = yosys.Run(
            ["-q", "-p", $"{(mlp is null ? ToGates(design.Name, "rtl.v", "rtl.aig") : ToGates(design.Name, "rtl.v", "-ascii -symbols rtl.aag", CutRtl.Nets(mlp)))}; design -reset; {ToGates(design.Name, "netlist.v cells.v", "netlist.aig")}"],
            work.Path, limit);
        if (!gates.TimedOut && !gates.Succeeded)
        {
            return NotRun("yosys cannot read the design");
        }
        if (gates.TimedOut)
        {
            return Answer(design.Classifier, new AbcProof(ProofResult.Unknown));
        }
        string rtl = "rtl.aig";
        if (mlp is not null)
        {
            if (CutRtl.Of(mlp, Aiger.Read(File.ReadAllText(work.File("rtl.aag"))), Left()) is not { } circuit)
            {
                return NotRun("the RTL has other ports than the network");
            }
            rtl = "rtl.blif";
            work.Write(rtl, Blif.Write(circuit));
        }
        return Answer(design.Classifier, Left() <= TimeSpan.Zero ? new AbcProof(ProofResult.Unknown) : AbcProof.Of(abc, work, rtl, "netlist.aig", Left()));

        TimeSpan Left() => limit - Stopwatch.GetElapsedTime(start);
    }

    private Check Answer(Classifier classifier, AbcProof proof) => proof.Result switch
    {
        ProofResult.Equivalent => Of(CheckResult.Passed, null),
        ProofResult.Different => Of(CheckResult.Failed, "RTL and netlist give different classes"
            + (proof.Counterexample is { } bits ? " for the codes " + string.Join(' ', Codes(classifier, bits)) : "")),
        _ => NotRun($"not proven within {limit.TotalSeconds:0} s"),
    };

    private Check NotRun(string why) => Of(CheckResult.NotRun, why);

    private Check Of(CheckResult result, string? why) => new("rtl vs netlist", Method, "yosys+abc",
        tools is { Yosys.Version: { } yosys, Abc.Version: { } abc } ? $"{yosys}; {abc}" : null, 0, result, why);

    private static IEnumerable<int> Codes(Classifier classifier, bool[] bits) => Enumerable.Range(0, classifier.Inputs)
        .Select(feature => Enumerable.Range(0, classifier.InputBits).Sum(bit => bits[feature * classifier.InputBits + bit] ? 1 << bit : 0));

    private static string Text(DesignFolder design, bool isNetlist) => string.Concat(new Subject(design, isNetlist).Modules.Select(File.ReadAllText));

    private static string ToGates(string name, string files, string output, string exposed = "") =>
        $"read_verilog {files}; hierarchy -check -top {name}; proc; flatten; {(exposed.Length > 0 ? $"expose {exposed}; " : "")}opt; alumacc; opt; "
        + $"techmap -map +/techmap.v -map ripple.v; opt; aigmap; clean; write_aiger {output}";
}
