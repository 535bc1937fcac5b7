using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Verilog;

/// <summary>Prints networks, netlists and cells as Verilog-2005. The same input gives the same text everywhere.</summary>
/// <param name="templates">The templates to fill.</param>
internal sealed class VerilogWriter(Templates templates)
{
    /// <summary>The module <paramref name="name"/> that computes <see cref="Mlp.Classify"/>: <c>NAME.v</c>.</summary>
    /// <exception cref="Approx.UserException">The name is no identifier, or a template is wrong.</exception>
    public string Rtl(string name, Mlp mlp) => Rtl(name, new MlpClassifier(mlp));

    /// <summary>The module <paramref name="name"/> that computes what a classifier does.</summary>
    /// <inheritdoc cref="Rtl(string, Mlp)"/>
    public string Rtl(string name, Classifier classifier, Naming? naming = null) => Fill("module", Plan(name, classifier, naming));

    /// <summary>The module <paramref name="name"/><c>_core</c> behind the comparators: <c>NAME_core.v</c>.</summary>
    /// <inheritdoc cref="Rtl(string, Mlp)"/>
    public string Core(string name, GateClassifier classifier, Naming? naming = null) => Fill("core", Plan(name, classifier, naming));

    /// <summary>The testbench <c>NAME_tb.v</c>: reads <c>vectors.hex</c> and <c>expected.hex</c> from the working folder and
    /// ends with <c>PASS n vectors</c> or <c>FAIL m of n vectors</c>.</summary>
    /// <param name="name">The module under test.</param>
    /// <param name="classifier">Gives the widths of the ports.</param>
    /// <param name="vectors">Number of rows in the two files, at least 1.</param>
    public string Testbench(string name, Classifier classifier, int vectors) =>
        Fill("testbench", DesignPlan.Of(name, classifier, Naming.Unknown, vectors));

    /// <summary>The mapped netlist as module <paramref name="name"/>, or as its core when it reads levels: <c>netlist.v</c>.</summary>
    /// <param name="name">The module.</param>
    /// <param name="classifier">What it computes.</param>
    /// <param name="netlist">The cells.</param>
    /// <param name="naming">What is known of the data.</param>
    /// <param name="staticPowerMw">Static power in mW on the rows of the data, for the header; null when it is not known.</param>
    public string Netlist(string name, Classifier classifier, Netlist netlist, Naming? naming = null, double? staticPowerMw = null) =>
        Fill("netlist", Plan(name, classifier, naming).With(classifier, netlist, staticPowerMw));

    /// <summary>The behaviour of every cell of a technology: <c>cells.v</c>.</summary>
    public string Cells(CellLibrary library) => Fill("cells", new { Library = PlanCells.Of(library) });

    /// <inheritdoc cref="LanguageFiles.Check"/>
    internal void CheckFiles(IEnumerable<string> languages, string name) => LanguageFiles.Check(templates, languages, name);

    /// <summary>The files of a design in a language, by name.</summary>
    /// <param name="plan">The design.</param>
    /// <param name="language">Name of the language's folder.</param>
    /// <exception cref="Approx.UserException">There is no such language, or a template is wrong.</exception>
    internal IEnumerable<(string Name, string Text)> Files(DesignPlan plan, string language) => Language.Of(templates, language).Files
        .Where(f => f.IsFor(plan)).Select(f => (f.NameFor(plan.Name), templates.Render($"{language}/{f.Template}", plan)));

    private static DesignPlan Plan(string name, Classifier classifier, Naming? naming) => DesignPlan.Of(name, classifier, naming ?? Naming.Unknown);

    private string Fill(string template, object plan) => templates.Render($"verilog/{template}.v.sbn", plan);
}
