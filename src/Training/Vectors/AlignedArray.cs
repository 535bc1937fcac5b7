using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PrintedMlp.Training.Vectors;

/// <summary>Numbers that begin on a cache line, so that no vector load touches two lines.</summary>
internal sealed class AlignedArray<T>
    where T : unmanaged
{
    private const int Line = 64;
    private readonly T[] _storage;
    private readonly int _begin;

    public AlignedArray(int length)
    {
        Length = length;
        _storage = GC.AllocateArray<T>(length + Line / Unsafe.SizeOf<T>(), pinned: true);
        _begin = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_storage, 0) & (Line - 1)) / Unsafe.SizeOf<T>();
    }

    public int Length { get; }

    public Span<T> Span => _storage.AsSpan(_begin, Length);

    public ref T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_storage), _begin);
    }
}
