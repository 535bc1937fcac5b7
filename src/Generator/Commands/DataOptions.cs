using System.CommandLine;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Commands;

/// <summary>The options that say what the data files mean.</summary>
internal sealed class DataOptions
{
    private readonly Option<string?> _classColumn = new("--class-column")
    {
        Description = "name or number, from 1, of the column with the class (default: the last)",
        HelpName = "NAME|N",
    };

    private readonly Option<string[]> _ignoreColumns = new("--ignore-columns")
    {
        Description = "names or numbers, from 1, of columns to leave out, separated by commas",
        HelpName = "NAME|N,...",
        CustomParser = result => result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
    };

    private readonly Option<string> _header = Words.OneOf("--header",
        "whether the first line names the columns: auto, yes or no", "auto", "yes", "no");

    private readonly Option<string> _impute = Words.OneOf("--impute",
        "what happens to a row with a missing cell: none drops it, median fills the cell", "none", "median");

    private readonly Option<string[]> _missing = new("--missing")
    {
        Description = "texts or numbers that mean a missing cell, beside the usual ones, separated by commas, for example -999,none",
        HelpName = "TEXT,...",
        CustomParser = result => result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
    };

    private readonly Option<int> _skipLines = Numbers.Whole("--skip-lines", "lines at the head of each file that are no part of the table", 0, 0);

    private readonly Option<string> _decimal = Words.OneOf("--decimal",
        "what stands before the fraction of a number: auto, a point or a comma", "auto", ".", ",");

    private readonly Option<bool> _classFromFileName = new("--class-from-file-name")
    {
        Description = "each file holds one class: its name without extension",
    };

    private readonly Option<OrderedColumn[]> _ordered = new("--ordered")
    {
        Description = "the texts of a column in their order; the column then counts 0, 1, 2, ... (may be given for several columns)",
        HelpName = "NAME|N=LOW,...,HIGH",
        AllowMultipleArgumentsPerToken = false,
        CustomParser = ParseOrdered,
    };

    private readonly Option<Percentiles> _clip = new("--clip")
    {
        Description = "percentiles of the training values that become the lowest and the highest code, for example 1..99",
        HelpName = "LOW..HIGH",
        DefaultValueFactory = _ => new Percentiles(0, 100),
        CustomParser = ParseClip,
    };

    private readonly Option<string> _split = Words.OneOf("--split",
        "stratified: 60/20/20 % by class and seed; published: the test rows of the literature", "stratified", "published");

    /// <summary>The files to read.</summary>
    public Argument<string[]> Files { get; } = new Argument<string[]>("DATA")
    {
        Description = "CSV files that hold one table, in the order in which their rows count, or a name from `printedmlp dataset list`",
        Arity = ArgumentArity.OneOrMore,
    }.WithoutOptions();

    public Option<int> InputBits { get; } = Numbers.Whole("--input-bits", "bits of a feature's code, 1 to 8", 4, 1, 8);

    public void AddTo(Command command)
    {
        command.Arguments.Add(Files);
        AddOptionsTo(command);
    }

    /// <summary>The options alone, for a command whose argument is something else.</summary>
    public void AddOptionsTo(Command command)
    {
        foreach (Option option in new Option[]
        {
            _classColumn, _ignoreColumns, _header, _missing, _skipLines, _decimal, _classFromFileName, _ordered, _impute, _clip, InputBits, _split,
        })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Puts what was given into <paramref name="options"/>.</summary>
    public RunOptions Apply(ParseResult parsed, RunOptions options)
    {
        Percentiles clip = parsed.GetValue(_clip)!;
        return options with
        {
            Data = new DataSettings
            {
                Reading = new DatasetOptions
                {
                    ClassColumn = parsed.GetValue(_classColumn),
                    IgnoreColumns = [.. parsed.GetValue(_ignoreColumns) ?? []],
                    Missing = [.. parsed.GetValue(_missing) ?? []],
                    SkipLines = parsed.GetValue(_skipLines),
                    Decimal = parsed.GetValue(_decimal) is ['.' or ',', ..] mark ? mark[0] : null,
                    ClassFromFileName = parsed.GetValue(_classFromFileName),
                    Ordered = [.. parsed.GetValue(_ordered) ?? []],
                    ImputeMedian = parsed.GetValue(_impute) == "median",
                    Header = parsed.GetValue(_header) switch
                    {
                        "yes" => HeaderLine.Present,
                        "no" => HeaderLine.Absent,
                        _ => HeaderLine.Detected,
                    },
                },
                InputBits = parsed.GetValue(InputBits),
                ClipLow = clip.Low,
                ClipHigh = clip.High,
                Split = parsed.GetValue(_split) == "published" ? SplitKind.Published : SplitKind.Stratified,
            },
        };
    }

    private static Percentiles ParseClip(System.CommandLine.Parsing.ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        string[] ends = text.Split("..");
        if (ends.Length == 2 && Number.TryParse(ends[0], out double low) && Number.TryParse(ends[1], out double high)
            && low >= 0 && low < high && high <= 100)
        {
            return new Percentiles(low, high);
        }
        result.AddError($"--clip {text}: expected two percentiles from 0 to 100, the lower first, for example 1..99");
        return new Percentiles(0, 100);
    }

    private static OrderedColumn[] ParseOrdered(System.CommandLine.Parsing.ArgumentResult result)
    {
        List<OrderedColumn> columns = [];
        foreach (string text in result.Tokens.Select(token => token.Value))
        {
            int equals = text.LastIndexOf('=');
            string[] values = equals > 0 ? text[(equals + 1)..].Split(',', StringSplitOptions.TrimEntries) : [];
            if (values.Length < 2 || values.Distinct().Count() < values.Length)
            {
                result.AddError($"--ordered {text}: expected a column and its texts, lowest first, none twice, for example size=small,medium,large");
                return [];
            }
            columns.Add(new OrderedColumn(text[..equals], [.. values]));
        }
        return [.. columns];
    }

    private sealed record Percentiles(double Low, double High)
    {
        /// <summary>As the option is written, which is how help shows the default.</summary>
        public override string ToString() => $"{Low}..{High}";
    }
}
