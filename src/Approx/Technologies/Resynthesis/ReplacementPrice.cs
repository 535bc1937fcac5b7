namespace PrintedMlp.Approx.Technologies.Resynthesis;

/// <summary>What the parts of a replacement cost in um2 while the gate that it replaces is detached.</summary>
internal sealed class ReplacementPrice(GateGraph graph, Observability observability, Cell inverter, GateCost cost)
{
    /// <summary>What it costs to have these signals.</summary>
    public double Of(params ReadOnlySpan<int> signals)
    {
        double price = 0;
        foreach (int signal in signals)
        {
            price += graph.Reference(signal);
        }
        foreach (int signal in signals)
        {
            graph.Dereference(signal);
        }
        return price;
    }

    /// <summary>A cell with the inverters in front of it and behind it.</summary>
    public double Of(PairFunction way, int first, int second, int gate) => OfCell(way, first, second)
        + (way.FlipFirst ? OfInverter(first, gate) : 0) + (way.FlipSecond ? OfInverter(second, gate) : 0);

    /// <summary>An inverter is free where one is there already.</summary>
    public double OfInverter(int signal, int gate) => InverterOf(signal, gate) >= 0 ? 0
        : cost.Rows is null ? inverter.AreaUm2
        : cost.Of(inverter, graph.Values(signal), false, graph.Values(signal), false, out _);

    /// <summary>A live inverter of the signal that does not depend on the gate, or -1.</summary>
    public int InverterOf(int signal, int gate)
    {
        foreach (int reader in graph.Readers(signal))
        {
            if (reader != gate && !observability.Follows(reader) && ReferenceEquals(graph.CellOf(reader), inverter))
            {
                return reader;
            }
        }
        return -1;
    }

    private double OfCell(PairFunction way, int first, int second)
    {
        if (cost.Rows is null)
        {
            return way.Cell.AreaUm2 + (way.FlipOutput ? inverter.AreaUm2 : 0);
        }
        double price = cost.Of(way.Cell, graph.Values(first), way.FlipFirst, graph.Values(second), way.FlipSecond, out int ones);
        return way.FlipOutput ? price + cost.OfInverter(inverter, ones) : price;
    }
}
