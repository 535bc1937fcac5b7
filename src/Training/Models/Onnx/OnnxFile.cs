using Google.Protobuf;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>Reads a perceptron from the bytes of an ONNX file (https://onnx.ai, versions of the format from 3 on).</summary>
internal static class OnnxFile
{
    private static readonly MessageParser<ModelProto> Parser = ModelProto.Parser.WithDiscardUnknownFields(true);

    /// <exception cref="FormatException">It is no ONNX file, or no perceptron.</exception>
    public static ReadModel Read(byte[] bytes)
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
        return model.Graph is { } graph ? new OnnxGraph(graph).Read()
            : throw new FormatException("this is neither JSON nor an ONNX file: it has no graph. Expected what skl2onnx or torch.onnx.export write, or JSON");
    }
}
