using PrintedMlp.Approx.Networks;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Tests.Training.Search;

public sealed class GenomeTests
{
    public static TheoryData<GenomeShape> Shapes => DrawnGenomes.Shapes;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_network_as_it_is_built_answers_as_the_definition(GenomeShape shape)
    {
        RandomStream random = new(31);
        CodedRows rows = DrawnGenomes.Rows(shape, 100, random);
        for (int i = 0; i < 10; i++)
        {
            Genome genome = DrawnGenomes.Draw(shape, random);
            // Two remaining classes are a case of their own.
            for (int output = 0; output < shape.Classes && i % 2 == 0; output++)
            {
                genome.Enabled[output] = output == 0 || output == shape.Classes - 1;
            }
            Mlp definition = genome.ToMlp(), built = genome.ToHardware();
            Assert.All(rows.Codes, codes => Assert.Equal(definition.Classify(codes), built.Classify(codes)));
        }
    }

    [Fact]
    public void A_copy_is_the_same_until_either_changes()
    {
        Genome genome = DrawnGenomes.Draw(new(5, 4, 3, 4), new RandomStream(32));
        Action<Genome>[] changes =
        [
            g => g.Masks[1] ^= 1, g => g.Exponents[2] ^= 1, g => g.Negative[3] ^= true, g => g.HiddenBias[0]++, g => g.Dropped[1]++,
            g => g.Widths[2] ^= 1, g => g.OutputBias[3]--, g => g.Enabled[0] ^= true,
        ];
        foreach (Action<Genome> change in changes)
        {
            Genome copy = genome.Copy();
            Assert.True(copy.SameAs(genome));
            change(copy);
            Assert.False(copy.SameAs(genome));
            copy.CopyFrom(genome);
            Assert.True(copy.SameAs(genome));
        }
    }
}
