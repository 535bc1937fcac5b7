using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Generator.Designs;

/// <summary>Printed devices of a design whose pull-up resistors and thresholds differ and, where it reads levels, whose comparators are off, each
/// device by its own: what a batch will do on test rows.</summary>
/// <param name="Devices">Devices that were tried.</param>
/// <param name="SameShare">Share of devices that give every test row the class that the design does.</param>
/// <param name="GatesSameShare">The same where comparators are as designed: the spread of the gates alone.</param>
/// <param name="Accuracy">Mean accuracy of the devices.</param>
/// <param name="MeanPowerMw">Mean static power of a device's gates.</param>
/// <param name="HighPowerMw">Static power that 95 of 100 devices stay below.</param>
internal sealed record SpreadTrial(int Devices, double SameShare, double GatesSameShare, double Accuracy, double MeanPowerMw, double HighPowerMw)
{
    private const int MostDevices = 200, FewestDevices = 20;

    /// <summary>Transistors times input combinations of all devices.</summary>
    private const double MostTransistors = 3e7;

    /// <summary>Tries a netlist.</summary>
    /// <param name="classifier">What it computes.</param>
    /// <param name="netlist">The netlist.</param>
    /// <param name="data">The rows; test rows are read.</param>
    /// <param name="spread">Standard deviation of resistors and thresholds as a part of their value.</param>
    /// <param name="offset">Standard deviation of comparator offsets in steps of the code.</param>
    /// <param name="random">Decides everything; is not moved.</param>
    /// <exception cref="Approx.UserException">The technology has no such transistors.</exception>
    public static SpreadTrial Of(Classifier classifier, Netlist netlist, RunData data, double spread, double offset, RandomStream random)
    {
        var logic = PullUpLogic.Of(netlist.Library);
        CodedRows test = data.For(classifier).Test;
        BitRows designed = BitRows.Pack(test.Codes, netlist.Inputs);
        int[] sound = NetlistSimulation.Classify(netlist, designed);
        LevelRows? levels = classifier.ReadsLevels && offset > 0 ? new LevelRows(data.Grid, data.Dataset.Select(data.Split.Test)) : null;
        double size = (double)netlist.Instances.Sum(i => CellStages.Transistors(i.Cell)) * designed.Rows * (levels is null ? 1 : 2);
        int devices = (int)Math.Clamp(MostTransistors / Math.Max(1, size), FewestDevices, MostDevices);
        int same = 0, gatesSame = 0;
        double right = 0;
        double[] powers = new double[devices];
        for (int device = 0; device < devices; device++)
        {
            RandomStream own = random.Child((ulong)device);
            TransistorSheet sheet = new(netlist, logic, spread, own);
            (int[] ideal, powers[device]) = Answers(sheet, designed);
            int[] answers = levels is null ? ideal : Answers(sheet, levels.OnDevice(netlist.Inputs, offset, own.Child(0))).Classes;
            same += answers.SequenceEqual(sound) ? 1 : 0;
            gatesSame += ideal.SequenceEqual(sound) ? 1 : 0;
            right += answers.Zip(test.Labels).Count(p => p.First == p.Second);
        }
        Array.Sort(powers);
        return new SpreadTrial(devices, (double)same / devices, (double)gatesSame / devices, right / devices / Math.Max(1, test.Count),
            powers.Average(), powers[Math.Min(devices - 1, 19 * devices / 20)]);
    }

    /// <summary>Rows of the same inputs are computed once.</summary>
    private static (int[] Classes, double PowerMw) Answers(TransistorSheet sheet, BitRows rows)
    {
        Dictionary<string, (int Class, double PowerMw)> known = new(StringComparer.Ordinal);
        int[] classes = new int[rows.Rows];
        double power = 0;
        for (int row = 0; row < rows.Rows; row++)
        {
            bool IsHigh(int input) => (rows.Inputs[input][row >> 6] >> (row & 63) & 1) == 1;
            string key = string.Create(rows.Inputs.Length, 0, (text, _) =>
            {
                for (int input = 0; input < text.Length; input++)
                {
                    text[input] = IsHigh(input) ? '1' : '0';
                }
            });
            (int Class, double PowerMw) answer = known.TryGetValue(key, out var before) ? before : known[key] = sheet.Answer(IsHigh);
            (classes[row], power) = (answer.Class, power + answer.PowerMw);
        }
        return (classes, power / Math.Max(1, rows.Rows));
    }
}
