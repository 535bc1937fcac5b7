using PrintedMlp.Approx;
using PrintedMlp.Generator.Classifiers;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Verification;

/// <summary>Writes what the module contract promises of a design. A file appears whole or not at all.</summary>
public static class DesignFiles
{
    /// <summary>Writes <c>NAME.v</c>, <c>NAME_tb.v</c>, <c>vectors.hex</c>, <c>expected.hex</c>, for a design that reads levels
    /// <c>NAME_core.v</c> and <c>levels.csv</c>, and for a mapped one <c>netlist.v</c> and <c>cells.v</c>.</summary>
    /// <param name="design">What to write and where; the folder is made when it is missing.</param>
    /// <param name="writer">Prints the Verilog.</param>
    public static void Write(Design design, VerilogWriter writer)
    {
        Directory.CreateDirectory(design.Folder);
        WriteWhole(design.RtlFile, writer.Rtl(design.Name, design.Classifier));
        if (design.Classifier is LevelClassifier levels)
        {
            WriteWhole(design.CoreFile, writer.Core(design.Name, levels));
            WriteWhole(Path.Combine(design.Folder, "levels.csv"), LevelsCsv.Write(levels, design.FeatureNames));
        }
        WriteWhole(design.TestbenchFile, writer.Testbench(design.Name, design.Classifier, design.Codes.Count));
        WriteWhole(Path.Combine(design.Folder, "vectors.hex"), VectorFile.Vectors(design.Codes, design.Classifier.InputBits));
        WriteWhole(Path.Combine(design.Folder, "expected.hex"), VectorFile.Expected(design.Classifier.Classify(design.Codes)));
        if (design.Netlist is { } netlist)
        {
            WriteWhole(design.NetlistFile, writer.Netlist(design.Name, design.Classifier, netlist));
            WriteWhole(design.CellsFile, writer.Cells(netlist.Library));
        }
    }

    /// <summary>Writes a file aside and moves it into place, so that nobody ever sees half of it.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="UserException">The file cannot be written, for example because the disk is full.</exception>
    public static void WriteWhole(string path, string text)
    {
        string aside = path + ".part";
        try
        {
            File.WriteAllText(aside, text);
            File.Move(aside, path, overwrite: true);
        }
        // A file above the size limit of the process is an argument out of range.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            File.Delete(aside);
            throw new UserException($"{path}: this file cannot be written: {e.Message.TrimEnd('.')}. Check the free space of the disk "
                + "and the permissions of the folder, then run the same command again.", e);
        }
    }
}
