using System.Collections.Immutable;
using System.Security.Cryptography;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Training.Models;

/// <summary>What stood in front of a trained model in its program: it reads (value - mean) / scale.</summary>
/// <param name="Name">File name.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
/// <param name="Mean">What is taken off each feature.</param>
/// <param name="Scale">What it is then divided by, above 0.</param>
public sealed record InputScaler(string Name, string Sha256, ImmutableArray<double> Mean, ImmutableArray<double> Scale)
{
    /// <summary>Reads <c>{"mean": [...], "scale": [...]}</c>, a number for each feature.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserException">It is no scaler; the message says where and why.</exception>
    public static InputScaler Read(string path)
    {
        byte[] bytes = InputFile.Named(path, "Name the JSON file of the scaler in it");
        try
        {
            var root = JsonPlace.Parse(bytes);
            root.Only("mean", "scale");
            ImmutableArray<double> mean = [.. root.Member("mean").Items().Select(m => m.Number())];
            ImmutableArray<double> scale = [.. root.Member("scale").Items().Select(s => s.Number() is > 0 and var number ? number
                : throw new FormatException($"{s.Name} is {s.Number()}, expected a number above 0"))];
            return mean.Length == scale.Length
                ? new InputScaler(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(bytes)), mean, scale)
                : throw new FormatException($"mean has {mean.Length} items, scale {scale.Length}. Expected one of each for every feature");
        }
        catch (FormatException e)
        {
            throw new UserException($"{path}: {e.Message}.\nScalers are described in docs/trained-models.md.", e);
        }
    }
}
