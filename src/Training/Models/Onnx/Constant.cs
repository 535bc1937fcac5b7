using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>A tensor of the file. Its numbers are read when they are asked for, so that one that nobody needs may be of any type.</summary>
/// <param name="Tensor">As the file has it.</param>
/// <param name="Name">Its name.</param>
internal sealed record Constant(TensorProto Tensor, string Name) : GraphValue
{
    private const int External = 1;
    private const int Float = 1, Int32 = 6, Int64 = 7, String = 8, Double = 11;

    private static readonly string[] Types =
    [
        "undefined", "float", "uint8", "int8", "uint16", "int16", "int32", "int64", "string", "bool", "float16", "double", "uint32", "uint64",
        "complex64", "complex128", "bfloat16",
    ];

    /// <summary>Its size in each dimension.</summary>
    public ImmutableArray<long> Dimensions { get; } = [.. Tensor.Dims];

    /// <summary>Its dimensions as a message shows them, such as <c>4 x 8</c>.</summary>
    public string Shape => Dimensions.IsEmpty ? "a single number" : string.Join(" x ", Dimensions);

    /// <summary>Rows and columns.</summary>
    /// <exception cref="FormatException">It has not two dimensions.</exception>
    public (int Rows, int Columns) Matrix => Dimensions is [>= 1 and <= int.MaxValue and var rows, >= 1 and <= int.MaxValue and var columns] ? ((int)rows, (int)columns)
        : throw new FormatException($"its weights \"{Name}\" are {Shape}, expected two dimensions");

    /// <summary>The numbers of a float or double tensor, row after row, all finite.</summary>
    /// <exception cref="FormatException">It is of another type, or not whole.</exception>
    public double[] Numbers()
    {
        double[] numbers = Tensor.DataType switch
        {
            Float when Tensor.RawData.IsEmpty => [.. Tensor.FloatData.Select(f => (double)f)],
            Float => Raw(4, bytes => (double)BinaryPrimitives.ReadSingleLittleEndian(bytes)),
            Double when Tensor.RawData.IsEmpty => [.. Tensor.DoubleData],
            Double => Raw(8, BinaryPrimitives.ReadDoubleLittleEndian),
            _ => throw new FormatException($"its tensor \"{Name}\" is of type {Type}, expected float or double"),
        };
        CheckCount(numbers.Length);
        int broken = Array.FindIndex(numbers, n => !double.IsFinite(n));
        return broken < 0 ? numbers : throw new FormatException($"number {broken + 1} of its tensor \"{Name}\" is {numbers[broken]}");
    }

    /// <summary>The numbers of an integer tensor.</summary>
    /// <exception cref="FormatException">It is of another type, or not whole.</exception>
    public long[] Integers()
    {
        long[] numbers = Tensor.DataType switch
        {
            Int32 when Tensor.RawData.IsEmpty => [.. Tensor.Int32Data.Select(i => (long)i)],
            Int32 => Raw(4, bytes => (long)BinaryPrimitives.ReadInt32LittleEndian(bytes)),
            Int64 when Tensor.RawData.IsEmpty => [.. Tensor.Int64Data],
            Int64 => Raw(8, BinaryPrimitives.ReadInt64LittleEndian),
            _ => throw new FormatException($"its tensor \"{Name}\" is of type {Type}, expected int32 or int64"),
        };
        CheckCount(numbers.Length);
        return numbers;
    }

    /// <summary>Labels of classes, as texts.</summary>
    public ImmutableArray<string> Labels() => Tensor.DataType == String ? [.. Tensor.StringData.Select(s => Encoding.UTF8.GetString(s.Span))]
        : [.. Integers().Select(i => $"{i}")];

    private string Type => Tensor.DataType >= 0 && Tensor.DataType < Types.Length ? Types[Tensor.DataType] : $"{Tensor.DataType}";

    private delegate T FromBytes<T>(ReadOnlySpan<byte> bytes);

    private T[] Raw<T>(int size, FromBytes<T> read)
    {
        ReadOnlySpan<byte> bytes = Tensor.RawData.Span;
        T[] numbers = new T[bytes.Length / size];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = read(bytes[(i * size)..]);
        }
        return bytes.Length % size == 0 ? numbers
            : throw new FormatException($"its tensor \"{Name}\" has {bytes.Length} bytes of data, no whole number of {Type}s");
    }

    private void CheckCount(int found)
    {
        if (Tensor.DataLocation == External)
        {
            throw new FormatException($"the data of its tensor \"{Name}\" lies in another file. Save the model as one file, with its weights inside");
        }
        if (Dimensions.Any(d => d < 0) || Dimensions.Aggregate((UInt128)1, (all, d) => all > int.MaxValue ? all : all * (UInt128)d) != (UInt128)found)
        {
            throw new FormatException($"its tensor \"{Name}\" says that it is {Shape}, and has {found} numbers");
        }
    }
}
