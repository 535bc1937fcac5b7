using System.Collections.Immutable;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Generator.Synthesis;

namespace PrintedMlp.Generator.Designs;

/// <summary>The hardware that a run writes: of what cells, by whom it is mapped, how it is checked; and where it goes.</summary>
internal sealed record OutputSettings
{
    /// <summary>The technology.</summary>
    public Resolved<CellLibrary> Technology { get; init; } = UsualTechnology;

    /// <summary>Name of the Verilog modules.</summary>
    public string Name { get; init; } = "classifier";

    /// <summary>Languages of the designs beside Verilog, as the folders of their templates are called.</summary>
    public ImmutableArray<string> Languages { get; init; } = ["c", "python"];

    /// <summary>Random codes that every simulator checks beside all rows.</summary>
    public int RandomVectors { get; init; } = 1000;

    /// <summary>Who maps circuits to cells.</summary>
    public Optimizer Optimizer { get; init; }

    /// <summary>What the written netlists are made for. The search and the choice of the front go by area all the same.</summary>
    public MappingGoal Goal { get; init; }

    /// <summary>Effort of the proof that RTL and netlist are equivalent: conflicts as in <see cref="AbcProof.Of"/>; 0 for none.</summary>
    public int ProveConflicts { get; init; } = AbcProof.UsualConflicts;

    /// <summary>Designs of at most so many cells get a test kit; 0 for none.</summary>
    public int TestKitCells { get; init; } = 200;

    /// <summary>Where everything goes.</summary>
    public string Folder { get; init; } = "";

    /// <summary>True when an earlier run in <see cref="Folder"/> may be replaced.</summary>
    public bool Overwrites { get; init; }

    /// <summary>True to go on with an interrupted run.</summary>
    public bool Resumes { get; init; }

    /// <summary>Number of runs with successive seeds, at least 1.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>Folder of the templates; null for the built-in ones.</summary>
    public string? Templates { get; init; }

    /// <summary>True to write the tables as JSON too.</summary>
    public bool WritesJson { get; init; }

    private static Resolved<CellLibrary> UsualTechnology { get; } = new(TechnologyCatalogue.Default, () =>
        TechnologyCatalogue.Load(TechnologyCatalogue.Default));
}
