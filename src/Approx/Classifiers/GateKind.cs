namespace PrintedMlp.Approx.Classifiers;

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

/// <summary>The bits of <see cref="GateKind"/>.</summary>
public static class GateKinds
{
    /// <summary>Number of kinds.</summary>
    public const int Count = 6;

    /// <summary>Exclusive or, or its complement.</summary>
    public static bool IsXor(this GateKind kind) => kind >= GateKind.Xor;

    /// <summary>The output of the and (or exclusive or) is inverted.</summary>
    public static bool InvertsOutput(this GateKind kind) => ((int)kind & 1) != 0;

    /// <summary>The and sees its inputs inverted.</summary>
    public static bool InvertsInputs(this GateKind kind) => ((int)kind & 2) != 0;

    /// <summary>The kind of the inverted output.</summary>
    public static GateKind WithOutputFlipped(this GateKind kind) => kind ^ (GateKind)1;

    /// <summary>The kind with a truth table of two inputs; null when there is none.</summary>
    internal static GateKind? Of(uint function) =>
        Enum.GetValues<GateKind>().Cast<GateKind?>().FirstOrDefault(k => k!.Value.Function() == function);

    /// <summary>Truth table as <see cref="Technologies.Cell.Function"/> has it.</summary>
    public static uint Function(this GateKind kind)
    {
        uint core = kind.IsXor() ? 0b0110u : kind.InvertsInputs() ? 0b0001u : 0b1000u;
        return kind.InvertsOutput() ? core ^ 0b1111u : core;
    }
}
