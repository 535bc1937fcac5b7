using Google.Protobuf;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>Reads a perceptron from the bytes of an ONNX file (https://onnx.ai, versions of the format from 3 on).</summary>
internal static class OnnxFile
{
    private static readonly MessageParser<ModelProto> Parser = ModelProto.Parser.WithDiscardUnknownFields(true);

    /// <param name="bytes">The file.</param>
    /// <param name="folder">Where it lies: weights may lie in a file beside it.</param>
    /// <exception cref="FormatException">It is no ONNX file, or no perceptron.</exception>
    public static ReadModel Read(byte[] bytes, string folder)
    {
        ModelProto model;
        try
        {
            model = Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new FormatException($"this is neither JSON nor a whole ONNX file: {e.Message.TrimEnd('.')}. "
                + "Expected what skl2onnx or torch.onnx.export write, or JSON", e);
        }
        GraphProto graph = model.Graph
            ?? throw new FormatException("this is neither JSON nor an ONNX file: it has no graph. Expected what skl2onnx or torch.onnx.export write, "
                + "or JSON");
        byte[] beside = ExternalData.Load(graph, folder);
        return new OnnxGraph(graph).Read() with { Beside = beside };
    }
}
