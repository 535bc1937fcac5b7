using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Circuits.Simplification;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Archives;

/// <summary>Brings the area model in line with mapped circuits of a search's front.</summary>
/// <param name="mapper">Prices circuits.</param>
/// <param name="threads">Circuits that are mapped at the same time.</param>
internal sealed class AreaCalibration(Mapper mapper, int threads)
{
    /// <summary>Circuits of a front that are mapped, about.</summary>
    private const int Circuits = 24;

    /// <summary>The model of the technology alone.</summary>
    public AreaModel Uncalibrated { get; } = AreaModel.Of(mapper);

    /// <summary>The model while the search goes on. Replacing gates takes long, and what it finds no count of parts sees, so circuits
    /// are mapped as any synthesis would.</summary>
    public AreaModel OnTheWay(IReadOnlyList<ArchiveEntry> front) =>
        Calibrated(Samples(front, circuit => mapper.Map(FunctionalReduction.Run(circuit), MappingEffort.Quick)));

    /// <summary>The model of a search that is over.</summary>
    public AreaModel AtEnd(IReadOnlyList<ArchiveEntry> front) => Calibrated(Samples(front));

    /// <summary>Some circuits of a front, mapped, beside their estimates.</summary>
    public AreaSample[] Samples(IReadOnlyList<ArchiveEntry> front) => Samples(front, circuit => mapper.Map(circuit));

    private AreaModel Calibrated(AreaSample[] samples) => Uncalibrated.Calibrated(samples.Select(s => (s.Counts, s.AreaCm2)));

    private AreaSample[] Samples(IReadOnlyList<ArchiveEntry> front, Func<Circuit, Netlist> map)
    {
        int step = Math.Max(1, front.Count / Circuits);
        ArchiveEntry[] entries = [.. front.Where((_, i) => i % step == 0)];
        AreaSample[] samples = new AreaSample[entries.Length];
        Parallel.For(0, samples.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            (Genome genome, _, double estimate) = entries[i];
            samples[i] = new AreaSample(AreaEstimate.Count(genome), estimate, map(MlpCircuit.Build(genome.ToHardware())).AreaCm2, genome);
        });
        return samples;
    }
}
