using System.Diagnostics;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Tests.Generator.Templating;

/// <summary>A template folder can be a stranger's: whatever is in it ends soon, and with an error that says where.</summary>
public sealed class HostileTemplatesTests : IDisposable
{
    private const string Place = "verilog/rtl.v.sbn";
    private readonly TempFolder _folder = new();

    public HostileTemplatesTests() => Directory.CreateDirectory(_folder.File("verilog"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("endless loop", "{{ while true }}{{ end }}", "line 1, column", "1000000")]
    [InlineData("endless loop with output", "{{ while true }}text{{ end }}", "line 1, column", "1000000")]
    [InlineData("loops in loops", "{{ for a in 1..999 }}{{ for b in 1..999 }}{{ for c in 1..999 }}{{ end }}{{ end }}{{ end }}", "line 1, column", "1000000")]
    [InlineData("recursion", "{{ func f }}{{ f }}{{ end }}{{ f }}", "line 1, column 16", "recursive")]
    [InlineData("branching recursion", "{{ func f(n) }}{{ if n > 0; f n - 1; f n - 1; end }}{{ end }}{{ f 45 }}", "line 1, column", "steps")]
    [InlineData("including itself", "{{ include 'rtl.v.sbn' }}", "line 1, column 4", "recursive")]
    [InlineData("doubling text", "{{ s = 'ab'; for i in 1..40; s = s + s; end }}", "line 1, column", "steps")]
    [InlineData("wide text", "{{ 'A' * 2000000000 }}", "line 1, column", "exceeds")]
    [InlineData("doubling list", "{{ a = [1, 2]; for i in 1..40; a = a + a; end; a.size }}", "line 1, column", "lists")]
    [InlineData("long range", "{{ a = 1..2000000000; a.size }}", "line 1, column", "Limit")]
    [InlineData("comparing ranges", "{{ a = 1..900000; for i in 1..9999; a == a; end }}", "line 1, column", "limit")]
    [InlineData("squaring number", "{{ x = 3; for i in 1..60; x = x * x; end }}", "line 1, column", "64 bits")]
    [InlineData("shifted number", "{{ 1 << 2000000000 }}", "line 1, column", "exceeds")]
    [InlineData("list with a far end", "{{ a = [1]; a[1000000000] = 1 }}", "line 1, column", "out of bounds")]
    [InlineData("object in itself", "{{ a = {}; a.b = a; a }}", "line 1, column", "deeply")]
    [InlineData("unknown member", "\n  {{ Text.Nmae }}", "line 2, column", "Nmae")]
    [InlineData("unknown variable", "module {{ Nmae }};", "line 1, column 11", "Nmae")]
    [InlineData("writing to the view", "{{ Item.Name = 'x' }}", "line 1, column", "read only")]
    [InlineData("file above", "{{ include '../../secret.sbn' }}", "'../../secret.sbn'", "inside the template folder")]
    [InlineData("absolute file", "{{ include '/etc/passwd' }}", "'/etc/passwd'", "inside the template folder")]
    [InlineData("date of today", "{{ date.now }}", "line 1, column 4", "date")]
    [InlineData("evaluated text", "{{ object.eval '1' }}", "line 1, column 4", "object")]
    [InlineData("regular expression", "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match '(a+)+$' }}", "line 1, column", "regex")]
    [InlineData("reflection", "{{ Item.GetType }}", "line 1, column", "GetType")]
    public void It_ends_soon_with_an_error_that_says_where(string what, string template, string where, string why)
    {
        File.WriteAllText(_folder.File("secret.sbn"), "secret");
        File.WriteAllText(_folder.File(Place), template);
        string message = Message();
        Assert.True(message.Contains(where, StringComparison.Ordinal) && message.Contains(why, StringComparison.Ordinal), $"{what}: {message}");
    }

    [Theory]
    [InlineData("(", "1")]
    [InlineData("!", "true")]
    [InlineData("[", "1")]
    [InlineData("1 + ", "1")]
    [InlineData("if true; ", "1")]
    public void Deep_nesting_ends_with_an_error(string open, string middle)
    {
        File.WriteAllText(_folder.File(Place), "{{ " + string.Concat(Enumerable.Repeat(open, 100_000)) + middle + " }}");
        string message = Message();
        Assert.True(message.Contains("depth limit", StringComparison.Ordinal), message);
    }

    [Theory]
    [InlineData("/dev/zero", "is a link")]
    [InlineData("../secret.sbn", "is a link")]
    public void A_link_is_refused(string target, string why)
    {
        File.WriteAllText(_folder.File("secret.sbn"), "secret");
        File.CreateSymbolicLink(_folder.File(Place), target);
        Assert.Contains(why, Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_a_link_is_refused()
    {
        File.WriteAllText(_folder.File(Place), "text");
        Directory.CreateSymbolicLink(_folder.File("more"), "/");
        Assert.Contains("is a link", Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_pipe_is_refused_and_nobody_waits_for_its_writer()
    {
        Process.Start("mkfifo", _folder.File(Place)).WaitForExit();
        Assert.Contains("no ordinary file", Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_template_is_refused()
    {
        using (FileStream file = File.Create(_folder.File(Place)))
        {
            file.SetLength(1L << 40);
        }
        Assert.Contains("too long", Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_view_of_many_parts_a_template_may_do_more()
    {
        File.WriteAllText(_folder.File(Place), "{{ for a in 1..1001 }}{{ for b in 1..1000 }}{{ end }}{{ end }}ended");
        Assert.Contains("1000000", Assert.Throws<UserException>(() => Filled(0)).Message, StringComparison.Ordinal);
        Assert.Equal("ended", Filled(100_000));

        string Filled(int parts) => new Templates(_folder.Path).Render(Place, new Sized(parts));
    }

    private sealed record Sized(int Parts) : ISizedView;

    private string Message() => Assert.Throws<UserException>(() =>
        new Templates(_folder.Path).Render(Place, new { Text = "text", Item = new { Name = "name" } })).Message;
}
