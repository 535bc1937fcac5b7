using System.Collections.Immutable;

namespace PrintedMlp.Generator.Verilog;

/// <summary>A piece of a word. A list of pieces, the highest first, is the word.</summary>
/// <param name="Kind"><c>bits</c> of a net, <c>zeros</c>, <c>copies</c> of one bit, or <c>inverse</c> of one bit.</param>
/// <param name="Net">Where the bits come from; null for zeros.</param>
/// <param name="High">Highest bit of the net that is read.</param>
/// <param name="Low">Lowest bit of the net that is read.</param>
/// <param name="Width">Bits of the piece, at least 1.</param>
/// <param name="At">Bit of the word at which the piece begins.</param>
internal sealed record PlanSlice(string Kind, Net? Net, int High, int Low, int Width, int At)
{
    /// <summary>Whether the piece is a whole net. One bit of a port is not: ports are vectors whatever their width is.</summary>
    public bool IsWhole => Kind == "bits" && Net is { } net && Low == 0 && High == net.Width - 1 && !(net.IsPort && net.Width == 1);
}

/// <summary>Collects the pieces of a word, highest first.</summary>
internal sealed class PlanWord
{
    private readonly List<PlanSlice> _slices = [];

    /// <summary>Bits so far.</summary>
    public int Width { get; private set; }

    /// <summary>The pieces, highest first.</summary>
    public ImmutableArray<PlanSlice> Slices
    {
        get
        {
            int at = Width;
            return [.. _slices.Select(s => s with { At = at -= s.Width })];
        }
    }

    /// <summary>Appends zeros, together with those before them.</summary>
    public PlanWord Zeros(int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        if (width > 0 && _slices.Count > 0 && _slices[^1].Kind == "zeros")
        {
            Width += width;
            _slices[^1] = _slices[^1] with { Width = _slices[^1].Width + width };
            return this;
        }
        return width == 0 ? this : Add(new("zeros", null, 0, 0, width, 0));
    }

    /// <summary>Appends bits of a net.</summary>
    public PlanWord Bits(Net net, int high, int low) => low >= 0 && low <= high && high < net.Width
        ? Add(new("bits", net, high, low, high - low + 1, 0))
        : throw new ArgumentOutOfRangeException(nameof(high), $"bits {high}:{low} of {net.Name}, which has {net.Width}");

    /// <summary>Appends one bit, inverted.</summary>
    public PlanWord Inverted(Net net, int bit) => Add(new("inverse", net, bit, bit, 1, 0));

    /// <summary>Appends one bit many times.</summary>
    public PlanWord Repeated(Net net, int bit, int times) =>
        times == 0 ? this : times == 1 ? Bits(net, bit, bit) : Add(new("copies", net, bit, bit, times, 0));

    /// <summary>Appends the bits of a net that <paramref name="mask"/> selects, without gaps.</summary>
    public PlanWord Selected(Net net, long mask)
    {
        foreach ((int high, int low) in net.Runs(mask))
        {
            Bits(net, high, low);
        }
        return this;
    }

    /// <summary>Appends <c>net &amp; mask</c> from bit <paramref name="top"/> down to bit 0: wires and zeros.</summary>
    public PlanWord Masked(Net net, long mask, int top)
    {
        int next = top;
        foreach ((int high, int low) in net.Runs(mask))
        {
            Zeros(next - high).Bits(net, high, low);
            next = low - 1;
        }
        return Zeros(next + 1);
    }

    /// <summary>Appends the bits of a port that are not in <paramref name="read"/>, in few pieces.</summary>
    public PlanWord Without(Net port, IReadOnlyList<bool> read)
    {
        for (int high = port.Width - 1; high >= 0; high--)
        {
            int low = high;
            while (low >= 0 && !read[low])
            {
                low--;
            }
            if (low < high)
            {
                Bits(port, high, low + 1);
                high = low;
            }
        }
        return this;
    }

    private PlanWord Add(PlanSlice slice)
    {
        _slices.Add(slice);
        Width += slice.Width;
        return this;
    }
}
