namespace PrintedMlp.Generator.Verilog;

/// <summary>Collects the pieces of a Verilog concatenation, highest bits first, and knows how wide it is.</summary>
internal sealed class Concatenation
{
    private readonly List<string> _parts = [];

    /// <summary>Bits so far.</summary>
    public int Width { get; private set; }

    /// <summary>Appends zeros; none when <paramref name="width"/> is 0.</summary>
    public Concatenation Zeros(int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        return width == 0 ? this : Add(Literal.Zeros(width), width);
    }

    /// <summary>Appends bits of a net.</summary>
    public Concatenation Bits(Net net, int high, int low) => Add(net.Bits(high, low), high - low + 1);

    /// <summary>Appends one bit, inverted.</summary>
    public Concatenation Inverted(Net net, int bit) => Add("~" + net.Bit(bit), 1);

    /// <summary>Appends one bit many times. Blanks keep the braces apart: three in a row mean something else to the
    /// template engine.</summary>
    public Concatenation Repeated(Net net, int bit, int times) => times == 0 ? this : times == 1 ? Bits(net, bit, bit)
        : Add($"{{ {times}{{{net.Bit(bit)}}} }}", times);

    /// <summary>Appends the bits of a net that <paramref name="mask"/> selects, without gaps.</summary>
    public Concatenation Selected(Net net, long mask)
    {
        foreach ((int high, int low) in net.Runs(mask))
        {
            Bits(net, high, low);
        }
        return this;
    }

    /// <summary>Appends <c>net &amp; mask</c> from bit <paramref name="top"/> down to bit 0: wires and zeros.</summary>
    public Concatenation Masked(Net net, long mask, int top)
    {
        int next = top;
        foreach ((int high, int low) in net.Runs(mask))
        {
            Zeros(next - high).Bits(net, high, low);
            next = low - 1;
        }
        return Zeros(next + 1);
    }

    /// <inheritdoc/>
    public override string ToString() => _parts.Count switch
    {
        1 => _parts[0],
        _ => $"{{{string.Join(", ", _parts)}}}",
    };

    private Concatenation Add(string part, int width)
    {
        _parts.Add(part);
        Width += width;
        return this;
    }
}
