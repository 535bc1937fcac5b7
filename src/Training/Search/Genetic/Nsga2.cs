using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Genetic;

/// <summary>NSGA-II (Deb and others, IEEE TEVC 2002) over genomes: loss against estimated area, with a bound on the loss
/// (DATE'24, arXiv 2402.02930). The main loop is the textbook's.</summary>
internal sealed class Nsga2
{
    private readonly Nsga2Options _options;
    private readonly Action<Individual[]> _evaluate;
    private readonly long _allowedLoss;
    private readonly Individual[] _everybody;

    /// <summary>Takes over a first population.</summary>
    /// <param name="evaluate">Gives individuals their loss and their area.</param>
    /// <param name="options">How to search.</param>
    /// <param name="allowedLoss">The constraint: more than this is worse than anything allowed.</param>
    /// <param name="first">Members of the first population; when there are fewer than the population's size, they repeat.</param>
    public Nsga2(Action<Individual[]> evaluate, Nsga2Options options, long allowedLoss, IReadOnlyList<Genome> first)
    {
        (_evaluate, _options, _allowedLoss) = (evaluate, options, allowedLoss);
        _everybody = [.. Enumerable.Range(0, 2 * options.Population).Select(_ => new Individual(first[0].Shape))];
        for (int i = 0; i < options.Population; i++)
        {
            _everybody[i].Genome.CopyFrom(first[i % first.Count]);
            // Children come with the first step; until then their places are worse than anybody.
            (_everybody[options.Population + i].Violation, _everybody[options.Population + i].AreaCm2) = (long.MaxValue, double.PositiveInfinity);
        }
        Evaluate(_everybody.AsSpan(0, options.Population));
        Rank();
    }

    /// <summary>The survivors, best front first.</summary>
    public ReadOnlySpan<Individual> Population => _everybody.AsSpan(0, _options.Population);

    /// <summary>One generation: children of tournament winners, then the better half of all.</summary>
    /// <param name="random">The generation's own stream.</param>
    public void Step(RandomStream random)
    {
        Breed(random);
        Evaluate(_everybody.AsSpan(_options.Population));
        Rank();
    }

    private void Breed(RandomStream random)
    {
        int count = _options.Population;
        for (int i = 0; i < count; i++)
        {
            Individual mother = Winner(random), father = Winner(random);
            Genome child = _everybody[count + i].Genome;
            Cross(mother.Genome, father.Genome, child, random);
            _options.Mutation(child, _options.MutationChance, random);
        }
    }

    private void Cross(Genome mother, Genome father, Genome child, RandomStream random)
    {
        if (random.Chance(_options.CrossoverChance))
        {
            _options.Crossover(mother, father, child, random);
        }
        else
        {
            child.CopyFrom(mother);
        }
    }

    private Individual Winner(RandomStream random)
    {
        Individual a = _everybody[random.Next(_options.Population)], b = _everybody[random.Next(_options.Population)];
        return b.Beats(a) ? b : a;
    }

    private void Evaluate(Span<Individual> individuals)
    {
        _evaluate(individuals.ToArray());
        foreach (Individual individual in individuals)
        {
            individual.Violation = double.IsPositiveInfinity(individual.AreaCm2) ? long.MaxValue
                : Math.Max(0, individual.Loss - _allowedLoss);
        }
    }

    /// <summary>Orders everybody: fronts, and the front that does not fit by crowding distance.</summary>
    private void Rank()
    {
        NonDominatedSorting.Sort(_everybody);
        for (int start = 0; start < _everybody.Length;)
        {
            int end = start;
            while (end < _everybody.Length && _everybody[end].Rank == _everybody[start].Rank)
            {
                end++;
            }
            Span<Individual> front = _everybody.AsSpan(start, end - start);
            CrowdingDistance.Assign(front);
            if (start < _options.Population && end > _options.Population)
            {
                front.Sort(static (a, b) => a.Crowding != b.Crowding ? b.Crowding.CompareTo(a.Crowding)
                    : a.Loss != b.Loss ? a.Loss.CompareTo(b.Loss) : a.AreaCm2.CompareTo(b.AreaCm2));
            }
            start = end;
        }
    }
}
