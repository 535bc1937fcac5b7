using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.FrontEnds;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Designs;

/// <summary>What a netlist asks of the front end.</summary>
internal static class FrontEndUse
{
    /// <summary>The inputs that a cell or an output reads.</summary>
    public static IEnumerable<InputSignal> InputsRead(Netlist netlist)
    {
        HashSet<int> read = [.. netlist.Instances.SelectMany(i => i.Pins), .. netlist.Outputs];
        return netlist.Inputs.Where((_, i) => read.Contains(Netlist.InputOf(i)));
    }

    /// <summary>The cost of the levels that are read, and of the sensors. A bit of a code needs the levels at all multiples of its place
    /// value; the encoder between them is not counted.</summary>
    public static FrontEndCost Cost(FrontEnd frontEnd, Netlist netlist, RunData data)
    {
        InputSignal[] read = [.. InputsRead(netlist)];
        SensorCost[] sensors = data.SensorCosts.IsEmpty ? [] : [.. read.Select(input => input.Feature).Distinct().Select(k => data.SensorCosts[k])];
        FrontEndCost levels = frontEnd.Cost(read.SelectMany(input => Levels(input, data)));
        return levels with { AreaCm2 = levels.AreaCm2 + sensors.Sum(s => s.AreaCm2), PowerMw = levels.PowerMw + sensors.Sum(s => s.PowerMw) };
    }

    private static IEnumerable<(InputSignal Level, double Position)> Levels(InputSignal input, RunData data)
    {
        if (input.IsLevel)
        {
            return [(input, data.Grid.Position(input.Feature, input.Threshold))];
        }
        (FeatureRange range, int codes) = (data.Scale.Ranges[input.Feature], 1 << data.Scale.Bits);
        return Enumerable.Range(1, codes - 1).Where(code => code % (1 << input.Bit) == 0)
            .Select(code => (InputSignal.Level(input.Feature, code), LevelGrid.Position(range, range.Threshold(code, data.Scale.Bits))));
    }
}
