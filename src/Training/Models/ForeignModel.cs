using System.Text;

namespace PrintedMlp.Training.Models;

/// <summary>Files of trained models that are not read, told by their first bytes, and what to write instead.</summary>
internal static class ForeignModel
{
    private const string Torch = "PyTorch: torch.onnx.export(network.eval(), torch.zeros(1, features), \"network.onnx\")";
    private const string Keras = "Keras: model.export(\"network.onnx\", format=\"onnx\"), or python -m tf2onnx.convert --saved-model FOLDER --output "
        + "network.onnx";
    private const string Scikit = "scikit-learn: open(\"network.onnx\", \"wb\").write(skl2onnx.to_onnx(classifier, "
        + "X[:1].astype(\"float32\")).SerializeToString())";

    /// <summary>What the bytes are and how the model is exported.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>Null when they are of no kind that is known here.</returns>
    public static string? Describe(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("PK\x03\x04"u8) ? Archive(bytes)
        : bytes is [0x89, (byte)'H', (byte)'D', (byte)'F', ..] ? Told("an HDF5 file, such as Keras's .h5", Keras)
        : bytes is [0x80, >= 2 and <= 5, ..] ? Pickle(bytes)
        : bytes is [0x78, 0x01 or 0x5E or 0x9C or 0xDA, ..] or [0x1F, 0x8B, ..] ? Told("a compressed file, such as joblib writes", Scikit)
        : bytes.Length > 8 && bytes[4..8].SequenceEqual("TFL3"u8) ? Told("a TensorFlow Lite file, which has lost what training knew", Keras)
        : bytes.Length > 9 && bytes[8] == '{' && Contains(bytes, "\"dtype\"") ? Told("a safetensors file: weights without a network", Torch)
        : bytes is [0xAC, 0xED, 0, 5, ..] ? Told("a Java object, such as Weka's .model", "Write its weights as JSON")
        : bytes.StartsWith("MATLAB 5.0"u8) ? Told("a MATLAB file", "MATLAB: exportONNXNetwork(net, \"network.onnx\")")
        : null;

    private static string Archive(ReadOnlySpan<byte> bytes) =>
        Contains(bytes, "model.weights.h5") || Contains(bytes, "config.json") ? Told("a .keras archive", Keras)
        : Contains(bytes, "data.pkl") || Contains(bytes, "constants.pkl") ? Told("a checkpoint of PyTorch (.pt, .pth)", Torch)
        : Contains(bytes, ".npy") ? Told("a NumPy archive: weights without a network", "Write its weights as JSON")
        : Told("an archive, such as a checkpoint of PyTorch (.pt) or Keras (.keras)", $"{Torch}; {Keras}");

    private static string Pickle(ReadOnlySpan<byte> bytes) => Contains(bytes, "torch") ? Told("a pickled checkpoint of PyTorch", Torch)
        : Told("a Python pickle, such as scikit-learn's .pkl or .joblib", Scikit);

    private static string Told(string what, string command) => $"this is {what}. Expected ONNX or JSON. {command}";

    private static bool Contains(ReadOnlySpan<byte> bytes, string text) =>
        bytes[..Math.Min(bytes.Length, 1 << 20)].IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;
}
