using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Verilog;

/// <summary>All that there is to write about a design, in no language: what every template of a language sees. docs/templates.md lists it.</summary>
internal sealed record DesignPlan : ISizedView
{
    /// <summary>The module's name: a letter, then letters, digits and underscores, no word of a language.</summary>
    public required string Name { get; init; }

    /// <summary><c>network</c>, <c>search</c> (gates that a search found) or <c>tree</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>The port with all codes.</summary>
    public required Net Port { get; init; }

    /// <summary>Bits of a feature's code.</summary>
    public required int FeatureBits { get; init; }

    /// <summary>Bits of the answer: the class index, and above it the flags.</summary>
    public required int ClassBits { get; init; }

    /// <summary>The flags; empty for most designs.</summary>
    public ImmutableArray<PlanFlag> Flags { get; init; } = [];

    /// <summary>Names of the classes, made safe for a comment; empty when they are not known.</summary>
    public required ImmutableArray<string> Classes { get; init; }

    /// <summary>Number of classes; of a netlist of gates, of class indices.</summary>
    public required int ClassCount { get; init; }

    /// <summary>The features in the run's column order.</summary>
    public required ImmutableArray<PlanFeature> Features { get; init; }

    /// <summary>Whether raw values can be coded: the thresholds of all features are known.</summary>
    public required bool HasScale { get; init; }

    /// <summary>Rows in <c>vectors.hex</c> and <c>expected.hex</c>.</summary>
    public required int Vectors { get; init; }

    /// <summary>The first of these rows, worked out; null without rows.</summary>
    public PlanExample? Example { get; init; }

    /// <summary>Whether it is a network.</summary>
    public bool IsNetwork => Origin == "network";

    /// <summary>Features, hidden neurons of each layer, classes of a network.</summary>
    public ImmutableArray<int> Sizes { get; init; } = [];

    /// <summary>The neurons of a network that matter, each after those that it reads.</summary>
    public ImmutableArray<PlanNeuron> Neurons { get; init; } = [];

    /// <summary>The matches of a network's argmax that hardware decides, in order.</summary>
    public ImmutableArray<PlanMatch> Matches { get; init; } = [];

    /// <summary>Whose class a network answers.</summary>
    public PlanPlayer? Winner { get; init; }

    /// <summary>The gates; null for a network.</summary>
    public PlanGates? Gates { get; init; }

    /// <summary>Whether the gates stand behind comparators.</summary>
    public bool ReadsLevels { get; init; }

    /// <summary>The comparators.</summary>
    public ImmutableArray<PlanLevel> Levels { get; init; } = [];

    /// <summary>Bits of the port that no comparator reads.</summary>
    public ImmutableArray<PlanSlice> Unused { get; init; } = [];

    /// <summary>The mapped netlist, or null.</summary>
    public PlanNetlist? Netlist { get; init; }

    int ISizedView.Parts => Netlist?.Instances.Length ?? 0;

    /// <summary>Rows that its makefile simulates with the netlist: the first of <see cref="Vectors"/>.</summary>
    public int NetlistRows => SimulatedRows.Of(Netlist?.Instances.Length ?? 0, Vectors);

    /// <summary>The cells of its technology, or null.</summary>
    public PlanCells? Library { get; init; }

    /// <summary>The netlist as transistors; null when nobody asked for it.</summary>
    public PlanSpice? Spice { get; init; }

    /// <summary>Plans what is written.</summary>
    /// <param name="name">The module's name.</param>
    /// <param name="classifier">What it computes.</param>
    /// <param name="naming">What is known of the data.</param>
    /// <param name="vectors">Rows of evidence.</param>
    /// <exception cref="Approx.UserException">The name is no identifier.</exception>
    public static DesignPlan Of(string name, Classifier classifier, Naming naming, int vectors = 0)
    {
        ModulePorts ports = ModulePorts.Of(name, classifier);
        Net port = new(ports.Input, ports.FeaturesWidth, IsPort: true);
        RtlPlan? network = classifier.Network is { } mlp ? new RtlPlan(mlp) : null;
        DesignPlan plan = new()
        {
            Name = ports.Name,
            Origin = classifier.Origin switch
            {
                Approx.Classifiers.Origin.Network => "network",
                Approx.Classifiers.Origin.Tree => "tree",
                Approx.Classifiers.Origin.Votes => "votes",
                _ => "search"
            },
            Port = port,
            FeatureBits = ports.FeatureBits,
            ClassBits = ports.ClassBits,
            Classes = [.. naming.Classes.Select(ShownName.Of)],
            ClassCount = network?.Mlp.Classes ?? 1 << classifier.IndexBits,
            Flags = [.. classifier.Flags.Select((flag, i) => new PlanFlag(classifier.IndexBits + i, flag == AnswerFlag.OutOfRange))],
            Features = [.. Enumerable.Range(0, ports.Features).Select(i => Feature(ports, port, classifier, network, naming, i))],
            HasScale = naming.Thresholds.Length == ports.Features,
            Vectors = vectors,
        };
        return network is not null ? plan.WithNetwork(network) : plan.WithGates(ports, port, (GateClassifier)classifier);
    }

    /// <summary>The plan with a netlist.</summary>
    public DesignPlan With(Classifier classifier, Netlist netlist, double? staticPowerMw) => this with
    {
        Netlist = PlanNetlist.Of(classifier.ReadsLevels ? ModulePorts.OfCore(Name, classifier) : ModulePorts.Of(Name, classifier), netlist,
            staticPowerMw),
        Library = PlanCells.Of(netlist.Library),
    };

    /// <summary>The plan with its netlist as transistors.</summary>
    /// <exception cref="Approx.UserException">The technology has no such transistors.</exception>
    public DesignPlan WithTransistors(Classifier classifier, Netlist netlist, IReadOnlyList<byte[]> codes) => this with
    {
        Spice = PlanSpice.Of(
            classifier.ReadsLevels ? ModulePorts.OfCore(Name, classifier) : ModulePorts.Of(Name, classifier), netlist, classifier, codes),
    };

    private static PlanFeature Feature(ModulePorts ports, Net port, Classifier classifier, RtlPlan? network, Naming naming, int index)
    {
        Net net = new($"x{index}", ports.FeatureBits);
        long read = network is not null ? network.FeatureBits[index]
            : classifier.ReadsLevels && classifier.Levels.Any(l => l.Feature == index) ? TwosComplement.Ones(ports.FeatureBits) : 0;
        int at = index * ports.FeatureBits;
        return new PlanFeature(index, naming.Features.IsEmpty ? "" : ShownName.Of(naming.Features[index]), net, at,
            new PlanWord().Bits(port, at + ports.FeatureBits - 1, at).Slices, read != 0, read == 0 ? [] : new PlanWord().Selected(net, ~read).Slices,
            naming.Thresholds.Length == ports.Features ? naming.Thresholds[index] : [],
            naming.Missing.Length == ports.Features ? naming.Missing[index] : 0,
            naming.Ranges.Length == ports.Features ? naming.Ranges[index].Low : double.NaN,
            naming.Ranges.Length == ports.Features ? naming.Ranges[index].High : double.NaN);
    }

    private DesignPlan WithNetwork(RtlPlan plan) => this with
    {
        Sizes = [plan.Mlp.Inputs, .. plan.Mlp.Layers.Select(l => l.Neurons.Length)],
        Neurons = [.. plan.Layers.SelectMany(layer => layer).Select(PlanNeuron.Of)],
        Matches = [.. plan.Contests.Live.Select(c => PlanMatch.Of(plan, c))],
        Winner = PlanPlayer.Of(plan, plan.Contests.Winner),
    };

    private DesignPlan WithGates(ModulePorts ports, Net port, GateClassifier classifier)
    {
        if (!classifier.ReadsLevels)
        {
            return this with { Gates = PlanGates.Of(ports, classifier) };
        }
        return this with
        {
            Gates = PlanGates.Of(ModulePorts.OfCore(Name, classifier), classifier),
            ReadsLevels = true,
            Levels = [.. classifier.Levels.Select((l, i) => new PlanLevel(i, new Net($"x{l.Feature}_ge_{l.Code}", 1), l.Feature,
                Features[l.Feature].Net, l.Code, l.Threshold))],
            Unused = new PlanWord().Without(port, [.. Features.SelectMany(f => Enumerable.Repeat(f.IsRead, FeatureBits))]).Slices,
        };
    }
}
