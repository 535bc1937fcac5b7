namespace PrintedMlp.Generator.Verilog;

/// <summary>A wire of the emitted module, or one of its ports.</summary>
/// <param name="Name">Verilog identifier.</param>
/// <param name="Width">Number of bits, at least 1.</param>
/// <param name="IsPort">Ports are vectors even when they have one bit, as the module contract says.</param>
internal sealed record Net(string Name, int Width, bool IsPort = false)
{
    /// <summary>The declaration without value: <c>wire [7:0] h0</c>, or <c>wire h0</c> for one bit.</summary>
    public string Declaration => Width == 1 ? $"wire {Name}" : $"wire [{Width - 1}:0] {Name}";

    /// <summary>One bit.</summary>
    public string Bit(int index) => Bits(index, index);

    /// <summary>Bits <paramref name="high"/> down to <paramref name="low"/>, shortest spelling.</summary>
    public string Bits(int high, int low)
    {
        if (low < 0 || high < low || high >= Width)
        {
            throw new ArgumentOutOfRangeException(nameof(high), $"bits {high}:{low} of {Name}, which has {Width}");
        }
        return (low == 0 && high == Width - 1 && (Width > 1 || !IsPort)) ? Name
            : high == low ? $"{Name}[{high}]"
            : $"{Name}[{high}:{low}]";
    }

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
