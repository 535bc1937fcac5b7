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

    /// <summary>Dimensions that a message shows.</summary>
    private const int MostShown = 8;

    private const int Float = 1, UInt8 = 2, Int8 = 3, Int32 = 6, Int64 = 7, String = 8, Half = 10, Double = 11, Brain = 16;

    private static readonly string[] Types =
    [
        "undefined", "float", "uint8", "int8", "uint16", "int16", "int32", "int64", "string", "bool", "float16", "double", "uint32", "uint64",
        "complex64", "complex128", "bfloat16",
    ];

    /// <summary>Its size in each dimension.</summary>
    public ImmutableArray<long> Dimensions { get; } = [.. Tensor.Dims];

    /// <summary>Its dimensions as a message shows them, such as <c>4 x 8</c>.</summary>
    public string Shape => Dimensions.IsEmpty ? "a single number"
        : string.Join(" x ", Dimensions.Take(MostShown)) + (Dimensions.Length > MostShown ? " x ..." : "");

    /// <summary>Rows and columns.</summary>
    /// <exception cref="FormatException">It has not two dimensions.</exception>
    public (int Rows, int Columns) Matrix => Dimensions is [>= 1 and <= int.MaxValue and var rows, >= 1 and <= int.MaxValue and var columns]
        ? ((int)rows, (int)columns)
        : throw new FormatException($"its weights \"{Name}\" are {Shape}, expected two dimensions");

    /// <summary>How its numbers stand.</summary>
    public Layout Layout => new([.. Dimensions.Select(d => (int?)Math.Clamp(d, 0, int.MaxValue))]);

    /// <summary>Whether its numbers are whole by their type, or none at all.</summary>
    public bool IsWhole => Tensor.DataType is Int32 or Int64;

    /// <summary>A tensor that follows from those of the file.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="layout">How its numbers stand.</param>
    /// <param name="numbers">They.</param>
    public static Constant Of(string name, Layout layout, IEnumerable<double> numbers)
    {
        TensorProto tensor = new() { DataType = Double };
        tensor.Dims.AddRange(layout.Sizes.Select(size => (long)(size ?? 1)));
        tensor.DoubleData.AddRange(numbers);
        return new Constant(tensor, name);
    }

    /// <summary>The numbers of a tensor of floats (16 to 64 bits), row after row, all finite.</summary>
    /// <exception cref="FormatException">It is of another type, or not whole.</exception>
    public double[] Numbers()
    {
        double[] numbers = Tensor.DataType switch
        {
            Float when Tensor.RawData.IsEmpty => [.. Tensor.FloatData.Select(f => (double)f)],
            Float => Raw(4, bytes => (double)BinaryPrimitives.ReadSingleLittleEndian(bytes)),
            Double when Tensor.RawData.IsEmpty => [.. Tensor.DoubleData],
            Double => Raw(8, BinaryPrimitives.ReadDoubleLittleEndian),
            Half when Tensor.RawData.IsEmpty => [.. Tensor.Int32Data.Select(bits => (double)BitConverter.UInt16BitsToHalf((ushort)bits))],
            Half => Raw(2, bytes => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes)),
            Brain when Tensor.RawData.IsEmpty => [.. Tensor.Int32Data.Select(bits => BrainFloat((ushort)bits))],
            Brain => Raw(2, bytes => BrainFloat(BinaryPrimitives.ReadUInt16LittleEndian(bytes))),
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
            UInt8 or Int8 when Tensor.RawData.IsEmpty => [.. Tensor.Int32Data.Select(i => (long)i)],
            UInt8 => Raw(1, bytes => (long)bytes[0]),
            Int8 => Raw(1, bytes => (long)(sbyte)bytes[0]),
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

    /// <summary>A number of 16 bits that is the upper half of a float.</summary>
    private static double BrainFloat(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

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
