using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Verilog;

/// <summary>Prints networks, netlists and cells as Verilog-2005. The same input gives the same text everywhere.</summary>
/// <param name="templates">The templates to fill.</param>
public sealed class VerilogWriter(Templates templates)
{
    /// <summary>The module <paramref name="name"/> that computes <see cref="Mlp.Classify"/>: <c>NAME.v</c>.</summary>
    /// <exception cref="Approx.UserException">The name is no Verilog identifier, or a template is wrong.</exception>
    public string Rtl(string name, Mlp mlp) => templates.Render("verilog/rtl.v.sbn", RtlText.View(ModulePorts.Of(name, new MlpClassifier(mlp)).Name, new RtlPlan(mlp)));

    /// <summary>The module <paramref name="name"/> that computes what a classifier does.</summary>
    /// <inheritdoc cref="Rtl(string, Mlp)"/>
    public string Rtl(string name, Classifier classifier) => classifier switch
    {
        MlpClassifier network => Rtl(name, network.Mlp),
        GateClassifier { ReadsLevels: true } levels => templates.Render("verilog/levels.v.sbn", LevelsText.View(name, levels)),
        GateClassifier gates => templates.Render("verilog/gates.v.sbn", GatesText.View(ModulePorts.Of(name, gates), gates)),
        _ => throw new ArgumentException("no such classifier", nameof(classifier)),
    };

    /// <summary>The module <paramref name="name"/><c>_core</c> behind the comparators: <c>NAME_core.v</c>.</summary>
    /// <inheritdoc cref="Rtl(string, Mlp)"/>
    public string Core(string name, GateClassifier classifier) =>
        templates.Render("verilog/gates.v.sbn", GatesText.View(ModulePorts.OfCore(name, classifier), classifier));

    /// <summary>The testbench <c>NAME_tb.v</c>: reads <c>vectors.hex</c> and <c>expected.hex</c> from the working folder and
    /// ends with <c>PASS n vectors</c> or <c>FAIL m of n vectors</c>.</summary>
    /// <param name="name">The module under test.</param>
    /// <param name="classifier">Gives the widths of the ports.</param>
    /// <param name="vectors">Number of rows in the two files, at least 1.</param>
    public string Testbench(string name, Classifier classifier, int vectors)
    {
        ModulePorts ports = ModulePorts.Of(name, classifier);
        return templates.Render("verilog/testbench.v.sbn", new TestbenchView(name, ports.FeaturesWidth - 1, ports.ClassBits - 1, vectors, vectors - 1));
    }

    /// <summary>The mapped netlist as module <paramref name="name"/>, or as its core when it reads levels: <c>netlist.v</c>.</summary>
    public string Netlist(string name, Classifier classifier, Netlist netlist) =>
        templates.Render("verilog/netlist.v.sbn", NetlistText.View(classifier.ReadsLevels ? ModulePorts.OfCore(name, classifier) : ModulePorts.Of(name, classifier), netlist));

    /// <summary>The behaviour of every cell of a technology: <c>cells.v</c>.</summary>
    public string Cells(CellLibrary library) => templates.Render("verilog/cells.v.sbn", CellText.View(library));
}
