using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Verification;

/// <summary>Writes what the module contract promises of a design. A file appears whole or not at all.</summary>
internal static class DesignFiles
{
    /// <summary>Writes <c>NAME.v</c>, <c>NAME_tb.v</c>, <c>vectors.hex</c>, <c>expected.hex</c>, for a design that reads levels
    /// <c>NAME_core.v</c>, <c>levels.csv</c> and <c>levels.hex</c>, and for a mapped one <c>netlist.v</c> and <c>cells.v</c>.</summary>
    /// <param name="design">What to write and where; the folder is made when it is missing.</param>
    /// <param name="writer">Prints all languages.</param>
    /// <exception cref="Approx.UserException">Two languages would write the same file.</exception>
    public static void Write(DesignFolder design, VerilogWriter writer)
    {
        writer.CheckFiles(design.Languages, design.Name);
        Directory.CreateDirectory(design.Folder);
        DesignPlan plan = design.Plan();
        foreach ((string file, string text) in new[] { Language.Verilog }.Concat(design.Languages).SelectMany(l => writer.Files(plan, l)))
        {
            WholeFile.Write(Path.Combine(design.Folder, file), text);
        }
        if (design.Classifier is GateClassifier { ReadsLevels: true } levels)
        {
            WholeFile.Write(Path.Combine(design.Folder, "levels.csv"), LevelsCsv.Write(levels, design.Naming.Features));
            WholeFile.Write(Path.Combine(design.Folder, "levels.hex"), VectorFile.Levels(design.Codes, levels.Signals));
        }
        WholeFile.Write(Path.Combine(design.Folder, "vectors.hex"), VectorFile.Vectors(design.Codes, design.Classifier.InputBits));
        WholeFile.Write(Path.Combine(design.Folder, "expected.hex"), VectorFile.Expected(design.Classifier.Classify(design.Codes)));
    }
}
