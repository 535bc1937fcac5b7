using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>The loss of a network on all rows, kept up to date while single neurons of it change. Holds every sum, hidden
/// value and output of every row; a change costs what it touches.</summary>
internal abstract class IncrementalEvaluator
{
    private protected IncrementalEvaluator(SearchRows rows, GenomeShape shape)
    {
        (Rows, Current) = (rows, new Genome(shape));
    }

    /// <summary>The rows.</summary>
    public SearchRows Rows { get; }

    /// <summary>The network whose values are held.</summary>
    public Genome Current { get; }

    /// <summary>Its loss; see <see cref="SearchRows.Weights"/>.</summary>
    public long Loss { get; private protected set; }

    /// <summary>An evaluator for one thread.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="shape">Size of the networks.</param>
    /// <param name="unit">The vector unit; the scalar reference has no incremental form and takes 128 bits.</param>
    public static IncrementalEvaluator Create(SearchRows rows, GenomeShape shape, VectorUnit unit) => unit switch
    {
        VectorUnit.Bits512 => new IncrementalEvaluator<Lanes512>(rows, shape),
        VectorUnit.Bits256 => new IncrementalEvaluator<Lanes256>(rows, shape),
        _ => new IncrementalEvaluator<Lanes128>(rows, shape),
    };

    /// <summary>Starts anew with a network.</summary>
    public abstract void Reset(Genome genome);

    /// <summary>The loss after a change of one hidden neuron: of any of its connections to features, its bias or its
    /// activation.</summary>
    /// <param name="changed">The current network but for that neuron.</param>
    /// <param name="neuron">The hidden neuron.</param>
    /// <param name="bound">The count may end when it passes this, or when a sample of the rows shows with three standard errors
    /// that it will; <see cref="long.MaxValue"/> always counts to the end.</param>
    /// <returns>The loss, or <see cref="long.MaxValue"/> when the count ended early.</returns>
    public abstract long TryHidden(Genome changed, int neuron, long bound);

    /// <summary>The loss after a change of outputs: of their connections to hidden neurons, their biases, or which
    /// classes can be the answer.</summary>
    /// <param name="changed">The current network but for that.</param>
    /// <param name="outputs">The outputs that changed, a bit each.</param>
    /// <param name="bound">The count may end when it passes this, or when a sample of the rows shows with three standard errors
    /// that it will; <see cref="long.MaxValue"/> always counts to the end.</param>
    /// <returns>The loss, or <see cref="long.MaxValue"/> when the count ended early.</returns>
    public abstract long TryOutputs(Genome changed, ulong outputs, long bound);

    /// <summary>Makes the changed network the current one, after <see cref="TryHidden"/> gave its loss.</summary>
    public abstract void AcceptHidden(Genome changed, int neuron);

    /// <summary>Makes the changed network the current one, after <see cref="TryOutputs"/> gave its loss.</summary>
    public abstract void AcceptOutputs(Genome changed, ulong outputs);

    /// <summary>Makes a network the current one that differs by the same amount in the bias of every output: no answer
    /// changes.</summary>
    public abstract void AcceptOffset(Genome changed, int offset);
}
