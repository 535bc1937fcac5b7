using System.Diagnostics;
using System.Globalization;
using PrintedMlp.Generator.Classifiers;
using PrintedMlp.Generator.Synthesis;

namespace PrintedMlp.Generator.Verification;

/// <summary>Asks Yosys and ABC for a proof that a design's RTL and netlist, as they are on disk, give the same class for
/// every code there is. A proof may not end in its time; that says nothing against the design.</summary>
/// <param name="tools">What is installed.</param>
/// <param name="limit">Longest time of the whole proof; zero does not try.</param>
internal sealed class Equivalence(Tools tools, TimeSpan limit)
{
    /// <summary>The method, as the report calls it.</summary>
    public const string Method = "equivalence";

    /// <summary>Tries the proof.</summary>
    /// <exception cref="ToolException">A program crashes.</exception>
    public Check Run(Design design)
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
        ProgramRun gates = yosys.Run(
            ["-q", "-p", $"{ToGates(design.Name, "rtl.v", "rtl.aig")}; design -reset; {ToGates(design.Name, "netlist.v cells.v", "netlist.aig")}"],
            work.Path, limit);
        if (!gates.TimedOut && !gates.Succeeded)
        {
            return NotRun("yosys cannot read the design");
        }
        TimeSpan left = limit - Stopwatch.GetElapsedTime(start);
        return Answer(design.Classifier, left <= TimeSpan.Zero ? new AbcProof(ProofResult.Unknown) : AbcProof.Of(abc, work, "rtl.aig", "netlist.aig", left));
    }

    private Check Answer(Classifier classifier, AbcProof proof) => proof.Result switch
    {
        ProofResult.Equivalent => Of(CheckResult.Passed, null),
        ProofResult.Different => Of(CheckResult.Failed, "RTL and netlist give different classes"
            + (proof.Counterexample is { } bits ? " for the codes " + string.Join(' ', Codes(classifier, bits)) : "")),
        _ => NotRun(string.Create(CultureInfo.InvariantCulture, $"not proven within {limit.TotalSeconds:0} s")),
    };

    private Check NotRun(string why) => Of(CheckResult.NotRun, why);

    private Check Of(CheckResult result, string? why) => new("rtl vs netlist", Method, "yosys+abc",
        tools is { Yosys.Version: { } yosys, Abc.Version: { } abc } ? $"{yosys}; {abc}" : null, 0, result, why);

    private static IEnumerable<int> Codes(Classifier classifier, bool[] bits) => Enumerable.Range(0, classifier.Inputs)
        .Select(feature => Enumerable.Range(0, classifier.InputBits).Sum(bit => bits[feature * classifier.InputBits + bit] ? 1 << bit : 0));

    private static string Text(Design design, bool isNetlist) => string.Concat(new Subject(design, isNetlist).Modules.Select(File.ReadAllText));

    private static string ToGates(string name, string files, string output) =>
        $"read_verilog {files}; hierarchy -check -top {name}; proc; flatten; opt; alumacc; opt; "
        + $"techmap -map +/techmap.v -map ripple.v; opt; aigmap; clean; write_aiger {output}";
}
