using System.Collections.Immutable;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Verification;

/// <summary>Shows how the verification of several designs goes: in place on a terminal, a line for each design otherwise.</summary>
/// <param name="names">What the designs are called.</param>
/// <param name="log">Where to show it.</param>
internal sealed class VerificationLog(ImmutableArray<string> names, RunLog log) : IDisposable
{
    /// <summary>Whether a terminal shows it: who prints every design anyway needs no second line.</summary>
    public bool IsShown => log.IsTerminal;

    /// <summary>As <see cref="DesignVerifier.Progress"/> says it.</summary>
    public void Report(int design, VerificationReport? done)
    {
        if (names.Length == 1)
        {
            return;
        }
        string text = design < 0 ? $"verifying {names.Length} designs: Verilator, all together"
            : done is null ? $"verifying {design + 1} of {names.Length}: {names[design]}"
            : $"verified {design + 1} of {names.Length}: {names[design]} {RungText.Of(done.Checked)}";
        log.Show(text);
        if (done is not null && !log.IsTerminal)
        {
            log.Line(text);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => log.Clear();
}
