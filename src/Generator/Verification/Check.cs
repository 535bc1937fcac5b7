namespace PrintedMlp.Generator.Verification;

/// <summary>How a check ended.</summary>
internal enum CheckResult
{
    /// <summary>Agreement on every vector, or nothing to complain about.</summary>
    Passed,

    /// <summary>At least one vector differs, or the tool rejects the text.</summary>
    Failed,

    /// <summary>Not checked; the check says why.</summary>
    NotRun,

    /// <summary>Not checked although the tool of a language, or ngspice, is there: it crashed or hung, or a file that it needs is missing or not
    /// ours. The check says why. A simulator or a proof that breaks is <see cref="NotRun"/>: the one leaves the verdict open too, the other
    /// proves nothing.</summary>
    Broken,
}

/// <summary>The first row on which a design and its model differ.</summary>
/// <param name="Row">Number of the row among the vectors, from 0.</param>
/// <param name="Expected">Class of the model.</param>
/// <param name="Got">Class of the design; null when it is no number (an unknown value).</param>
/// <param name="Neuron">Where the first wrong net belongs, for example <c>hidden layer 1, neuron 2</c>; null when not located.</param>
/// <param name="Signal">The first net, in the order of evaluation, whose value differs from the model's; null when not located.</param>
/// <param name="SignalExpected">The model's value of that net, as an unsigned number.</param>
/// <param name="SignalGot">The net's value, as an unsigned number or x.</param>
internal sealed record Mismatch(
    int Row, int Expected, int? Got, string? Neuron = null, string? Signal = null, string? SignalExpected = null, string? SignalGot = null);

/// <summary>One thing that was checked, or could not be.</summary>
/// <param name="Subject"><c>circuit</c>, <c>rtl</c>, <c>netlist</c>, <c>rtl vs netlist</c>, <c>transistors</c>, or a language.</param>
/// <param name="Method"><c>in process</c>, <c>simulation</c>, <c>lint</c>, <c>language</c>, <c>operating points</c> or <c>equivalence</c>.</param>
/// <param name="Tool">Who did it.</param>
/// <param name="Version">The tool's version as it says; null when it is missing.</param>
/// <param name="Vectors">Rows that were compared with the model; 0 for a lint, and for a proof, which covers
/// every code there is.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Why">The reason when it did not pass, or did not see every vector.</param>
/// <param name="Differing">Number of vectors that differ.</param>
/// <param name="FirstMismatch">The first of them.</param>
/// <param name="How">How a proof was found, or what else was seen.</param>
internal sealed record Check(
    string Subject,
    string Method,
    string Tool,
    string? Version,
    int Vectors,
    CheckResult Result,
    string? Why = null,
    int Differing = 0,
    Mismatch? FirstMismatch = null,
    string? How = null);
