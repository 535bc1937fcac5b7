namespace PrintedMlp.Generator.Verilog;

/// <summary>A wire of the emitted module, or one of its ports.</summary>
/// <param name="Name">A letter, then letters, digits and underscores.</param>
/// <param name="Width">Number of bits, at least 1.</param>
/// <param name="IsPort">Ports are vectors even when they have one bit, as the module contract says.</param>
internal sealed record Net(string Name, int Width, bool IsPort = false)
{
    /// <summary>The runs of ones in <paramref name="mask"/> as bit selections, highest first.</summary>
    public IEnumerable<(int High, int Low)> Runs(long mask)
    {
        for (int high = Width - 1; high >= 0; high--)
        {
            if ((mask >> high & 1) == 0)
            {
                continue;
            }
            int low = high;
            while (low > 0 && (mask >> (low - 1) & 1) == 1)
            {
                low--;
            }
            yield return (high, low);
            high = low;
        }
    }
}
