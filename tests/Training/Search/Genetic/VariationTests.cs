using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Genetic;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Search.LocalSearch;

namespace PrintedMlp.Tests.Training.Search.Genetic;

/// <summary>Crossovers and mutations.</summary>
public class VariationTests
{
    private static readonly GenomeShape Shape = new(6, 4, 5, 3);

    public static TheoryData<string> Crossovers => [nameof(UniformCrossover), nameof(NeuronCrossover), nameof(SimulatedBinaryCrossover)];

    public static TheoryData<string> Mutations => [nameof(ResetMutation), nameof(PolynomialMutation), nameof(Moves)];

    [Theory]
    [MemberData(nameof(Crossovers))]
    public void A_child_depends_on_parents_and_seed_only(string operation)
    {
        (Genome mother, Genome father) = (Draw(1), Draw(2));
        Assert.True(Child(operation, mother, father, 3).SameAs(Child(operation, mother, father, 3)));
        Assert.False(Child(operation, mother, father, 3).SameAs(Child(operation, mother, father, 4)));
        Assert.True(mother.SameAs(Draw(1)) && father.SameAs(Draw(2)), "a parent changed");
    }

    [Theory]
    [MemberData(nameof(Crossovers))]
    public void A_child_of_equal_parents_equals_them(string operation) =>
        Assert.True(Child(operation, Draw(1), Draw(1), 3).SameAs(Draw(1)));

    [Theory]
    [InlineData(nameof(UniformCrossover))]
    [InlineData(nameof(NeuronCrossover))]
    public void Every_gene_comes_from_either_parent_about_as_often(string operation)
    {
        (Genome mother, Genome father) = (Draw(1), Draw(2));
        int[] fromFather = new int[Genes(mother).Length];
        for (ulong seed = 0; seed < 400; seed++)
        {
            int[] child = Genes(Child(operation, mother, father, seed));
            Assert.All(Enumerable.Range(0, child.Length), i => Assert.Contains(child[i], new[] { Genes(mother)[i], Genes(father)[i] }));
            for (int i = 0; i < child.Length; i++)
            {
                fromFather[i] += child[i] == Genes(father)[i] ? 1 : 0;
            }
        }
        Assert.All(Enumerable.Range(0, fromFather.Length).Where(i => Genes(mother)[i] != Genes(father)[i]), i => Assert.InRange(fromFather[i], 140, 260));
    }

    [Fact]
    public void Neurons_are_exchanged_whole()
    {
        (Genome mother, Genome father) = (Draw(1), Draw(2));
        for (ulong seed = 0; seed < 50; seed++)
        {
            Genome child = Child(nameof(NeuronCrossover), mother, father, seed);
            Assert.All(Enumerable.Range(0, Shape.Hidden), neuron =>
                Assert.Contains(Neuron(child, neuron), new[] { Neuron(mother, neuron), Neuron(father, neuron) }));
        }
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public void A_changed_genome_stays_in_range(string operation)
    {
        Genome genome = Draw(1);
        RandomStream random = new(5);
        for (int i = 0; i < 20_000; i++)
        {
            Mutate(operation, genome, random);
            AssertInRange(genome);
        }
    }

    [Theory]
    [MemberData(nameof(Crossovers))]
    public void A_child_stays_in_range(string operation)
    {
        for (ulong seed = 0; seed < 500; seed++)
        {
            AssertInRange(Child(operation, Draw(2 * seed), Draw(2 * seed + 1), seed));
        }
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public void A_mutation_depends_on_genome_and_seed_only(string operation)
    {
        Genome a = Draw(1), b = Draw(1);
        (RandomStream forA, RandomStream forB) = (new RandomStream(9), new RandomStream(9));
        for (int i = 0; i < 50; i++)
        {
            Mutate(operation, a, forA);
            Mutate(operation, b, forB);
        }
        Assert.True(a.SameAs(b));
        Assert.False(a.SameAs(Draw(1)));
    }

    [Fact]
    public void The_masks_only_operators_leave_all_other_genes()
    {
        Genome mother = Draw(1), child = Child(nameof(SimulatedBinaryCrossover), mother, Draw(2), 1);
        PolynomialMutation.Apply(child, 0.5, new RandomStream(1));
        Assert.False(child.SameAs(mother));
        mother.Masks.CopyTo(child.Masks.AsSpan());
        Assert.True(child.SameAs(mother));
    }

    [Fact]
    public void Reset_mutation_changes_about_as_many_genes_as_asked()
    {
        RandomStream random = new(1);
        int changed = 0, genes = 0;
        for (int i = 0; i < 2000; i++)
        {
            Genome before = Draw(1), after = Draw(1);
            ResetMutation.Apply(after, 0.02, random);
            changed += Genes(before).Zip(Genes(after)).Count(pair => pair.First != pair.Second);
            genes += Genes(before).Length;
        }
        // A redrawn gene may be what it was: one mask in 16 or 256, one exponent in 7, one width in 8.
        Assert.InRange((double)changed / genes, 0.015, 0.021);
    }

    private static Genome Child(string operation, Genome mother, Genome father, ulong seed)
    {
        Genome child = new(Shape);
        RandomStream random = new(seed);
        switch (operation)
        {
            case nameof(UniformCrossover):
                UniformCrossover.Apply(mother, father, child, random);
                break;
            case nameof(NeuronCrossover):
                NeuronCrossover.Apply(mother, father, child, random);
                break;
            default:
                SimulatedBinaryCrossover.Apply(mother, father, child, random);
                break;
        }
        return child;
    }

    private static void Mutate(string operation, Genome genome, RandomStream random)
    {
        switch (operation)
        {
            case nameof(ResetMutation):
                ResetMutation.Apply(genome, 0.05, random);
                break;
            case nameof(PolynomialMutation):
                PolynomialMutation.Apply(genome, 0.2, random);
                break;
            default:
                Moves.Draw(genome, random);
                break;
        }
    }

    private static void AssertInRange(Genome genome)
    {
        for (int i = 0; i < Shape.Connections; i++)
        {
            Assert.True((genome.Masks[i] & ~Shape.MaskOf(i)) == 0 && genome.Exponents[i] <= GenomeShape.MaxExponent, $"connection {i}");
        }
        for (int neuron = 0; neuron < Shape.Hidden; neuron++)
        {
            Assert.True(genome.Widths[neuron] is >= 1 and <= GenomeShape.HiddenBits && genome.Dropped[neuron] <= 14
                && Math.Abs(genome.HiddenBias[neuron]) <= GenomeShape.SumLimit, $"hidden neuron {neuron}");
        }
        Assert.True(genome.EnabledClasses >= 1 && genome.OutputBias.All(b => Math.Abs(b) <= GenomeShape.SumLimit), "outputs");
    }

    private static Genome Draw(ulong seed) => RandomGenomes.Draw(Shape, new RandomStream(seed));

    private static int[] Genes(Genome g) => [.. g.Masks.Select(m => (int)m), .. g.Exponents.Select(e => (int)e), .. g.Negative.Select(n => n ? 1 : 0),
        .. g.HiddenBias, .. g.Dropped.Select(d => (int)d), .. g.Widths.Select(w => (int)w), .. g.OutputBias];

    private static string Neuron(Genome g, int neuron) => string.Join(' ',
        Enumerable.Range(0, Shape.Inputs).Select(i => Shape.Into(neuron, i)).Concat(Enumerable.Range(0, Shape.Classes).Select(o => Shape.Out(o, neuron)))
            .Select(c => (g.Masks[c], g.Exponents[c], g.Negative[c])).Append((g.Widths[neuron], g.Dropped[neuron], g.HiddenBias[neuron] > 0)))
        + g.HiddenBias[neuron];
}
