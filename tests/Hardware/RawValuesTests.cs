using System.Collections.Immutable;
using System.Globalization;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Generator.Runs;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Hardware;

/// <summary>Raw values in C and Python get the codes of the data protocol: designs that answer with the codes themselves, asked for every value
/// at which a code may change, its neighbours, and values that are none.</summary>
public sealed class RawValuesTests(Workbench bench) : IClassFixture<Workbench>, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("fractions", false)]
    [InlineData("fractions", true)]
    [InlineData("extremes", false)]
    [InlineData("extremes", true)]
    public void Every_value_has_the_code_of_the_protocol(string which, bool readsLevels)
    {
        ImmutableArray<FeatureRange> ranges = which == "fractions" ? [new(0, 15, 7.5), new(0.1, 0.7, 0.3), new(-3, 5.5, -1), new(5, 5, 5)]
            : [new(-1.7e308, 1.7e308, 1), new(1e-310, 5e-310, 2e-310), new(1, 1.0000000000000009, 1), new(-1e15, 3, 2.5)];
        RunOptions options = SmallRun.Options with { Gates = SmallRun.Options.Gates with { Levels = LevelKind.Quantile } };
        RunData data = RunData.Of(SmallRun.Balance, options, new InputScale(options.Data.InputBits, ranges));
        GateClassifier classifier = readsLevels ? OfLevels(data) : OfCodes(ranges.Length, options.Data.InputBits);
        double[][] rows = Rows(data, classifier);
        int[] expected = classifier.Classify([.. rows.Select(row => row.Select((value, k) => readsLevels ? data.Grid.Code(k, value) : ranges[k].Code(value, data.Scale.Bits)).ToArray())]);
        Assert.True(expected.Distinct().Count() > 20);

        DesignFolder design = new(_folder.Path, "echo", classifier, [new byte[ranges.Length]]) { Naming = DesignNaming.Of(data, classifier), Languages = ["c", "python"] };
        DesignFiles.Write(design, new VerilogWriter(bench.Templates));
        File.WriteAllLines(_folder.File("values.txt"), rows.Select(row => string.Join(' ', row.Select(Text))));
        Assert.Equal(expected, InC(ranges.Length));
        Assert.Equal(expected, InPython("python3", isPlain: true));
        foreach (string python in WithNumPy)
        {
            Assert.Equal(expected, InPython(python, isPlain: false));
        }
        string said = WrongRows("python3", isPlain: true);
        Assert.Equal("[True, True, True, True, True]\nrow 1 has 3 values, expected 4\nrow 0 has 5 values, expected 4\nrow 0 is no row: expected 4 values\n"
            + "row 0 is no row: expected 4 values\n[]\n", said);
        Assert.All(WithNumPy, python => Assert.Equal(said, WrongRows(python, isPlain: false)));
    }

    // Generators and lists answer alike; rows that are none, or of another width.
    private string WrongRows(string python, bool isPlain)
    {
        File.WriteAllText(_folder.File("wrong.py"), $"""
            import sys
            sys.path.insert(0, ".")
            import echo
            {(isPlain ? "echo.numpy = None" : "assert echo.numpy is not None")}
            rows = [[0, 1, 0, 1], [1, 0, 0, 2]]
            raw, codes = echo.classify(rows), echo.classify_codes(rows)
            print([echo.classify(row for row in rows) == raw, echo.classify_codes(iter(row) for row in rows) == codes,
                   echo.classify([[str(v) for v in row] for row in rows]) == raw,
                   echo.classify([[None] * 4]) == echo.classify([[float("nan")] * 4]), len(raw) == len(codes) == 2])
            for wrong in [[rows[0], [1, 2, 3]], [[1, 2, 3, 4, 5]], [1, 2, 3, 4], "1234"]:
                try:
                    print(echo.classify(wrong))
                except ValueError as error:
                    print(error)
            print(echo.classify([]))
            """);
        return Said(python, "-E", "wrong.py").Output;
    }

    // The class index is all codes side by side.
    private static GateClassifier OfCodes(int features, int bits) => GateClassifier.OfCodes(new GateList(features * bits, [], [], Inputs(features * bits)), features, bits);

    // The class index is up to seven levels of each feature.
    private static GateClassifier OfLevels(RunData data)
    {
        ImmutableArray<Level> levels = [.. data.Grid.Thresholds.SelectMany((thresholds, feature) => Enumerable.Range(1, thresholds.Length)
            .Where(code => code * 7 / thresholds.Length != (code - 1) * 7 / thresholds.Length)
            .Select(code => new Level(feature, code, thresholds[code - 1], data.Grid.Position(feature, code))))];
        return GateClassifier.OfLevels(new GateList(levels.Length, [], [], Inputs(levels.Length)), levels, data.Grid.Features, data.Grid.Bits, Origin.Search);
    }

    private static ImmutableArray<Literal> Inputs(int count) => [.. Enumerable.Range(0, count).Select(CircuitBuilder.Input)];

    private static double[][] Rows(RunData data, GateClassifier classifier)
    {
        double[][] values = [.. data.Scale.Ranges.Select((range, k) => Values(range, data.Scale.Bits, DesignNaming.Of(data, classifier).Thresholds[k]))];
        return [.. Enumerable.Range(0, values.Max(v => v.Length)).Select(row => values.Select((v, k) => v[(row + k) % v.Length]).ToArray())];
    }

    private static double[] Values(FeatureRange range, int bits, ImmutableArray<double> thresholds)
    {
        // Halves of a step are where the rounded code changes; in halves, so that the length of a range stays finite.
        IEnumerable<double> steps = Enumerable.Range(-2, (2 << bits) + 5).Select(half => range.Low + (range.High * 0.5 - range.Low * 0.5) / (1 << bits) * half);
        double[] exact = [.. steps, .. thresholds, range.Low, range.High, range.Median, 0, -0.0, double.MaxValue, double.MinValue, double.Epsilon];
        return [.. exact, .. exact.Select(double.BitIncrement), .. exact.Select(double.BitDecrement), double.NaN, double.PositiveInfinity, double.NegativeInfinity];
    }

    private static string Text(double value) => double.IsNaN(value) ? "nan" : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf") : value.ToString("R", CultureInfo.InvariantCulture);

    private int[] InC(int features)
    {
        File.WriteAllText(_folder.File("main.c"), $$"""
            #include <stdio.h>
            #include "echo.h"
            int main(void)
            {
              double values[{{features}}];
              FILE *file = fopen("values.txt", "r");
              for (;;)
              {
                for (int i = 0; i < {{features}}; i++)
                  if (fscanf(file, "%lf", &values[i]) != 1)
                    return 0;
                printf("%d\n", echo_classify_raw(values));
              }
            }
            """);
        Said("gcc", "-std=c99", "-Wall", "-Wextra", "-Wconversion", "-Werror", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-o", "main", "main.c", "echo.c");
        return Numbers(new ExternalProgram("main", _folder.File("main"), null).Run([], _folder.Path, Limit));
    }

    private int[] InPython(string python, bool isPlain)
    {
        File.WriteAllText(_folder.File("main.py"), $"""
            import sys
            sys.path.insert(0, ".")
            import echo
            {(isPlain ? "echo.numpy = None" : "assert echo.numpy is not None")}
            rows = [[float(word) for word in line.split()] for line in open("values.txt")]
            print(*echo.classify(rows), sep="\n")
            """);
        return Numbers(Said(python, "-E", "main.py"));
    }

    // Every Python on PATH that has NumPy, wherever it is installed.
    private static readonly string[] WithNumPy = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "python3"))
        .Where(File.Exists).Distinct().Where(python => new ExternalProgram(python, python, null).Run(["-c", "import numpy"], Path.GetTempPath(), Limit).Succeeded)];

    private ProgramRun Said(string program, params string[] arguments)
    {
        ProgramRun run = Run(program, arguments) ?? throw new InvalidOperationException($"{program} is missing");
        Assert.True(run.Succeeded, run.FirstLines);
        return run;
    }

    private ProgramRun? Run(string program, params string[] arguments) => Path.IsPathRooted(program)
        ? File.Exists(program) ? new ExternalProgram(program, program, null).Run(arguments, _folder.Path, Limit) : null
        : bench.Tools.Find(program, null, "")?.Run(arguments, _folder.Path, Limit);

    private static int[] Numbers(ProgramRun run)
    {
        Assert.True(run.Succeeded, run.FirstLines);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];
    }
}
