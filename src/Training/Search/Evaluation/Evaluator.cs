using System.Runtime.Intrinsics.X86;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>The loss of networks on all rows, each from the beginning. One for each thread; evaluating does not
/// allocate.</summary>
internal abstract class Evaluator
{
    private protected Evaluator(SearchRows rows) => Rows = rows;

    /// <summary>The rows.</summary>
    public SearchRows Rows { get; }

    /// <summary>An evaluator for one thread.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="shape">Size of the networks.</param>
    /// <param name="unit">The vector unit; all give the same losses.</param>
    public static Evaluator Create(SearchRows rows, GenomeShape shape, VectorUnit unit) => unit switch
    {
        VectorUnit.Bits512 => new PackedEvaluator<Lanes512, PairSum<Lanes512>>(rows, shape, rows.Pairs),
        VectorUnit.Bits256 when AvxVnni.IsSupported => new PackedEvaluator<Lanes256, QuadSum>(rows, shape, rows.Quads),
        VectorUnit.Bits256 => new PackedEvaluator<Lanes256, PairSum<Lanes256>>(rows, shape, rows.Pairs),
        VectorUnit.Bits128 => new PackedEvaluator<Lanes128, PairSum<Lanes128>>(rows, shape, rows.Pairs),
        _ => new ScalarEvaluator(rows, shape),
    };

    /// <summary>The loss of a network; see <see cref="SearchRows.Weights"/>.</summary>
    /// <param name="genome">A network whose sums stay inside <see cref="GenomeShape.SumLimit"/>: one whose
    /// <see cref="AreaEstimate"/> is finite.</param>
    public abstract long Loss(Genome genome);
}
