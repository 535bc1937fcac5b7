using Google.Protobuf;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>Weights that lie in a file beside the graph, as PyTorch's exporter writes them by default since version 2.9.</summary>
internal static class ExternalData
{
    private const int External = 1;

    /// <summary>Bytes of such a file that are read at most.</summary>
    private const long Largest = 1 << 26;

    /// <summary>Brings the data into the graph's tensors.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="folder">Where it lies.</param>
    /// <returns>The bytes of the files, one after the other; empty when there are none.</returns>
    /// <exception cref="FormatException">A file is missing, or lies elsewhere.</exception>
    public static byte[] Load(GraphProto graph, string folder)
    {
        TensorProto[] tensors = [.. graph.Initializer.Where(tensor => tensor.DataLocation == External && tensor.ExternalData.Count > 0)];
        Dictionary<string, byte[]> files = [];
        foreach (TensorProto tensor in tensors)
        {
            string name = Entry(tensor, "location") ?? "";
            byte[] data = files.TryGetValue(name, out byte[]? known) ? known : files[name] = Read(tensor, name, folder);
            (long offset, long length) = (Number(tensor, "offset") ?? 0, Number(tensor, "length") ?? data.Length - (Number(tensor, "offset") ?? 0));
            if (offset < 0 || length < 0 || offset > data.Length || length > data.Length - offset)
            {
                throw new FormatException($"the data of the tensor \"{tensor.Name}\" is {length} bytes from {offset} on, and \"{name}\" has "
                    + $"{data.Length}");
            }
            tensor.RawData = ByteString.CopyFrom(data.AsSpan((int)offset, (int)length));
            tensor.DataLocation = 0;
        }
        return [.. files.Values.SelectMany(bytes => bytes)];
    }

    private static byte[] Read(TensorProto tensor, string name, string folder)
    {
        if (name.Length == 0 || Path.GetFileName(name) != name || name.Contains('\0', StringComparison.Ordinal))
        {
            throw new FormatException($"the data of the tensor \"{tensor.Name}\" lies in \"{name}\". Expected a file beside the model");
        }
        string path = Path.Combine(folder, name);
        FileInfo file = new(path);
        return !file.Exists || file.Attributes.HasFlag(FileAttributes.Device) || file.LinkTarget is not null
            ? throw new FormatException($"the data of the tensor \"{tensor.Name}\" lies in \"{name}\", and there is no such file beside the model. "
                + "Put both into one folder, or save the model as one file (PyTorch: torch.onnx.export(..., external_data=False))")
            : file.Length > Largest ? throw new FormatException($"\"{name}\" has {file.Length} bytes. Expected {Largest} at most")
            : File.ReadAllBytes(path);
    }

    private static string? Entry(TensorProto tensor, string key) => tensor.ExternalData.FirstOrDefault(entry => entry.Key == key)?.Value;

    private static long? Number(TensorProto tensor, string key) =>
        Entry(tensor, key) is { } text ? long.TryParse(text, out long number) ? number : -1 : null;
}
