using System.CommandLine;
using System.Numerics;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Commands;

/// <summary>Options with numbers, read with the invariant culture and without group separators: <c>1,5</c> is an
/// error, never 15.</summary>
internal static class Numbers
{
    /// <summary>An option with a whole number in a range.</summary>
    public static Option<int> Whole(string name, string description, int fallback, int low, int high = int.MaxValue) =>
        Of(name, description, fallback, low, high, "N", "a whole number");

    /// <summary>An option with a number in a range.</summary>
    public static Option<double> Real(string name, string description, double fallback, double low, double high) =>
        Of(name, description, fallback, low, high, "X", "a number with a decimal point");

    private static Option<T> Of<T>(string name, string description, T fallback, T low, T high, string letter, string kind)
        where T : INumber<T>
    {
        Option<T> option = new(name) { Description = description, HelpName = letter, DefaultValueFactory = _ => fallback };
        option.CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (Number.TryParse(text, out T value) && value >= low && value <= high)
            {
                return value;
            }
            string range = high is int.MaxValue ? $"of at least {low}" : $"from {low} to {high}";
            result.AddError($"{name} {text}: expected {kind} {range}");
            return fallback;
        };
        return option;
    }
}
