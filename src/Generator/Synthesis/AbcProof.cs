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
internal sealed record AbcProof(ProofResult Result, bool[]? Counterexample = null)
{
    private const string Counter = "counter.txt";

    /// <summary>Compares two networks with the same inputs and outputs in the same order.</summary>
    /// <param name="abc">The program.</param>
    /// <param name="work">Has both files.</param>
    /// <param name="left">An AIGER (<c>.aig</c>) or BLIF (<c>.blif</c>) file.</param>
    /// <param name="right">The other one.</param>
    /// <param name="limit">Longest time.</param>
    /// <exception cref="ToolException">ABC crashes.</exception>
    public static AbcProof Of(ExternalProgram abc, WorkFolder work, string left, string right, TimeSpan limit)
    {
        ProgramRun run = abc.Run(["-q", $"{Aig(left)}{Aig(right)}&r {left}.aig; &cec -C 100000 {right}.aig"], work.Path, limit);
        return run.TimedOut ? new AbcProof(ProofResult.Unknown)
            : run.Output.Contains("Networks are equivalent", StringComparison.Ordinal) ? new AbcProof(ProofResult.Equivalent)
            : run.Output.Contains("NOT EQUIVALENT", StringComparison.Ordinal) ? new AbcProof(ProofResult.Different, Example(abc, work, left, right, limit))
            : new AbcProof(ProofResult.Unknown);
    }

    private static string Aig(string file) => file.EndsWith(".aig", StringComparison.Ordinal)
        ? $"&r {file}; &w {file}.aig; " : $"read_blif {file}; strash; write_aiger {file}.aig; ";

    /// <summary>The checker keeps its counterexample to itself, so another command finds one. ABC writes a digit an input,
    /// then a comment.</summary>
    private static bool[]? Example(ExternalProgram abc, WorkFolder work, string left, string right, TimeSpan limit)
    {
        abc.Run(["-q", $"miter {left}.aig {right}.aig; iprove; write_cex {Counter}"], work.Path, limit);
        bool[] bits = !File.Exists(work.File(Counter)) ? []
            : [.. File.ReadAllText(work.File(Counter)).TakeWhile(c => c is '0' or '1').Select(c => c == '1')];
        return bits.Length == 0 ? null : bits;
    }
}
