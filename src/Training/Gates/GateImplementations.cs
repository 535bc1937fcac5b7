using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Training.Gates;

/// <summary>The cheapest way to build each function of two signals that needs both, for each case of what is there already: a
/// signal whose complement somebody reads has its inverter for nothing, and a gate may make the complement of what is
/// wanted.</summary>
internal sealed class GateImplementations
{
    /// <summary>Functions of two signals: the four products and their complements, exclusive or and its complement.</summary>
    public const int Functions = 10;

    /// <summary>The first function that is an exclusive or.</summary>
    public const int FirstXor = 8;

    /// <summary>Cases of what is there: four bits.</summary>
    private const int Cases = 16;

    private readonly GateImplementation[] _cheapest = new GateImplementation[Cases * Functions];
    private readonly long[] _lowest = new long[Cases];

    public GateImplementations(GatePrices prices)
    {
        for (int place = 0; place < Cases; place++)
        {
            for (int function = 0; function < Functions; function++)
            {
                _cheapest[place * Functions + function] = Ways(prices, place, function).MinBy(way => way.Price);
            }
            _lowest[place] = Of(place).ToArray().Min(way => way.Price);
        }
    }

    /// <summary>The number of a case.</summary>
    /// <param name="hasFirst">The complement of the first signal is there.</param>
    /// <param name="hasSecond">The complement of the second signal is there.</param>
    /// <param name="readsPlain">Somebody reads the function.</param>
    /// <param name="readsComplement">Somebody reads its complement.</param>
    public static int Case(bool hasFirst, bool hasSecond, bool readsPlain, bool readsComplement) =>
        (hasFirst ? 1 : 0) | (hasSecond ? 2 : 0) | (readsPlain ? 4 : 0) | (readsComplement ? 8 : 0);

    /// <summary>One implementation for each function. Function 0..7 is (a ^ bit 0) and (b ^ bit 1), complemented by bit 2; 8 and
    /// 9 are exclusive or and its complement.</summary>
    public ReadOnlySpan<GateImplementation> Of(int place) => _cheapest.AsSpan(place * Functions, Functions);

    /// <summary>The lowest price of any function.</summary>
    public long Lowest(int place) => _lowest[place];

    private static IEnumerable<GateImplementation> Ways(GatePrices prices, int place, int function) =>
        from way in Enumerable.Range(0, 8)
        let flipFirst = (way & 1) != 0
        let flipSecond = (way & 2) != 0
        let flipOutput = (way & 4) != 0
        where function >= FirstXor || (flipFirst == flipSecond)
        let first = function < FirstXor ? flipFirst != ((function & 1) != 0) : flipFirst
        let second = function < FirstXor ? flipSecond != ((function & 2) != 0) : flipSecond
        let kind = function < FirstXor
            ? Product(flipFirst, ((function & 4) != 0) != flipOutput)
            : Exclusive((function & 1) != 0 != flipOutput != flipFirst != flipSecond)
        select new GateImplementation(
            prices.Of(kind)
                + (first && (place & 1) == 0 ? prices.Inverter : 0) + (second && (place & 2) == 0 ? prices.Inverter : 0)
                + ((flipOutput ? (place & 4) != 0 : (place & 8) != 0) ? prices.Inverter : 0),
            kind, first, second, flipOutput);

    private static GateKind Product(bool inputs, bool output) => (GateKind)((inputs ? 2 : 0) | (output ? 1 : 0));

    private static GateKind Exclusive(bool output) => output ? GateKind.Xnor : GateKind.Xor;
}

/// <summary>A way to build a function of two signals.</summary>
/// <param name="Price">The gate and the inverters that it needs.</param>
/// <param name="Kind">The gate.</param>
/// <param name="FlipFirst">Its first pin reads the complement of the first signal.</param>
/// <param name="FlipSecond">Its second pin reads the complement of the second signal.</param>
/// <param name="FlipOutput">It makes the complement of the function: who reads the function reads this gate's complement.</param>
internal readonly record struct GateImplementation(long Price, GateKind Kind, bool FlipFirst, bool FlipSecond, bool FlipOutput);
