namespace PrintedMlp.Training.Randomness;

/// <summary>MT19937 (Matsumoto and Nishimura, 1998). Only for reproducing row orders that others published; everything
/// of our own is drawn from <see cref="RandomStream"/>.</summary>
internal sealed class MersenneTwister
{
    private const int Words = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Words];
    private int _next = Words;

    /// <summary>The generator as init_genrand of its authors seeds it.</summary>
    public MersenneTwister(uint seed)
    {
        _state[0] = seed;
        for (uint i = 1; i < Words; i++)
        {
            uint previous = _state[i - 1];
            _state[i] = 1812433253 * (previous ^ (previous >> 30)) + i;
        }
    }

    /// <summary>32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_next == Words)
        {
            Twist();
        }
        uint y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >> 18);
    }

    private void Twist()
    {
        for (int i = 0; i < Words; i++)
        {
            uint y = (_state[i] & 0x80000000) | (_state[(i + 1) % Words] & 0x7FFFFFFF);
            _state[i] = _state[(i + Middle) % Words] ^ (y >> 1) ^ ((y & 1) * 0x9908B0DF);
        }
        _next = 0;
    }
}
