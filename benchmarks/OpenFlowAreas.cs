using System.Collections.Concurrent;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Benchmarks;

/// <summary>Areas of networks after Yosys and ABC on their RTL; each network is synthesised once.</summary>
/// <param name="library">The technology.</param>
/// <param name="limit">Longest time of each program.</param>
internal sealed class OpenFlowAreas(CellLibrary library, TimeSpan limit)
{
    private readonly OpenFlow _flow = new(new Tools().Yosys!, new Tools().Abc!, limit);
    private readonly ConcurrentDictionary<Mlp, double> _areas = new(ReferenceEqualityComparer.Instance);

    /// <summary>The area of a network in cm2.</summary>
    public double this[Mlp mlp] => _areas.GetOrAdd(mlp, Synthesised);

    /// <summary>Synthesises several networks at a time.</summary>
    public void Prepare(IEnumerable<Mlp> networks) => Parallel.ForEach(networks, new ParallelOptions { MaxDegreeOfParallelism = 2 }, mlp => _ = this[mlp]);

    private double Synthesised(Mlp mlp)
    {
        using WrittenDesigns written = new();
        DesignFolder design = written.Add("network", new MlpClassifier(mlp), [new byte[mlp.Inputs]]);
        return _flow.Synthesise(design.RtlFile, design.Name, library, MlpCircuit.Inputs(mlp), mlp.ClassBits).AreaCm2;
    }
}
