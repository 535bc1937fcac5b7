using System.Text.RegularExpressions;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Generator.Verilog;

public class VerilogWriterTests
{
    private static readonly VerilogWriter Writer = new(new Templates());

    [Fact]
    public void Rtl_of_an_exact_network() => Snapshot.Matches(Writer.Rtl("exact", SmallNetworks.Exact), "v");

    [Fact]
    public void Rtl_of_an_approximate_network() => Snapshot.Matches(Writer.Rtl("approximate", SmallNetworks.Approximate), "v");

    [Fact]
    public void Testbench_of_a_network() => Snapshot.Matches(Writer.Testbench("exact", new MlpClassifier(SmallNetworks.Exact), 625), "v");

    [Fact]
    public void Lines_of_random_networks_are_short_ascii_and_name_no_machine()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            string text = Writer.Rtl("any", RandomMlp.Draw(new RandomStream(seed)));
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

    [Theory]
    [InlineData("")]
    [InlineData("2cool")]
    [InlineData("a-b")]
    [InlineData("module")]
    public void A_name_that_is_no_identifier_is_the_users_mistake(string name) =>
        Assert.Contains($"'{name}'", Assert.Throws<UserException>(() => Writer.Rtl(name, SmallNetworks.Exact)).Message, StringComparison.Ordinal);
}
