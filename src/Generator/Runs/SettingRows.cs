using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Runs;

/// <summary>Makes rows of <see cref="RunSettings"/> by the kind of their value. Each has one member in run.json, of its own name.</summary>
internal static class SettingRows
{
    /// <summary>A whole number in a range.</summary>
    public static RunSetting Whole(
        string name, SettingGroup group, string help, int low, int high, Func<RunOptions, int> get, Func<RunOptions, int, RunOptions> set) =>
        OfNumber(name, group, help, low, high, "N", "a whole number", get, set);

    /// <summary>A number in a range.</summary>
    public static RunSetting Real(
        string name, SettingGroup group, string help, double low, double high, Func<RunOptions, double> get,
            Func<RunOptions, double, RunOptions> set) =>
        OfNumber(name, group, help, low, high, "X", "a number with a decimal point", get, set);

    /// <summary>A number in a range, or a word for none.</summary>
    public static RunSetting RealOr(
        string word, string name, SettingGroup group, string help, double low, double high,
        Func<RunOptions, double?> get, Func<RunOptions, double?, RunOptions> set)
    {
        RunSetting number = Real(name, group, help, low, high, options => get(options) ?? low, (options, value) => set(options, value));
        return number with
        {
            Value = $"{number.Value}|{word}",
            Parse = text => text == word ? options => set(options, null) : number.Parse(text),
            Print = options => get(options) is null ? word : number.Print(options),
            Members = [(RunSetting.Member(name), options => get(options))],
        };
    }

    /// <summary>Something that is there or not.</summary>
    public static RunSetting Flag(string name, SettingGroup group, string help, Func<RunOptions, bool> get, Func<RunOptions, bool, RunOptions> set) =>
        new(name, group, help)
        {
            Parse = text => bool.TryParse(text, out bool value) ? options => set(options, value)
                : throw new FormatException($"--{name} {text}: expected no value, or true or false"),
            Print = options => get(options) ? "true" : null,
            Members = [(RunSetting.Member(name), options => get(options))],
        };

    /// <summary>One of a few words, each for a value.</summary>
    public static RunSetting Choice<T>(
        string name, SettingGroup group, string help, ImmutableArray<(string Word, T Value)> choices, Func<RunOptions, T> get,
            Func<RunOptions, T, RunOptions> set)
    {
        return new(name, group, help)
        {
            Value = string.Join('|', choices.Select(c => c.Word)),
            Words = [.. choices.Select(c => c.Word)],
            Parse = text => choices.FirstOrDefault(c => c.Word == text) is { Word: not null } choice ? options => set(options, choice.Value)
                : throw new FormatException($"--{name} {text}: expected one of {string.Join(", ", choices.Select(c => c.Word))}"),
            Print = options => Word(get(options)),
            Members = [(RunSetting.Member(name), options => Word(get(options)))],
        };

        string Word(T value) => choices.First(c => EqualityComparer<T>.Default.Equals(c.Value, value)).Word;
    }

    /// <summary>One of the values of an enumeration, the usual one first in messages.</summary>
    public static RunSetting Named<T>(string name, SettingGroup group, string help, Func<RunOptions, T> get, Func<RunOptions, T, RunOptions> set)
        where T : struct, Enum =>
        Choice(name, group, help, [.. Enum.GetValues<T>().OrderByDescending(v => v.Equals(get(RunSettings.Usual)))
            .Select(v => (JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()), v))], get, set) with
        { Members = [(RunSetting.Member(name), options => get(options))] };

    private static RunSetting OfNumber<T>(
        string name, SettingGroup group, string help, T low, T high, string letter, string kind, Func<RunOptions, T> get,
            Func<RunOptions, T, RunOptions> set)
        where T : INumber<T>
    {
        string range = high is int.MaxValue ? $"of at least {low}" : $"from {low} to {high}";
        return new(name, group, help)
        {
            Value = letter,
            Parse = text => Number.TryParse(text, out T value) && value >= low && value <= high ? options => set(options, value)
                : throw new FormatException($"--{name} {text}: expected {kind} {range}"),
            Print = options => $"{get(options)}",
            Members = [(RunSetting.Member(name), options => get(options))],
        };
    }
}
