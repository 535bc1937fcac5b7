using System.Text.RegularExpressions;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Generator.Verilog;

public class VerilogWriterTests
{
    private const string LongName = "a_module_with_a_name_of_just_40_letters_";
    private static readonly VerilogWriter Writer = new(new Templates());

    [Fact]
    public void Rtl_of_an_exact_network() => Snapshot.Matches(Writer.Rtl("exact", SmallNetworks.Exact), "v");

    [Fact]
    public void Rtl_of_an_approximate_network() => Snapshot.Matches(Writer.Rtl("approximate", SmallNetworks.Approximate), "v");

    [Fact]
    public void Rtl_of_gates_that_read_codes() => Snapshot.Matches(Writer.Rtl("gates", SmallGates.OfCodes, SmallGates.Naming), "v");

    [Fact]
    public void Rtl_of_gates_that_read_levels() => Snapshot.Matches(Writer.Rtl("levels", SmallGates.OfLevels, SmallGates.Naming), "v");

    [Fact]
    public void Core_of_gates_that_read_levels() => Snapshot.Matches(Writer.Core("levels", SmallGates.OfLevels, SmallGates.Naming), "v");

    [Fact]
    public void Netlist_of_gates_that_read_levels() => Snapshot.Matches(
        Writer.Netlist("levels", SmallGates.OfLevels, SmallGates.Mapped(SmallGates.OfLevels), SmallGates.Naming, staticPowerMw: 0.0125), "v");

    [Fact]
    public void Netlist_of_gates_that_read_codes() => Snapshot.Matches(Writer.Netlist("gates", SmallGates.OfCodes, SmallGates.Mapped(SmallGates.OfCodes)), "v");

    [Fact]
    public void Testbench_of_a_network() => Snapshot.Matches(Writer.Testbench("exact", new MlpClassifier(SmallNetworks.Exact), 625), "v");

    [Fact]
    public void Lines_of_random_networks_are_short_ascii_and_name_no_machine()
    {
        Naming naming = SmallGates.Naming with { Features = [.. Enumerable.Range(0, 20).Select(i => $"a rather long name of a column */ \\ \n {i}")] };
        IEnumerable<string> texts = Enumerable.Range(0, 200).Select(seed => RandomMlp.Draw(new RandomStream((ulong)seed))).SelectMany(mlp =>
        {
            Classifier network = new MlpClassifier(mlp);
            Naming names = mlp.Inputs <= 20 ? naming with { Features = naming.Features[..mlp.Inputs] } : Naming.Unknown;
            return new[] { Writer.Rtl(LongName, network, names), Writer.Testbench(LongName, network, 100) }
                .Concat(mlp.Inputs < 5 ? [Writer.Netlist(LongName, network, SmallGates.Mapped(network), names, 0.5)] : []);
        });
        GateClassifier levels = SmallGates.OfLevels;
        foreach (string text in texts.Concat([Writer.Rtl(LongName, levels, naming), Writer.Core(LongName, levels, naming), Writer.Testbench(LongName, levels, 9)]))
        {
            Assert.DoesNotContain('\r', text);
            Assert.All(text.Split('\n'), line =>
            {
                Assert.InRange(line.Length, 0, 100);
                Assert.True(line.All(c => c is >= ' ' and <= '~'), line);
                Assert.Equal(line.TrimEnd(), line);
            });
            Assert.DoesNotContain(AppContext.BaseDirectory, text, StringComparison.Ordinal);
            Assert.DoesNotMatch(new Regex("20[0-9]{2}-[01][0-9]"), text);
        }
    }

    [Fact]
    public void Two_thousand_features_with_long_names_are_written_in_every_language()
    {
        Neuron[] neurons = [new([.. Enumerable.Range(0, 2000).Select(i => new Summand(i, 1))], 0), new([], 3)];
        Naming naming = SmallGates.Naming with { Features = [.. Enumerable.Range(0, 2000).Select(i => $"column-{i}-has-a-rather-long-name")] };
        DesignPlan plan = DesignPlan.Of("wide", new MlpClassifier(new Mlp(2000, 4, [new Layer([.. neurons])], Argmax.Exact(2))), naming, 10);
        Assert.All(new[] { "verilog", "vhdl", "c", "python" }, language =>
            Assert.Contains(Writer.Files(plan, language), file => file.Text.Contains("column-1999-has", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2cool")]
    [InlineData("a-b")]
    [InlineData("module")]
    public void A_name_that_is_no_identifier_is_the_users_mistake(string name) =>
        Assert.Contains($"'{name}'", Assert.Throws<UserException>(() => Writer.Rtl(name, SmallNetworks.Exact)).Message, StringComparison.Ordinal);
}
