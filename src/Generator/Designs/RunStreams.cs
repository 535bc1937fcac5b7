using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Generator.Designs;

/// <summary>The independent streams of randomness of a run, one for each purpose, so that more of one never moves
/// another.</summary>
internal static class RunStreams
{
    public static RandomStream Split(ulong seed) => new RandomStream(seed).Child(0);

    public static RandomStream Training(ulong seed) => new RandomStream(seed).Child(1);

    public static RandomStream Vectors(ulong seed) => new RandomStream(seed).Child(2);

    public static RandomStream Gates(ulong seed) => new RandomStream(seed).Child(4);

    public static RandomStream Devices(ulong seed) => new RandomStream(seed).Child(5);

    public static RandomStream Defects(ulong seed) => new RandomStream(seed).Child(6);

    public static RandomStream Spread(ulong seed) => new RandomStream(seed).Child(7);

    public static RandomStream Ranges(ulong seed) => new RandomStream(seed).Child(8);

    public static RandomStream Sizes(ulong seed) => new RandomStream(seed).Child(9);

    public static RandomStream Sample(ulong seed) => new RandomStream(seed).Child(10);

    public static RandomStream Teaching(ulong seed) => new RandomStream(seed).Child(11);

    public static RandomStream Voting(ulong seed) => new RandomStream(seed).Child(12);

    public static RandomStream Search(ulong seed) => new RandomStream(seed).Child(3);
}
