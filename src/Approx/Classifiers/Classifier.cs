using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Approx.Classifiers;

/// <summary>What a piece of hardware has to compute, and so the definition of correct: a network, or, where a search over gates
/// went on from a network, a netlist of its own.</summary>
/// <param name="Inputs">Number of features.</param>
/// <param name="InputBits">Bits of a feature's code, 1..8.</param>
/// <param name="ClassBits">Bits of the answer: the class index, and above it the flags.</param>
public abstract record Classifier(int Inputs, int InputBits, int ClassBits)
{
    /// <summary>How it was made.</summary>
    public abstract Origin Origin { get; }

    /// <summary>The network; null for a netlist of gates.</summary>
    public virtual Mlp? Network => null;

    /// <summary>True when its circuit stands behind comparators of its own, false when it reads bits of codes.</summary>
    public virtual bool ReadsLevels => false;

    /// <summary>The comparators that it reads, in the order of its circuit's inputs; none when it reads codes.</summary>
    public virtual ImmutableArray<Level> Levels => [];

    /// <summary>What the bits above the class index say, the lowest first; empty for most.</summary>
    public ImmutableArray<AnswerFlag> Flags { get; init; } = [];

    /// <summary>Bits of the class index alone.</summary>
    public int IndexBits => ClassBits - Flags.Length;

    /// <summary>The answer for each row of codes: the class index, and above it the flags.</summary>
    public abstract int[] Classify(IReadOnlyList<byte[]> rows);

    /// <summary>The class index of each row of codes.</summary>
    public int[] Indices(IReadOnlyList<byte[]> rows) => Flags.IsEmpty ? Classify(rows) : [.. Classify(rows).Select(IndexOf)];

    /// <summary>The class index of an answer.</summary>
    public int IndexOf(int answer) => Flags.IsEmpty ? answer : answer & ((1 << IndexBits) - 1);

    /// <summary>Whether an answer raises a flag; false where there is no such flag.</summary>
    public bool IsRaised(int answer, AnswerFlag flag) => Flags.IndexOf(flag) is >= 0 and int at && (answer >> (IndexBits + at) & 1) == 1;

    /// <summary>Its circuit; the inputs are all bits of all features, feature 0 bit 0 first, or the levels that it reads.</summary>
    public abstract Circuit ToCircuit();

    /// <summary>The text of its <c>model.json</c>.</summary>
    public abstract string ToJson();
}
