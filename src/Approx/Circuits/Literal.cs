namespace PrintedMlp.Approx.Circuits;

/// <summary>A signal of a circuit: the output of a node, or its complement. Complementing costs nothing here; what an
/// inverter costs is the mapper's business.</summary>
/// <param name="Code">Twice the node's number, plus 1 for the complement.</param>
public readonly record struct Literal(int Code)
{
    /// <summary>The constant 0.</summary>
    public static Literal False => new(0);

    /// <summary>The constant 1.</summary>
    public static Literal True => new(1);

    /// <summary>The literal of a constant bit.</summary>
    public static Literal Of(bool value) => value ? True : False;

    /// <summary>Number of the node.</summary>
    public int Node => Code >> 1;

    /// <summary>True when the node's output is complemented.</summary>
    public bool IsComplement => (Code & 1) == 1;

    /// <summary>True for <see cref="False"/> and <see cref="True"/>.</summary>
    public bool IsConstant => Code < 2;

    /// <summary>The complement.</summary>
    public static Literal operator !(Literal literal) => new(literal.Code ^ 1);

    /// <summary>The literal, complemented when <paramref name="flip"/> is true.</summary>
    public static Literal operator ^(Literal literal, bool flip) => new(literal.Code ^ (flip ? 1 : 0));

    /// <inheritdoc/>
    public override string ToString() => $"{(IsComplement ? "!" : "")}{Node}";
}
