using System.CommandLine;
using PrintedMlp.Generator.Synthesis;

namespace PrintedMlp.Generator.Commands;

/// <summary>The options that say who maps circuits to cells, and how long a proof may take.</summary>
internal static class SynthesisOptions
{
    /// <summary><c>--optimizer</c>.</summary>
    public static Option<string> Optimizer() => Words.OneOf("--optimizer",
        "builtin: the same netlist everywhere; abc: berkeley-abc too, the smaller netlist is kept", "builtin", "abc");

    /// <summary>The optimizer of its name.</summary>
    public static Optimizer OptimizerOf(string? name) => name == "abc" ? Synthesis.Optimizer.Abc : Synthesis.Optimizer.Builtin;

    /// <summary><c>--map-for</c>.</summary>
    public static Option<string> MapFor() => Words.OneOf("--map-for",
        "area: the smallest netlists; power: the least static power on the training rows that 2 % more area buys", "area", "power");

    /// <summary>The goal of its name.</summary>
    public static MappingGoal GoalOf(string? name) => name == "power" ? MappingGoal.Power : MappingGoal.Area;

    /// <summary><c>--prove-seconds</c>.</summary>
    public static Option<int> ProveSeconds() => Numbers.Whole(
        "--prove-seconds", "time limit of the proof that RTL and netlist are equivalent, 0 for none", 20, 0, 1_000_000);
}
