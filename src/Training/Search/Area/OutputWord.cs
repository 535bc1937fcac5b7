namespace PrintedMlp.Training.Search.Area;

/// <summary>An output value as the tournament sees it.</summary>
/// <param name="IsSigned">Whether it can be negative.</param>
/// <param name="Bits">Bits with the sign.</param>
/// <param name="Lowest">Lowest bit that is not constant.</param>
internal readonly record struct OutputWord(bool IsSigned, int Bits, int Lowest)
{
    public static OutputWord Union(OutputWord a, OutputWord b)
    {
        bool isSigned = a.IsSigned || b.IsSigned;
        int bits = Math.Max(a.WidthWhen(isSigned), b.WidthWhen(isSigned));
        return new OutputWord(isSigned, bits, Math.Min(a.Lowest, b.Lowest));
    }

    public double CompareArea(OutputWord other, AreaModel model)
    {
        int top = Union(this, other).Bits, both = Math.Max(0, top - Math.Max(Lowest, other.Lowest));
        int unsignedTop = Math.Min(IsSigned ? top : Bits, other.IsSigned ? top : other.Bits);
        int variable = Math.Max(0, Math.Min(both, unsignedTop - Math.Max(Lowest, other.Lowest)));
        int single = top - Math.Min(Lowest, other.Lowest) - variable;
        return variable * model[CircuitPart.CompareBit] + Math.Max(0, single) * model[CircuitPart.CompareConstant];
    }

    public double ChooseArea(OutputWord other, OutputWord winner, AreaModel model)
    {
        int top = winner.Bits;
        int unsignedTop = Math.Min(IsSigned ? top : Bits, other.IsSigned ? top : other.Bits);
        int both = Math.Max(0, unsignedTop - Math.Max(Lowest, other.Lowest));
        int single = Math.Max(0, top - winner.Lowest - both);
        return both * model[CircuitPart.Multiplexer] + single * model[CircuitPart.MultiplexerConstant];
    }

    private int WidthWhen(bool isSigned) => isSigned && !IsSigned ? Bits + 1 : Bits;
}
