namespace PrintedMlp.Training.Gates;

/// <summary>The bits of <see cref="GateKind"/>.</summary>
public static class GateKinds
{
    internal const int Count = 6;

    /// <summary>Exclusive or, or its complement.</summary>
    public static bool IsXor(this GateKind kind) => kind >= GateKind.Xor;

    /// <summary>The output of the and (or exclusive or) is inverted.</summary>
    public static bool InvertsOutput(this GateKind kind) => ((int)kind & 1) != 0;

    /// <summary>The and sees its inputs inverted.</summary>
    public static bool InvertsInputs(this GateKind kind) => ((int)kind & 2) != 0;

    /// <summary>The kind of the inverted output.</summary>
    internal static GateKind WithOutputFlipped(this GateKind kind) => kind ^ (GateKind)1;

    /// <summary>The kind that computes the same of inverted inputs (De Morgan); not for exclusive ors.</summary>
    internal static GateKind WithInputsFlipped(this GateKind kind) => kind ^ (GateKind)2;

    /// <summary>Truth table as <see cref="Approx.Technologies.Cell.Function"/> has it.</summary>
    internal static uint Function(this GateKind kind)
    {
        uint core = kind.IsXor() ? 0b0110u : kind.InvertsInputs() ? 0b0001u : 0b1000u;
        return kind.InvertsOutput() ? core ^ 0b1111u : core;
    }
}
