namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>What the numbers of a library mean.</summary>
/// <param name="Nanowatts">One unit of leakage in nW.</param>
/// <param name="Microseconds">One unit of time in us.</param>
/// <param name="Volts">One unit of voltage in V.</param>
internal sealed record LibertyUnits(double Nanowatts, double Microseconds, double Volts)
{
    /// <summary>A figure in such a unit. A unit below 1 divides, because 0.001 is no binary number and 1000 is: 0.5 pW are 0.0005 nW to
    /// the last digit.</summary>
    public static double Scale(double figure, double unit) =>
        unit < 1 && Math.Round(1 / unit) is var parts && 1 / parts == unit ? figure / parts : figure * unit;

    /// <summary>The units that a library states; 1nW, 1ns and 1V where it does not.</summary>
    public static LibertyUnits Of(LibertyGroup library, LibertyNotes notes) => new(
        Read(library, notes, "leakage_power_unit", 'W', -9, "1nW"),
        Read(library, notes, "time_unit", 's', -6, "1ns"),
        Read(library, notes, "voltage_unit", 'V', 0, "1V"));

    private static double Read(LibertyGroup library, LibertyNotes notes, string name, char baseUnit, int exponent, string usual)
    {
        LibertyAttribute? attribute = library.Find(name);
        if (attribute is null)
        {
            notes.Add(library.Line, $"the library has no {name}, {usual} is assumed", null);
        }
        string text = attribute?.Values[0] ?? usual;
        return LibertyNumber.Unit(text, baseUnit, exponent) is { } unit and > 0 ? unit
            : throw new LibertyException(attribute!.Line, $"{name} is \"{text}\", expected a unit such as \"{usual}\"");
    }
}
