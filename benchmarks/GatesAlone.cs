using System.Collections.Immutable;
using System.Diagnostics;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Synthesis;

namespace PrintedMlp.Benchmarks;

/// <summary>The search over gates without networks in front of it: it starts from the least network that there is, so from trees.</summary>
internal static class GatesAlone
{
    /// <summary>Searches.</summary>
    /// <param name="options">How.</param>
    /// <param name="data">The rows.</param>
    /// <param name="mapper">Maps what is found.</param>
    /// <returns>What is found, and the seconds of processor time that it took.</returns>
    public static (ImmutableArray<Design> Found, double Seconds) Search(RunOptions options, RunData data, Mapper mapper)
    {
        int classes = data.Dataset.Classes.Length;
        MlpClassifier constant = new(new Mlp(data.Dataset.Features.Length, options.Data.InputBits,
            [new Layer([.. Enumerable.Range(0, classes).Select(c => new Neuron([], c == 0 ? 1 : 0))])], Argmax.Exact(classes)));
        MappedCircuit mapped = new(mapper.Map(constant.ToCircuit()), Optimizer.Builtin, null);
        Design start = Design.Of(constant, data, options).Mapped(mapped, data, options);
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        ImmutableArray<Design> found = new GateStage(options, data, mapper, null, RunLog.Console).Run([start], start.Classifier, start.Netlist);
        return (found, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
    }
}
