using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Synthesis;

namespace PrintedMlp.Generator.Designs;

/// <summary>The hardware that a run writes: of what cells, by whom it is mapped, and how it is checked.</summary>
public sealed record OutputSettings
{
    /// <summary>The technology.</summary>
    public Resolved<CellLibrary> Technology { get; init; } = UsualTechnology;

    /// <summary>Name of the Verilog modules.</summary>
    public string Name { get; init; } = "classifier";

    /// <summary>Random codes that every simulator checks beside all rows.</summary>
    public int RandomVectors { get; init; } = 1000;

    /// <summary>Who maps circuits to cells.</summary>
    public Optimizer Optimizer { get; init; }

    /// <summary>What the written netlists are made for. The search and the choice of the front go by area all the same.</summary>
    public MappingGoal Goal { get; init; }

    /// <summary>Time limit in s of the proof that RTL and netlist are equivalent; 0 for none.</summary>
    public int ProveSeconds { get; init; } = 20;

    private static Resolved<CellLibrary> UsualTechnology { get; } = new(TechnologyCatalogue.Default, TechnologyCatalogue.Load(TechnologyCatalogue.Default));
}
