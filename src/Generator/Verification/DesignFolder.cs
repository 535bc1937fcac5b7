using System.Collections.Immutable;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Verification;

/// <summary>A design to write or to verify.</summary>
/// <param name="Folder">Where its files are: <c>NAME.v</c>, <c>NAME_tb.v</c>, <c>vectors.hex</c>, <c>expected.hex</c>, when it
/// reads levels <c>NAME_core.v</c> and <c>levels.csv</c>, and when it is mapped <c>netlist.v</c> and <c>cells.v</c>.</param>
/// <param name="Name">The module's name.</param>
/// <param name="Classifier">The definition of correct.</param>
/// <param name="Codes">The vectors, at least one: one code a feature.</param>
/// <param name="Netlist">The mapped netlist, or null. Without it a <c>netlist.v</c> that is in the folder is still simulated.</param>
internal sealed record DesignFolder(string Folder, string Name, Classifier Classifier, IReadOnlyList<byte[]> Codes, Netlist? Netlist = null)
{
    /// <summary>What the data calls its inputs and classes.</summary>
    public Naming Naming { get; init; } = Naming.Unknown;

    /// <summary>Static power of the netlist in mW on the rows of the data; null when it is not known.</summary>
    public double? StaticPowerMw { get; init; }

    /// <summary>The languages that it is written in beside Verilog, as their folders are called.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Everything that there is to write.</summary>
    internal DesignPlan Plan()
    {
        DesignPlan plan = DesignPlan.Of(Name, Classifier, Naming, Codes.Count) with
        {
            Example = PlanExample.Of(Classifier, Codes[0], Naming.FirstRow),
        };
        plan = Netlist is null ? plan : plan.With(Classifier, Netlist, StaticPowerMw);
        return Netlist is null || !Languages.Contains(Language.Spice) ? plan : plan.WithTransistors(Classifier, Netlist, Codes);
    }

    internal string CoreFile => Path.Combine(Folder, Name + "_core.v");

    internal string RtlFile => Path.Combine(Folder, Name + ".v");

    internal string TestbenchFile => Path.Combine(Folder, Name + "_tb.v");

    internal string NetlistFile => Path.Combine(Folder, "netlist.v");

    internal string SpiceFile => Path.Combine(Folder, Name + ".sp");

    /// <summary>Cells of its netlist, as they are in the file where it is on disk only; 0 without one.</summary>
    internal long NetlistCells => Netlist?.Instances.Length ?? (File.Exists(NetlistFile) ? SimulatedRows.Cells(NetlistFile) : 0);

    internal string CellsFile => Path.Combine(Folder, "cells.v");
}
