using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Tests.Approx.Techniques;
using PrintedMlp.Tests.Shared;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Hardware;

public class RtlTests(Workbench bench) : IClassFixture<Workbench>
{
    [Fact]
    public void Random_networks_agree_in_both_simulators_and_nobody_complains()
    {
        DesignFolder[] designs = [.. Enumerable.Range(0, 12).Select(i => bench.Write("random", RandomMlp.Draw(new RandomStream((ulong)i)), 300, (ulong)i))];
        AssertVerified(designs);
    }

    [Fact]
    public void Random_approximations_agree_in_both_simulators_as_rtl_and_as_netlist()
    {
        Mapper mapper = new(TechnologyCatalogue.Load(TechnologyCatalogue.Default));
        DesignFolder[] designs = [.. DrawnNetworks.Take(12, 30).Select((drawn, i) =>
        {
            Mlp mlp = RandomApproximation.Apply(drawn.Mlp, drawn.Codes, drawn.Random);
            return bench.Write("approximated", mlp, 200, (ulong)i, mapper.Map(MlpCircuit.Build(mlp)));
        })];
        AssertVerified(designs);
    }

    [Fact]
    public void Degenerate_networks_agree_in_both_simulators_and_nobody_complains()
    {
        DesignFolder[] designs = [.. SmallNetworks.Degenerate().Append(("exact", SmallNetworks.Exact)).Append(("approximate", SmallNetworks.Approximate))
            .Select(n => bench.Write(n.Item1, n.Item2, 200, 1))];
        AssertVerified(designs);
    }

    [Fact]
    public void Comparisons_that_constant_bits_decide_draw_no_complaint()
    {
        // Drawn networks whose comparisons Verilator called constant while only intervals decided what is emitted.
        int[] approximated = [42, 81, 87, 127, 154, 155, 185, 324, 374];
        AssertVerified([
            .. new ulong[] { 338, 496 }.Select(i => bench.Write("random", RandomMlp.Draw(new RandomStream(1).Child(i).Child(0)), 300, i)),
            .. approximated.Select(i =>
            {
                (Mlp mlp, byte[][] codes, RandomStream random) = DrawnNetworks.Take(1, 30, first: i).Single();
                return bench.Write("settled", RandomApproximation.Apply(mlp, codes, random), 300, (ulong)i);
            }),
        ]);
    }

    [Theory]
    [InlineData("{2'd0, x0, 4'd0}", "{1'd0, x0, 5'd0}", "h0_t0", "neuron 0 of hidden layer 1")]
    [InlineData("= {~o0[11]", "= {~o1[11]", "m0_left", "match 0 of the argmax")]
    [InlineData("+ 10'd8", "+ 10'd10", "h0_sum", "neuron 0 of hidden layer 1")]
    public void A_fault_in_the_rtl_is_found_and_located(string right, string wrong, string signal, string place)
    {
        DesignFolder design = bench.Write("exact", SmallNetworks.Exact, 500, (ulong)right.Length);
        string path = Path.Combine(design.Folder, "exact.v"), text = File.ReadAllText(path);
        int at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at > 0, text);
        File.WriteAllText(path, text[..at] + wrong + text[(at + right.Length)..]);
        VerificationReport report = bench.Verifier.Verify(design);
        Assert.Equal(Verdict.Disagrees, report.Verdict);
        Check[] failed = [.. report.Checks.Where(c => c.Method == "simulation")];
        Assert.Equal(2, failed.Length);
        Assert.All(failed, check =>
        {
            Assert.Equal(CheckResult.Failed, check.Result);
            Assert.InRange(check.Differing, 1, 500);
            Mismatch first = Assert.IsType<Mismatch>(check.FirstMismatch);
            Assert.Equal((design.Classifier.Classify([design.Codes[first.Row]])[0], signal, place), (first.Expected, first.Signal, first.Neuron));
        });
        Assert.Equal(failed[0].FirstMismatch, failed[1].FirstMismatch);
    }

    [Fact]
    public void A_text_that_does_not_compile_fails_alone()
    {
        DesignFolder good = bench.Write("good", SmallNetworks.Exact, 50, 1), bad = bench.Write("bad", SmallNetworks.Exact, 50, 2);
        File.AppendAllText(Path.Combine(bad.Folder, "bad.v"), "module\n");
        IReadOnlyList<VerificationReport> reports = bench.Verifier.Verify([good, bad]);
        Assert.Equal((Verdict.Verified, Verdict.Disagrees), (reports[0].Verdict, reports[1].Verdict));
        Assert.All(reports[1].Checks, c => Assert.DoesNotContain(Path.GetTempPath(), c.Why ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_vector_file_is_no_pass()
    {
        DesignFolder design = bench.Write("lost", SmallNetworks.Exact, 50, 3);
        File.Delete(Path.Combine(design.Folder, "expected.hex"));
        Assert.Equal(CheckResult.Failed, bench.Verifier.Verify(design).Checks.Single(c => c is { Tool: "icarus", Method: "simulation" }).Result);
    }

    private void AssertVerified(DesignFolder[] designs)
    {
        foreach ((DesignFolder design, VerificationReport report) in designs.Zip(bench.Verifier.Verify(designs)))
        {
            Assert.True(report.Checks.All(c => c.Result == CheckResult.Passed), design.Name + "\n" + report.ToJson() + File.ReadAllText(Path.Combine(design.Folder, design.Name + ".v")));
            Assert.Equal(Verdict.Verified, report.Verdict);
        }
    }
}
