namespace PrintedMlp.Training.Search.Area;

/// <summary>What the area model counts. Each part has an area in the technology.</summary>
public enum CircuitPart
{
    /// <summary>Full adder with both results.</summary>
    FullAdder,

    /// <summary>Full adder of which only the carry is read.</summary>
    FullAdderCarry,

    /// <summary>Full adder of which only the sum is read.</summary>
    FullAdderSum,

    /// <summary>Half adder, also one with a constant 1 added.</summary>
    HalfAdder,

    /// <summary>Half adder of which only the carry is read.</summary>
    HalfAdderCarry,

    /// <summary>Half adder of which only the sum is read.</summary>
    HalfAdderSum,

    /// <summary>A sum bit that the sign sets to 0.</summary>
    RectifierBit,

    /// <summary>A bit more in a saturation, or a value bit that it sets to 1.</summary>
    SaturationBit,

    /// <summary>A place of a comparison.</summary>
    CompareBit,

    /// <summary>A place of a comparison with a constant on one side.</summary>
    CompareConstant,

    /// <summary>A bit that the winner of a comparison passes on.</summary>
    Multiplexer,

    /// <summary>Such a bit that is constant on one side.</summary>
    MultiplexerConstant,
}
