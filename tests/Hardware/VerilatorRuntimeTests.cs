using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Tests.Hardware;

public class VerilatorRuntimeTests
{
    private const string Bench = "module bench(input clk_i); always @(posedge clk_i) begin $display(\"ran\"); $finish; end endmodule\n";

    private static readonly Tools Tools = new();

    [Fact]
    public void What_every_program_shares_is_compiled_once_and_kept()
    {
        using var cache = new TempFolder();
        Assert.Equal("ran", Run(cache.Path));
        string[] kept = Directory.GetFiles(cache.Path);
        Assert.NotEmpty(kept);
        DateTime before = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Array.ForEach(kept, file => File.SetLastWriteTimeUtc(file, before));
        Assert.Equal("ran", Run(cache.Path));
        Assert.Equal(kept.Order(), Directory.GetFiles(cache.Path).Order());
        Assert.All(kept, file => Assert.Equal(before, File.GetLastWriteTimeUtc(file)));
    }

    [Fact]
    public void A_damaged_object_is_compiled_again()
    {
        using var cache = new TempFolder();
        Assert.Equal("ran", Run(cache.Path));
        string damaged = Directory.GetFiles(cache.Path)[0];
        byte[] whole = File.ReadAllBytes(damaged);
        File.WriteAllText(damaged, "no object");
        Assert.Equal("ran", Run(cache.Path));
        Assert.Equal(whole.Length, new FileInfo(damaged).Length);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_only_costs_time()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("file"), "in the way");
        Assert.Equal("ran", Run(folder.File("file")));
    }

    private static string? Run(string cache)
    {
        using VerilatorRuntime runtime = new(Tools.Verilator!, Tools.Compiler!, HangGuard.Limit, cache);
        using WorkFolder work = new();
        work.Write("bench.v", Bench);
        return runtime.Compile(work, [work.File("bench.v")]).Program?.Run([], work.Path, HangGuard.Limit).Output.Split('\n')[0];
    }
}
