using System.Text.Json;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Approx.Classifiers;

/// <summary>Reads a <c>model.json</c> of any format; its member <c>format</c> says which.</summary>
public static class ClassifierFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="UserException">There is no such file, or it is no model.</exception>
    public static Classifier Read(string path) => Parse(InputFile.NamedText(path, "Name the file model.json in it"), path);

    /// <summary>Reads the text of a file called <paramref name="name"/>.</summary>
    /// <exception cref="UserException">The text is no model, or describes an impossible one.</exception>
    public static Classifier Parse(string text, string name) => Format(text) is GateFile.CodesFormat or GateFile.LevelsFormat
        ? GateFile.Parse(text, name) : new MlpClassifier(MlpFile.Parse(text, name));

    /// <summary>What the file calls its format; null when it does not say, or is no JSON at all.</summary>
    private static string? Format(string text)
    {
        try
        {
            return JsonPlace.Parse(text) is { Value.ValueKind: JsonValueKind.Object } root && root.Find("format") is { IsText: true } format
                ? format.Text() : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
