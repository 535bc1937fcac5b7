namespace PrintedMlp.Training.Gates;

/// <summary>What a gate of two inputs computes. Bit 0: the output is inverted; bit 1: the inputs are; bit 2: exclusive or
/// instead of and.</summary>
public enum GateKind : byte
{
    /// <summary>a and b.</summary>
    And = 0,

    /// <summary>not (a and b).</summary>
    Nand = 1,

    /// <summary>not (a or b).</summary>
    Nor = 2,

    /// <summary>a or b.</summary>
    Or = 3,

    /// <summary>a xor b.</summary>
    Xor = 4,

    /// <summary>not (a xor b).</summary>
    Xnor = 5,
}
