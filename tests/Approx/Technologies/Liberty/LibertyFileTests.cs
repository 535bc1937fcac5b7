using System.Globalization;
using System.Text;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Liberty;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Technologies.Liberty;

/// <summary>Runs over tests/Cases/liberty: NAME.expected is the library that NAME.lib describes with its notes, or the
/// message that it must give.</summary>
public class LibertyFileTests
{
    private static readonly string Folder = Repository.Path("tests", "Cases", "liberty");

    public static TheoryData<string> Cases =>
        new(Directory.GetFiles(Folder, "*.lib").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_gives_the_library_or_the_message_beside_it(string name)
    {
        string expected = File.ReadAllText(Path.Combine(Folder, name + ".expected"));
        Assert.Equal(expected, Shown(Path.Combine(Folder, name + ".lib")));
    }

    [Fact]
    public void A_liberty_file_is_a_technology()
    {
        CellLibrary library = TechnologyCatalogue.Load(Path.Combine(Folder, "published-style.lib"));
        Cell shipped = TechnologyCatalogue.Load("egfet-1.0V").Find("NAND2X1")!, read = library.Find("NAND2X1")!;
        Assert.Equal(shipped.AreaUm2, read.AreaUm2);
        Assert.Equal(shipped.Function, read.Function);
        Assert.Equal(shipped.StaticPowerNw.AsEnumerable(), read.StaticPowerNw);
    }

    [Fact]
    public void A_folder_is_no_liberty_file() =>
        Assert.Contains("this is a directory", Assert.Throws<UserException>(() => LibertyFile.Read(Folder)).Message, StringComparison.Ordinal);

    [Fact]
    public void No_file_cut_off_anywhere_does_worse_than_a_message()
    {
        string text = File.ReadAllText(Path.Combine(Folder, "published-style.lib")).TrimEnd();
        for (int length = 0; length < text.Length; length += 7)
        {
            Assert.Throws<UserException>(() => LibertyFile.Parse(text[..length], "cut.lib"));
        }
    }

    [Fact]
    public void No_damaged_file_does_worse_than_a_message()
    {
        string text = File.ReadAllText(Path.Combine(Folder, "published-style.lib"));
        const string alphabet = "(){};:,\"\\\n /*!A1e-.\u00e9\0";
        RandomStream random = new(1);
        int read = 0;
        for (int trial = 0; trial < 3000; trial++)
        {
            char[] damaged = text.ToCharArray();
            for (int hit = 0; hit <= trial % 3; hit++)
            {
                damaged[random.Next(damaged.Length)] = alphabet[random.Next(alphabet.Length)];
            }
            try
            {
                CellLibrary library = LibertyFile.Parse(new string(damaged), "damaged.lib");
                Assert.All(library.Cells, cell => Assert.Equal(1 << cell.Inputs.Length, cell.StaticPowerNw.Length));
                read++;
            }
            catch (UserException e)
            {
                Assert.StartsWith("damaged.lib", e.Message, StringComparison.Ordinal);
            }
        }
        Assert.InRange(read, 500, 2900);
    }

    [Fact]
    public void Groups_without_end_inside_each_other_are_refused()
    {
        string text = "library (x) {" + string.Concat(Enumerable.Repeat("a () {", 100_000));
        Assert.Contains("a closing } is missing", Assert.Throws<UserException>(() => LibertyFile.Parse(text, "deep.lib")).Message, StringComparison.Ordinal);
    }

    private static string Shown(string path)
    {
        try
        {
            CellLibrary library = LibertyFile.Read(path);
            StringBuilder text = new();
            text.Append(CultureInfo.InvariantCulture, $"library {library.Name} at {library.VoltageV} V\n");
            foreach (Cell cell in library.Cells)
            {
                string table = string.Concat(Enumerable.Range(0, 1 << cell.Inputs.Length).Select(s => cell.Evaluate(s) ? '1' : '0'));
                string power = string.Join(' ', cell.StaticPowerNw.Select(p => p.ToString("G12", CultureInfo.InvariantCulture)));
                text.Append(CultureInfo.InvariantCulture,
                    $"{cell.Name} ({string.Join(' ', cell.Inputs)}) {cell.Output} = {table}, {cell.AreaUm2} um2, {power} nW, {cell.DelayUs?.ToString("G12", CultureInfo.InvariantCulture) ?? "no"} us\n");
            }
            foreach (OtherCell cell in library.Others)
            {
                string parts = string.Concat(cell.Parts.Select(p => $", {p.Output} = {string.Concat(Enumerable.Range(0, 1 << p.Inputs.Length).Select(s => p.Evaluate(s) ? '1' : '0'))}"));
                text.Append(CultureInfo.InvariantCulture,
                    $"other {cell.Name}{(cell.IsSequential ? " (sequential)" : "")}, {cell.AreaUm2} um2, {cell.StaticPowerNw} nW{parts}\n");
            }
            return text.AppendJoin("", library.Notes.Select(n => $"note: {n}\n")).ToString();
        }
        catch (UserException e)
        {
            return $"error: {e.Message}\n";
        }
    }
}
