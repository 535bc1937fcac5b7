namespace PrintedMlp.Approx.Circuits;

/// <summary>An exclusive or in the four-NAND form together with the products that its gates compute anyway, so that a
/// half adder, a full adder or a comparator takes its carry from them for nothing. Operands are brought to the
/// polarity that is free in a NAND technology; where that flips one, only the result's polarity changes.</summary>
internal readonly struct XorParts
{
    private readonly CircuitBuilder _builder;
    private readonly Literal _a, _b, _both, _onlyA, _onlyB;
    private readonly bool _flipA, _flipB;

    private XorParts(CircuitBuilder builder, Literal a, Literal b)
    {
        _builder = builder;
        (_a, _flipA) = builder.Cheap(a);
        (_b, _flipB) = builder.Cheap(b);
        _both = builder.And(_a, _b);
        _onlyA = builder.And(_a, !_both);
        _onlyB = builder.And(_b, !_both);
        Sum = !builder.And(!_onlyA, !_onlyB) ^ (_flipA != _flipB);
    }

    /// <summary>a xor b.</summary>
    public Literal Sum { get; }

    /// <summary>a and b.</summary>
    public Literal Both => Product(true, true);

    /// <summary>a and not b.</summary>
    public Literal OnlyFirst => Product(true, false);

    /// <summary>b and not a.</summary>
    public Literal OnlySecond => Product(false, true);

    public static XorParts Of(CircuitBuilder builder, Literal a, Literal b) => new(builder, a, b);

    /// <summary>The product in which a and b have these values.</summary>
    private Literal Product(bool a, bool b) => (a != _flipA, b != _flipB) switch
    {
        (true, true) => _both,
        (true, false) => _onlyA,
        (false, true) => _onlyB,
        _ => _builder.And(!_a, !_b),
    };
}
