using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Search.LocalSearch;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Tests.Training.Search.Evaluation;

public sealed class IncrementalEvaluatorTests
{
    private const int Draws = 400;

    private static readonly AreaModel Unit = AreaModel.Only(CircuitPart.FullAdder);

    public static TheoryData<GenomeShape> Shapes => DrawnGenomes.Shapes;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Any_sequence_of_moves_keeps_the_loss_of_an_evaluation_from_the_beginning(GenomeShape shape)
    {
        RandomStream random = new(11);
        SearchRows rows = SearchRows.Of(DrawnGenomes.Rows(shape, 321, random));
        Evaluator whole = Evaluator.Create(rows, shape, VectorUnit.Scalar);
        IncrementalEvaluator[] evaluators = [.. All(rows, shape)];
        Genome genome = DrawnGenomes.Draw(shape, random);
        Array.ForEach(evaluators, e => e.Reset(genome));
        Assert.All(evaluators, e => Assert.Equal(whole.Loss(genome), e.Loss));
        AreaEstimate area = new(shape);
        int accepted = 0;
        for (int i = 0; i < Draws; i++)
        {
            Genome changed = genome.Copy();
            Move move = Moves.Draw(changed, random);
            if (move.Kind == MoveKind.None || double.IsInfinity(area.Estimate(changed, Unit)))
            {
                continue;
            }
            long expected = whole.Loss(changed);
            Assert.All(evaluators, e => Assert.Equal(expected, Try(e, changed, move, long.MaxValue)));
            Assert.All(evaluators, e => Assert.Equal(expected, Try(e, changed, move, expected)));
            Assert.All(evaluators, e => Assert.True(expected == 0 || Try(e, changed, move, expected - 1) > expected - 1));
            if (random.Next(2) == 0)
            {
                accepted++;
                genome = changed;
                Array.ForEach(evaluators, e => Accept(e, changed, move));
                Assert.All(evaluators, e => Assert.Equal(expected, e.Loss));
                Assert.All(evaluators, e => Assert.True(e.Current.SameAs(changed)));
            }
        }
        Assert.InRange(accepted, Draws / 10, Draws);
    }

    [Fact]
    public void Many_connections_of_a_neuron_may_change_at_a_time()
    {
        GenomeShape shape = new(9, 4, 4, 5);
        RandomStream random = new(12);
        SearchRows rows = SearchRows.Of(DrawnGenomes.Rows(shape, 200, random));
        Evaluator whole = Evaluator.Create(rows, shape, VectorUnit.Scalar);
        Genome genome = DrawnGenomes.Draw(shape, random);
        foreach (IncrementalEvaluator evaluator in All(rows, shape))
        {
            evaluator.Reset(genome);
            for (int neuron = 0; neuron < shape.Hidden; neuron++)
            {
                Genome changed = genome.Copy();
                for (int feature = 0; feature < shape.Inputs; feature++)
                {
                    changed.Masks[shape.Into(neuron, feature)] ^= 5;
                }
                Assert.Equal(whole.Loss(changed), evaluator.TryHidden(changed, neuron, long.MaxValue));
                Assert.Equal(whole.Loss(genome), evaluator.TryHidden(genome, neuron, long.MaxValue));
            }
        }
    }

    [Fact]
    public void Trying_does_not_allocate()
    {
        GenomeShape shape = new(16, 4, 5, 10);
        RandomStream random = new(13);
        SearchRows rows = SearchRows.Of(DrawnGenomes.Rows(shape, 300, random));
        Genome genome = DrawnGenomes.Draw(shape, random), changed = genome.Copy();
        (changed.Masks[0], changed.HiddenBias[0]) = ((byte)(changed.Masks[0] ^ 1), changed.HiddenBias[0] + 1);
        foreach (IncrementalEvaluator evaluator in All(rows, shape))
        {
            evaluator.Reset(genome);
            Run(evaluator, changed);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Run(evaluator, changed);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }

        static void Run(IncrementalEvaluator evaluator, Genome changed)
        {
            evaluator.TryHidden(changed, 0, long.MaxValue);
            evaluator.TryOutputs(changed, 3, long.MaxValue);
            evaluator.AcceptHidden(changed, 0);
        }
    }

    private static long Try(IncrementalEvaluator evaluator, Genome changed, Move move, long bound) => move.Kind == MoveKind.Hidden
        ? evaluator.TryHidden(changed, move.Amount, bound) : evaluator.TryOutputs(changed, move.Outputs, bound);

    private static void Accept(IncrementalEvaluator evaluator, Genome changed, Move move)
    {
        if (move.Kind == MoveKind.Hidden)
        {
            evaluator.AcceptHidden(changed, move.Amount);
        }
        else
        {
            evaluator.AcceptOutputs(changed, move.Outputs);
        }
    }

    private static IEnumerable<IncrementalEvaluator> All(SearchRows rows, GenomeShape shape) =>
        new[] { VectorUnit.Bits512, VectorUnit.Bits256, VectorUnit.Bits128 }.Select(unit => IncrementalEvaluator.Create(rows, shape, unit));
}
