using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Generator.Synthesis;

/// <summary>How a proof of equivalence ended.</summary>
internal enum ProofResult
{
    /// <summary>Both give the same for every input.</summary>
    Equivalent,

    /// <summary>There is an input for which they differ.</summary>
    Different,

    /// <summary>Neither is known.</summary>
    Unknown,
}

/// <summary>The answer of ABC's combinational equivalence checker.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Counterexample">Values of the inputs, in their order, for which both differ; null when there are none.</param>
/// <param name="Broken">Why ABC did not come to an end; null when it did.</param>
internal sealed partial record AbcProof(ProofResult Result, bool[]? Counterexample = null, string? Broken = null)
{
    /// <summary>Conflicts that prove what can be proven in reasonable time; more rarely prove more.</summary>
    public const int UsualConflicts = 300;

    /// <summary>First everything is asked with this share of the conflicts, which proves most of what can be proven.</summary>
    private const int First = 10;

    /// <summary>Where the first attempt leaves more gates than this, none were proven with the usual conflicts
    /// (<c>benchmarks/results/proof.csv</c>): the rest of the effort would be lost.</summary>
    private const int MostLeft = 4000;

    private const string Counter = "counter.txt";

    /// <summary>Compares two networks with the same inputs and outputs in the same order. All effort is counted: ABC's own checkers
    /// fall back on solvers whose limits are seconds, or none.</summary>
    /// <param name="abc">The program.</param>
    /// <param name="work">Has both files.</param>
    /// <param name="left">A BLIF file.</param>
    /// <param name="right">The other one.</param>
    /// <param name="conflicts">Most conflicts for each of the many questions, whether two inner signals are equal, into which the proof
    /// is divided. What then is left as a whole may take a hundred times as many.</param>
    public static AbcProof Of(ExternalProgram abc, WorkFolder work, string left, string right, int conflicts)
    {
        AbcProof first = Tried(abc, work, $"read_blif {left}; strash; write_aiger left.aig; read_blif {right}; strash; write_aiger right.aig; ",
            Math.Max(1, conflicts / First), out int gates);
        return first.Result != ProofResult.Unknown || first.Broken is not null
            || (long)gates * UsualConflicts > (long)MostLeft * conflicts ? first
            : Tried(abc, work, "", conflicts, out _);
    }

    /// <param name="abc">The program.</param>
    /// <param name="work">Where it works.</param>
    /// <param name="before">What it does first.</param>
    /// <param name="conflicts">As above.</param>
    /// <param name="gates">Gates of both that are left when equal ones are one.</param>
    private static AbcProof Tried(ExternalProgram abc, WorkFolder work, string before, int conflicts, out int gates)
    {
        ProgramRun run = abc.Run(
            [
                "-q", $"{before}&r left.aig; &miter right.aig; &fraig -C {conflicts}; &ps; &put; orpos; sat -C {100L * conflicts}; "
                    + $"write_cex {Counter}",
            ],
            work.Path, HangGuard.Limit);
        gates = Gates().Match(run.Output) is { Success: true } found ? int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return run.Broken is not null ? new AbcProof(ProofResult.Unknown, Broken: run.Broken)
            : run.Output.Contains("UNSATISFIABLE", StringComparison.Ordinal) ? new AbcProof(ProofResult.Equivalent)
            : run.Output.Contains("SATISFIABLE", StringComparison.Ordinal) ? new AbcProof(ProofResult.Different, Read(work))
            : new AbcProof(ProofResult.Unknown);
    }

    /// <summary>ABC writes a digit an input.</summary>
    private static bool[]? Read(WorkFolder work)
    {
        bool[] bits = !File.Exists(work.File(Counter)) ? []
            : [.. File.ReadAllText(work.File(Counter)).TakeWhile(c => c is '0' or '1').Select(c => c == '1')];
        return bits.Length == 0 ? null : bits;
    }

    /// <summary>What &amp;ps says, in colours.</summary>
    [GeneratedRegex(@"and = *([0-9]+)")]
    private static partial Regex Gates();
}
