namespace PrintedMlp.Generator.Synthesis;

/// <summary>Who turns circuits into cells.</summary>
internal enum Optimizer
{
    /// <summary>Our own mapper: the same netlist everywhere.</summary>
    Builtin,

    /// <summary>Our own mapper and berkeley-abc; the smaller netlist is kept.</summary>
    Abc,
}
