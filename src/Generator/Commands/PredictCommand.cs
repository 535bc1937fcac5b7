using System.CommandLine;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Predictions;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp predict RUN|DESIGN new.csv</c>: what a design answers on rows of raw values, exactly as its hardware does.</summary>
internal sealed class PredictCommand
{
    private readonly Argument<string> _design = new Argument<string>("RUN|DESIGN")
    {
        Description = "the folder of a design, or of a run, whose recommended design then answers",
    }.WithoutOptions();

    private readonly Argument<string> _data = new Argument<string>("DATA")
    {
        Description = "a table of raw values, with or without the class",
    }.WithoutOptions();

    private readonly Option<bool> _codes = new("--codes")
    {
        Description = "write the code of each feature too: what features_i of the Verilog gets, or the levels that are reached",
    };

    private readonly Option<string?> _out = new("--out") { Description = "file to write (default: the standard output)", HelpName = "FILE" };

    public static Command Create()
    {
        PredictCommand command = new();
        Command predict = new("predict",
            "Writes the class of each row of a table, as a design's hardware answers it: row (from 0), line of the file, class index and label.\n"
            + "Features are found by the names of the header, else by their places. A missing cell has the median of the training rows.\n\n"
            + "Example: printedmlp predict out/balance new.csv --out classes.csv\n"
            + "Example: printedmlp predict out/balance/designs/03 new.csv --codes")
        {
            command._design, command._data, command._codes, command._out,
        };
        predict.SetAction(command.Run);
        return predict;
    }

    private int Run(ParseResult parsed)
    {
        var design = FinishedDesign.Read(parsed.GetRequiredValue(_design));
        var data = FeatureRows.Read(parsed.GetRequiredValue(_data), design.Reading, design.Columns);
        foreach (string note in data.Notes)
        {
            RunLog.Console.Line($"note: {note}");
        }
        IReadOnlyList<byte[]> codes = design.Encode(data.Rows);
        int[] answers = design.Classifier.Classify(codes);
        bool writesCodes = parsed.GetValue(_codes);
        Classifier classifier = design.Classifier;
        string text = CsvText.Of(
            ["row", "line", "class_index", "class", .. classifier.Flags.Select(flag => flag.Name()),
                .. writesCodes ? design.Features.Select(f => $"code_{f}") : []],
            answers.Select((answer, row) => (IEnumerable<string>)
            [
                $"{row}", $"{data.Lines[row]}", $"{classifier.IndexOf(answer)}",
                classifier.IndexOf(answer) is var index && index < design.Classes.Length ? design.Classes[index] : "",
                .. classifier.Flags.Select(flag => classifier.IsRaised(answer, flag) ? "1" : "0"),
                .. writesCodes ? codes[row].Select(code => $"{code}") : [],
            ]));
        string filled = data.MissingCells > 0 ? $", {data.MissingCells} missing cells filled with the median of the training rows" : "";
        RunLog.Console.Line($"{design.Name}: {answers.Length} rows{filled}");
        if (parsed.GetValue(_out) is { } file)
        {
            WholeFile.Write(file, text);
            parsed.InvocationConfiguration.Output.WriteLine($"file: {file}");
        }
        else
        {
            parsed.InvocationConfiguration.Output.Write(text);
        }
        return ExitCode.Done;
    }
}
