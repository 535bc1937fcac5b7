using PrintedMlp.Approx.Networks;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Tests.Training.Search.Evaluation;

public sealed class EvaluatorTests
{
    private const int Genomes = 30;

    public static TheoryData<GenomeShape> Shapes => DrawnGenomes.Shapes;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_evaluator_counts_the_rows_that_the_network_gets_wrong(GenomeShape shape)
    {
        RandomStream random = new(1);
        CodedRows coded = DrawnGenomes.Rows(shape, 333, random);
        SearchRows rows = SearchRows.Of(coded);
        Evaluator[] evaluators = [.. All(rows, shape)];
        for (int i = 0; i < Genomes; i++)
        {
            Genome genome = DrawnGenomes.Draw(shape, random, density: i / (Genomes - 1.0));
            Mlp mlp = genome.ToMlp();
            long wrong = coded.Codes.Zip(coded.Labels).Count(row => mlp.Classify(row.First) != row.Second);
            Assert.All(evaluators, e => Assert.Equal(wrong, e.Loss(genome)));
        }
    }

    [Fact]
    public void Losses_differ_between_networks()
    {
        GenomeShape shape = new(16, 4, 5, 10);
        RandomStream random = new(2);
        Evaluator evaluator = Evaluator.Create(SearchRows.Of(DrawnGenomes.Rows(shape, 999, random)), shape, VectorUnits.Best);
        long[] losses = [.. Enumerable.Range(0, Genomes).Select(_ => evaluator.Loss(DrawnGenomes.Draw(shape, random)))];
        Assert.True(losses.Distinct().Count() > Genomes / 2, string.Join(" ", losses));
    }

    [Fact]
    public void A_balanced_loss_weighs_classes_the_same()
    {
        GenomeShape shape = new(5, 4, 4, 6);
        RandomStream random = new(3);
        CodedRows coded = DrawnGenomes.Rows(shape, 777, random);
        SearchRows rows = SearchRows.Of(coded, Weighting.Classes);
        foreach (Evaluator evaluator in All(rows, shape))
        {
            Genome genome = DrawnGenomes.Draw(shape, random.Child(1));
            Mlp mlp = genome.ToMlp();
            double error = coded.Codes.Zip(coded.Labels).GroupBy(row => row.Second)
                .Average(rowsOfClass => rowsOfClass.Average(row => mlp.Classify(row.First) != row.Second ? 1.0 : 0));
            Assert.Equal(error, rows.Error(evaluator.Loss(genome)), 4);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Only_one_class_left_is_always_the_answer(GenomeShape shape)
    {
        RandomStream random = new(4);
        SearchRows rows = SearchRows.Of(DrawnGenomes.Rows(shape, 100, random));
        Genome genome = DrawnGenomes.Draw(shape, random);
        Array.Fill(genome.Enabled, false);
        genome.Enabled[0] = true;
        long expected = Enumerable.Range(0, rows.Blocks).Where(b => rows.BlockClass[b] != 0).Sum(b => Count(rows.Valid[b]));
        Assert.All(All(rows, shape), e => Assert.Equal(expected, e.Loss(genome)));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Ties_go_to_the_lower_index(GenomeShape shape)
    {
        SearchRows rows = SearchRows.Of(DrawnGenomes.Rows(shape, 500, new RandomStream(5)));
        Genome genome = new(shape);
        long expected = Enumerable.Range(0, rows.Blocks).Where(b => rows.BlockClass[b] != 0).Sum(b => Count(rows.Valid[b]));
        Assert.All(All(rows, shape), e => Assert.Equal(expected, e.Loss(genome)));
    }

    [Theory]
    [InlineData(32000)]
    [InlineData(-32000)]
    public void Sums_may_reach_the_limit(int limit)
    {
        GenomeShape shape = new(8, 8, 2, 2);
        RandomStream random = new(6);
        CodedRows coded = DrawnGenomes.Rows(shape, 200, random);
        Genome genome = new(shape);
        for (int connection = 0; connection < 2; connection++)
        {
            (genome.Masks[connection], genome.Exponents[connection], genome.Negative[connection]) = (255, 5, limit < 0);
        }
        genome.HiddenBias[0] = limit - Math.Sign(limit) * 2 * 255 * 32;
        (genome.Dropped[0], genome.Masks[shape.Out(1, 0)], genome.OutputBias[1]) = (7, 255, -120);
        Mlp mlp = genome.ToMlp();
        long wrong = coded.Codes.Zip(coded.Labels).Count(row => mlp.Classify(row.First) != row.Second);
        Assert.All(All(SearchRows.Of(coded), shape), e => Assert.Equal(wrong, e.Loss(genome)));
    }

    [Fact]
    public void Evaluating_does_not_allocate()
    {
        GenomeShape shape = new(16, 4, 5, 10);
        RandomStream random = new(7);
        SearchRows rows = SearchRows.Of(DrawnGenomes.Rows(shape, 300, random));
        Genome genome = DrawnGenomes.Draw(shape, random);
        foreach (Evaluator evaluator in All(rows, shape))
        {
            evaluator.Loss(genome);
            long before = GC.GetAllocatedBytesForCurrentThread();
            evaluator.Loss(genome);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Fact]
    public void The_plain_multiply_add_of_pairs_agrees_with_whole_numbers()
    {
        RandomStream random = new(8);
        short[] pairs = new short[8], weights = new short[8], sums = new short[8];
        for (int i = 0; i < 1000; i++)
        {
            int[] expected = new int[8];
            for (int lane = 0; lane < 8; lane++)
            {
                int a = random.Next(256), b = random.Next(256), v = random.Next(129) - 64, w = random.Next(129) - 64;
                (pairs[lane], weights[lane]) = ((short)(a | b << 8), (short)((v & 0xFF) | w << 8));
                expected[lane] = a * v + b * w;
            }
            PairProducts.Sum(Lanes128.Load(ref pairs[0]), Lanes128.Load(ref weights[0])).Store(ref sums[0]);
            Assert.Equal(expected, sums.Select(s => (int)s));
            Lanes128.MultiplyAddPairs(Lanes128.Load(ref pairs[0]), Lanes128.Load(ref weights[0])).Store(ref sums[0]);
            Assert.Equal(expected, sums.Select(s => (int)s));
        }
    }

    /// <summary>All evaluators; those that this machine lacks run in software.</summary>
    private static IEnumerable<Evaluator> All(SearchRows rows, GenomeShape shape) =>
        Enum.GetValues<VectorUnit>().Select(unit => Evaluator.Create(rows, shape, unit))
            .Append(new PackedEvaluator<Lanes256, PairSum<Lanes256>>(rows, shape, rows.Pairs));

    private static int Count(uint bits) => System.Numerics.BitOperations.PopCount(bits);
}
