using System.Globalization;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Benchmarks;

/// <summary>Tables of kinds that laboratories, wearables and factories have, drawn with a fixed seed: <c>benchmarks/strangers.sh</c> runs
/// <c>printedmlp design</c> on them.</summary>
internal static class DrawnTables
{
    /// <summary>Writes <c>drawn-NAME.csv</c> for every table, or for those that are named.</summary>
    public static int Write(string folder, string[] names)
    {
        (string Name, Action<StreamWriter, RandomStream> Rows)[] tables =
        [
            ("wide", Wide), ("279-missing", Missing), ("2000-features", Noise), ("97-3", Rare), ("no-signal", NoSignal), ("texts", Texts),
            ("subjects", (file, random) => Subjects(file, random, 0, 14)), ("subjects-test", (file, random) => Subjects(file, random, 14, 20)),
            ("26-classes", Letters), ("no-spikes", (file, random) => Sensors(file, random, 0)), ("spikes", (file, random) => Sensors(file, random, 1e6)),
            ("million-rows", (file, random) => Long(file, random, 1_000_000)),
        ];
        return Write(folder, tables.Where(t => names.Length == 0 || names.Contains($"drawn-{t.Name}")));
    }

    /// <summary>Writes <c>drawn-wide-FEATURES.csv</c> and <c>drawn-long-ROWS.csv</c>, which <c>benchmarks/wide.sh</c> measures.</summary>
    public static int WriteGrowing(string folder) => Write(folder,
    [
        .. WideBenchmark.Widths.Select(width => ($"wide-{width}", (Action<StreamWriter, RandomStream>)((file, _) => Telling(file, width)))),
        .. new[] { 10_000, 100_000, 1_000_000 }.Select(count => ($"long-{count}", (Action<StreamWriter, RandomStream>)((file, random) => Long(file, random, count)))),
    ]);

    private static int Write(string folder, IEnumerable<(string Name, Action<StreamWriter, RandomStream> Rows)> tables)
    {
        Directory.CreateDirectory(folder);
        foreach ((string name, Action<StreamWriter, RandomStream> rows) in tables)
        {
            using StreamWriter file = new(Path.Combine(folder, $"drawn-{name}.csv")) { NewLine = "\n" };
            rows(file, new RandomStream(1));
        }
        return 0;
    }

    /// <summary>445 rows of an array of 16 gas sensors, eight figures each, in six gases at concentrations between 1 and 100: what a gas does to a sensor is
    /// its own, and grows with the root of the concentration.</summary>
    private static void Wide(StreamWriter file, RandomStream random)
    {
        double[][] gains = Drawn(6, 16, random), kinds = Drawn(8, 1, random);
        Header(file, 128);
        for (int row = 0; row < 445; row++)
        {
            int gas = random.Next(6);
            double strength = Math.Pow(10, random.NextDouble());
            double[] sensors = [.. gains[gas].Select(gain => strength * (2 + gain) + 0.5 * Normal(random))];
            Line(file, Enumerable.Range(0, 128).Select(i => sensors[i / 8] * (1.5 + kinds[i % 8][0]) + 0.5 * Normal(random)), $"gas{gas}");
        }
    }

    /// <summary>452 rows of 279 features of which five decide, with 15 % of the cells missing.</summary>
    private static void Missing(StreamWriter file, RandomStream random)
    {
        Header(file, 279);
        for (int row = 0; row < 452; row++)
        {
            double[] values = [.. Enumerable.Range(0, 279).Select(_ => Normal(random))];
            string label = values[0] + values[1] > 1 ? "b" : values[2] - values[3] > 1.2 ? "c" : "a";
            Line(file, values.Select(value => random.NextDouble() < 0.15 ? double.NaN : value), label);
        }
    }

    /// <summary>300 rows of 2,000 features of which three decide.</summary>
    private static void Noise(StreamWriter file, RandomStream random)
    {
        Header(file, 2000);
        for (int row = 0; row < 300; row++)
        {
            double[] values = [.. Enumerable.Range(0, 2000).Select(_ => Normal(random))];
            Line(file, values, values[7] + values[77] + values[777] > 0 ? "up" : "down");
        }
    }

    /// <summary>Two classes 97:3.</summary>
    private static void Rare(StreamWriter file, RandomStream random)
    {
        Header(file, 8);
        for (int row = 0; row < 5000; row++)
        {
            double[] values = [.. Enumerable.Range(0, 8).Select(_ => Normal(random))];
            Line(file, values, values[0] + values[1] > 2.66 ? "rare" : "usual");
        }
    }

    /// <summary>Two classes 95:5 of which the features say nothing.</summary>
    private static void NoSignal(StreamWriter file, RandomStream random)
    {
        Header(file, 8);
        for (int row = 0; row < 2000; row++)
        {
            Line(file, Enumerable.Range(0, 8).Select(_ => Normal(random)), random.NextDouble() < 0.05 ? "rare" : "usual");
        }
    }

    /// <summary>Six features that are words; one answer in twenty is wrong.</summary>
    private static void Texts(StreamWriter file, RandomStream random)
    {
        string[][] words =
        [
            ["red", "green", "blue"], ["yes", "no"], ["round", "square", "oval", "flat"], ["low", "mid", "high"], ["glass", "steel", "wood"], ["true", "false"],
        ];
        file.WriteLine("colour,wet,shape,level,material,cracked,class");
        for (int row = 0; row < 1200; row++)
        {
            int[] drawn = [.. words.Select(list => random.Next(list.Length))];
            bool isBad = drawn[5] == 0 && drawn[1] == 0, isMixed = drawn[0] == 2 || (drawn[3] == 2 && drawn[4] == 1);
            string label = random.NextDouble() < 0.05 ? "odd" : isBad ? "bad" : isMixed ? "mixed" : "good";
            file.WriteLine($"{string.Join(',', drawn.Select((word, i) => words[i][word]))},{label}");
        }
    }

    /// <summary>Subjects of 60 rows each, every one with an offset of its own.</summary>
    private static void Subjects(StreamWriter file, RandomStream random, int first, int end)
    {
        double[] offsets = [.. Enumerable.Range(0, 20).Select(_ => Normal(random) / 2)];
        Header(file, 6, "subject,");
        for (int row = 0; row < 1200; row++)
        {
            int subject = row / 60;
            double[] values = [.. Enumerable.Range(0, 6).Select(_ => Normal(random) + offsets[subject])];
            if (subject >= first && subject < end)
            {
                file.Write($"s{subject},");
                Line(file, values, values[0] - values[1] > 0.5 ? "up" : values[2] > 0.8 ? "mid" : "low");
            }
        }
    }

    /// <summary>20,000 rows of 16 features in whole numbers from 0 to 15, two clusters for each of 26 classes.</summary>
    private static void Letters(StreamWriter file, RandomStream random)
    {
        double[][] centres = Drawn(52, 16, random);
        Header(file, 16);
        for (int row = 0; row < 20_000; row++)
        {
            int cluster = random.Next(52);
            Line(file, centres[cluster].Select(centre => Math.Clamp(Math.Round(7.5 + 2.5 * centre + 1.7 * Normal(random)), 0, 15)), $"{(char)('A' + cluster / 2)}");
        }
    }

    /// <summary>15,000 rows of 14 electrodes, two classes that a curve tells apart; of each electrode one value in a thousand is too large.</summary>
    private static void Sensors(StreamWriter file, RandomStream random, double spike)
    {
        RandomStream spikes = random.Child(1);
        Header(file, 14);
        for (int row = 0; row < 15_000; row++)
        {
            double[] values = [.. Enumerable.Range(0, 14).Select(_ => Normal(random))];
            string label = values[0] * values[0] + values[3] + 0.5 * values[9] + 0.3 * Normal(random) > 0.8 ? "open" : "shut";
            Line(file, values.Select(value => 4200 + 10 * value + (spikes.Next(1000) == 0 ? spike : 0)), label);
        }
    }

    /// <summary>Rows of 20 features.</summary>
    private static void Long(StreamWriter file, RandomStream random, int rows)
    {
        Header(file, 20);
        for (int row = 0; row < rows; row++)
        {
            double[] values = [.. Enumerable.Range(0, 20).Select(_ => random.NextDouble())];
            Line(file, values, values[0] + values[1] > 1.1 ? "a" : values[2] * values[3] > 0.2 ? "b" : "c");
        }
    }

    /// <summary>The table of the benchmark <c>wide</c>.</summary>
    private static void Telling(StreamWriter file, int width)
    {
        Dataset drawn = WideBenchmark.Drawn(width);
        Header(file, width);
        for (int row = 0; row < drawn.Rows.Length; row++)
        {
            Line(file, drawn.Rows[row], drawn.Classes[drawn.Labels[row]]);
        }
    }

    private static void Header(StreamWriter file, int features, string before = "") =>
        file.WriteLine($"{before}{string.Join(',', Enumerable.Range(1, features).Select(i => $"x{i}"))},class");

    private static void Line(StreamWriter file, IEnumerable<double> values, string label)
    {
        foreach (double value in values)
        {
            file.Write(double.IsNaN(value) ? "" : value.ToString("0.###", CultureInfo.InvariantCulture));
            file.Write(',');
        }
        file.WriteLine(label);
    }

    private static double[][] Drawn(int rows, int columns, RandomStream random) =>
        [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => Normal(random)).ToArray())];

    /// <summary>Nearly normal, mean 0, standard deviation 1.</summary>
    private static double Normal(RandomStream random)
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            sum += random.NextDouble();
        }
        return sum;
    }
}
