using System.Collections.Immutable;

namespace PrintedMlp.Generator.Netlists;

/// <summary>A port of a module and its bits, bit 0 first.</summary>
/// <param name="Name">As in the source, without an escape.</param>
/// <param name="Direction"><c>input</c>, <c>output</c> or <c>inout</c>.</param>
/// <param name="Bits">Nets, numbered as in <see cref="FlatModule"/>.</param>
internal sealed record FlatPort(string Name, string Direction, ImmutableArray<int> Bits);

/// <summary>An instance of a cell.</summary>
/// <param name="Name">With the names of the modules it was in, separated by dots.</param>
/// <param name="Kind">The cell that it names.</param>
/// <param name="Line">Line in the source, or null.</param>
/// <param name="Pins">Nets at each connected pin, bit 0 first.</param>
internal sealed record FlatInstance(string Name, string Kind, int? Line, IReadOnlyDictionary<string, ImmutableArray<int>> Pins);

/// <summary>A module without hierarchy. Nets are numbers: 0 and 1 are the constants, <see cref="Unknown"/> is x or z,
/// all others are the same number wherever the same net is meant, whatever its names.</summary>
/// <param name="Name">Of the top module.</param>
/// <param name="Ports">In the order of their declaration.</param>
/// <param name="HeaderOrderDiffers">The module's header lists the input ports in another order.</param>
/// <param name="Instances">In the order of the source.</param>
/// <param name="NetNames">A name of each net.</param>
internal sealed record FlatModule(
    string Name,
    ImmutableArray<FlatPort> Ports,
    bool HeaderOrderDiffers,
    ImmutableArray<FlatInstance> Instances,
    IReadOnlyDictionary<int, string> NetNames)
{
    /// <summary>A bit without a value.</summary>
    public const int Unknown = -1;

    /// <summary>How the source calls a net.</summary>
    public string NetName(int net) => net == Unknown ? "1'bx" : NetNames.GetValueOrDefault(net, "without a name");

    /// <summary>The ports of one direction.</summary>
    public ImmutableArray<FlatPort> PortsOf(string direction) => [.. Ports.Where(p => p.Direction == direction)];
}
