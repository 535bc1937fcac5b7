using System.Security.Cryptography;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Training.Models.Onnx;

namespace PrintedMlp.Training.Models.Files;

/// <summary>Reads trained models: JSON or ONNX, told apart by the first character. docs/trained-models.md describes both.</summary>
public static class ModelFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="asked">What its inputs are; null to take what the file says or, where it says nothing, raw values for ONNX and normalized
    /// ones for JSON.</param>
    /// <exception cref="UserException">It cannot be read, or holds no perceptron.</exception>
    public static TrainedModel Read(string path, ModelUnits? asked = null) => Parse(Bytes(path), path, asked);

    /// <summary>Reads the bytes of a file called <paramref name="path"/>.</summary>
    internal static TrainedModel Parse(byte[] bytes, string path, ModelUnits? asked = null)
    {
        try
        {
            ReadModel read = bytes.Length == 0 ? throw new FormatException("the file is empty")
                : IsJson(bytes) ? ModelJson.Read(bytes)
                : ForeignModel.Describe(bytes) is { } foreign
                    ? throw new FormatException(foreign) : OnnxFile.Read(bytes, Path.GetDirectoryName(path) ?? "");
            return new TrainedModel(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData([.. bytes, .. read.Beside])),
                read.Network.Layers(), Units(read, asked, IsJson(bytes)))
            {
                InputNames = read.InputNames,
                Labels = read.Labels,
            };
        }
        catch (FormatException e)
        {
            throw new UserException($"{path}: {e.Message}.\nTrained models are described in docs/trained-models.md.", e);
        }
    }

    private static ModelUnits Units(ReadModel read, ModelUnits? asked, bool isJson) =>
        !read.SaysUnits ? asked ?? (isJson ? ModelUnits.Normalized : ModelUnits.Raw)
        : asked is null ? ModelUnits.Raw
        : throw new FormatException("its \"inputs\" say what it reads. Leave --model-inputs out");

    private static bool IsJson(byte[] bytes)
    {
        ReadOnlySpan<byte> text = bytes.AsSpan();
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
    }

    private static byte[] Bytes(string path) => InputFile.Named(path, "Name the model in it, a JSON or ONNX file. A SavedModel of TensorFlow: "
        + "python -m tf2onnx.convert --saved-model FOLDER --output network.onnx");
}
