using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Designs;

/// <summary>What it costs to have a sensor at all, beyond the comparators that its value is read with.</summary>
/// <param name="Feature">Name of the feature.</param>
/// <param name="AreaCm2">Area in cm2, at least 0.</param>
/// <param name="PowerMw">Static power in mW, at least 0.</param>
internal sealed record SensorCost(string Feature, double AreaCm2, double PowerMw)
{
    private const string Power = "mW", Area = "cm2";

    /// <summary>Reads <c>NAME=X</c>, <c>NAME=Xcm2</c> or <c>NAME=XmW</c>.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static SensorCost Parse(string text)
    {
        int equals = text.LastIndexOf('=');
        string number = text[(equals + 1)..];
        bool isPower = number.EndsWith(Power, StringComparison.OrdinalIgnoreCase);
        number = isPower ? number[..^Power.Length]
            : number.EndsWith(Area, StringComparison.OrdinalIgnoreCase) ? number[..^Area.Length] : number;
        return equals > 0 && Number.TryParse(number.Trim(), out double value) && value is >= 0 and <= 1e6
            ? new SensorCost(text[..equals].Trim(), isPower ? 0 : value, isPower ? value : 0)
            : throw new FormatException($"--sensor-cost {text}: expected a feature and a number of cm2 from 0 to 1000000, "
                + "or of mW with mW behind it, for example heart_rate=0.5 or heart_rate=0.2mW");
    }

    /// <summary>The costs of each feature, in the order of the features.</summary>
    /// <exception cref="UserException">A name is no feature.</exception>
    public static ImmutableArray<SensorCost> Of(ImmutableArray<string> features, ImmutableArray<SensorCost> given)
    {
        SensorCost[] costs = [.. features.Select(name => new SensorCost(name, 0, 0))];
        foreach (SensorCost cost in given)
        {
            int at = features.IndexOf(cost.Feature);
            if (at < 0)
            {
                throw new UserException($"--sensor-cost {Printable.Short(cost.Feature)}: there is no such feature. "
                    + $"Expected one of: {Printable.Short(string.Join(", ", features), 400)}");
            }
            costs[at] = costs[at] with { AreaCm2 = costs[at].AreaCm2 + cost.AreaCm2, PowerMw = costs[at].PowerMw + cost.PowerMw };
        }
        return [.. costs];
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => PowerMw > 0 ? $"{Feature}={PowerMw}{Power}" : $"{Feature}={AreaCm2}";
}
