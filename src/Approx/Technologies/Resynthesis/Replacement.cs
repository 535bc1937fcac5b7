namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>What a gate could be replaced by: another signal, a cell on two signals, or a cell on such a cell and a third
/// signal.</summary>
/// <param name="Gain">Cost that this frees in um2.</param>
/// <param name="First">First signal.</param>
/// <param name="Second">Second signal, or -1.</param>
/// <param name="Pair">The cell on both; for one signal only whether to invert it.</param>
/// <param name="Third">Third signal, or -1.</param>
/// <param name="Top">The cell on the pair's output and the third signal; never flips the pair's output.</param>
internal readonly record struct Replacement(double Gain, int First, int Second, PairFunction Pair, int Third = -1, PairFunction Top = default)
{
    /// <summary>The same replacement, whatever it frees.</summary>
    public (int, int, int, int, int) Key => (First, Second, Second < 0 ? 0 : Pair.Function, Third, Third < 0 ? 0 : Top.Function);

    /// <summary>The signals that it reads.</summary>
    public IEnumerable<int> Signals => new[] { First, Second, Third }.Where(signal => signal >= 0);
}
