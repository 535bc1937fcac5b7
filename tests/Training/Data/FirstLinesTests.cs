using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Training.Data;

/// <summary>First lines as files in the field have them: which are names, which are rows, what parts the cells, and how many lines
/// are no row.</summary>
public class FirstLinesTests
{
    private const string Readings = "21.85,456,dry\n23.55,620,wet\n20.03,475,dry\n26.59,502,wet\n22.22,492,dry\n23.16,546,wet\n";
    private const string Semicolons = "21.85;456;dry\n23.55;620;wet\n20.03;475;dry\n26.59;502;wet\n22.22;492;dry\n23.16;546;wet\n";
    private const string Codes = "3,0,2,1\n1,2,0,0\n2,1,3,1\n0,3,1,0\n3,1,2,1\n1,0,0,0\n2,2,1,1\n";
    private const string Spectra =
        "0.11,0.21,0.35,0.41,a\n0.12,0.25,0.31,0.44,b\n0.15,0.22,0.33,0.40,a\n0.10,0.20,0.36,0.47,b\n0.13,0.27,0.38,0.49,a\n";
    private const string Plants = "red,round,3.5,a\nblue,round,2.5,b\nred,long,1.5,a\nblue,long,4.5,b\nred,round,3.0,b\nblue,long,2.0,a\n";
    private const string Mushrooms = "x,s,n,p\nb,y,w,e\nx,s,w,e\nb,y,n,p\nx,y,n,e\nb,s,w,p\n";

    public static TheoryData<string, string, string> Files => new()
    {
        // What stands before the rows, the rows, and the names that are right; none for a table without header.
        { "temp,moist,soil\n", Readings, "temp moist soil" },
        { "", Readings, "" },
        { "temp;moist;soil\n", Semicolons, "temp moist soil" },
        { "sep=;\ntemp;moist;soil\n", Semicolons, "temp moist soil" },
        { "\"sep=;\"\ntemp;moist;soil\n", Semicolons, "temp moist soil" },
        { "sep=,\n", Readings, "" },
        { "\"temp\",\"moist\",\"soil\"\n", Readings, "temp moist soil" },
        { "temp|moist|soil\n", Readings.Replace(',', '|'), "temp moist soil" },
        { "temp\tmoist\tsoil\n", Readings.Replace(',', '\t'), "temp moist soil" },
        { "temp moist soil\n", Readings.Replace(',', ' '), "temp moist soil" },
        { "   temp   moist   soil\n", "   " + Readings.Replace(",", "   ", StringComparison.Ordinal), "temp moist soil" },
        { "# a logger, two sensors\n# begun at noon\ntemp,moist,soil\n", Readings, "temp moist soil" },
        { "# a logger, two sensors\n", Readings, "" },
        { "% from an instrument\ntemp,moist,soil\n", Readings, "temp moist soil" },
        { "# temp,moist,soil\n", Readings, "temp moist soil" },
        { "#temp;moist;soil\n", Semicolons, "temp moist soil" },
        { "temp,moist,soil\ndegC,counts,-\n", Readings, "temp moist soil" },
        { "temp,moist,soil\ndegC,counts,\nAvg,Smp,\n", Readings, "temp moist soil" },
        { "temp,moist,soil\n[°C],[%],[-]\n", Readings, "temp moist soil" },
        { "0,1,2\n", Readings.Replace("dry", "0", StringComparison.Ordinal).Replace("wet", "1", StringComparison.Ordinal), "0 1 2" },
        { "0,1,2\n", Readings, "0 1 2" },
        { "1,2,3\n", Readings, "1 2 3" },
        { "0,1,class\n", Readings, "0 1 class" },
        { "0,1,2,3\n", Codes, "0 1 2 3" },
        { "0,1,2,3\n", Codes + "0,1,1,3\n3,3,0,3\n", "" },
        { "1,2,3,1\n", Codes, "" },
        { "0,1,2,3\n", "0.5,-0.1,0.3,1\n1.5,-1.1,0.1,2\n-0.5,0.9,2.3,3\n0.2,-0.3,0.4,0\n-0.7,1.2,2.1,1\n", "0 1 2 3" },
        { "1,2,wet\n", Readings, "" },
        { "400,402,404,406,grade\n", Spectra, "400 402 404 406 grade" },
        { "400.5,402.5,404.5,406.5,grade\n", Spectra, "400.5 402.5 404.5 406.5 grade" },
        { "350.2,351.9,353.7,355.4,class\n", Spectra, "350.2 351.9 353.7 355.4 class" },
        { "0.09,0.31,0.39,0.55,a\n", Spectra, "" },
        { "900,0.25,0.31,0.44,b\n", Spectra, "" },
        { ",,soil\n", Readings, "f1 f2 soil" },
        { ",,\n", Readings, "" },
        { "temp,,soil\n", Readings, "temp f2 soil" },
        { "temp,moist,soil,\n", Readings, "temp moist soil" },
        { "temp,moist,soil,,\n", Readings.Replace("\n", ",,\n", StringComparison.Ordinal), "temp moist soil" },
        { "colour,shape,mass,kind\n", Plants, "colour shape mass kind" },
        { "red,long,2.75,a\n", Plants, "" },
        { "cap,surface,colour,kind\n", Mushrooms, "cap surface colour kind" },
        { "b,s,n,e\n", Mushrooms, "" },
        { "temp,2011,soil\n", Readings, "temp 2011 soil" },
        { "temp,temp,soil\n", Readings, "temp temp_2 soil" },
        { "\n\n  \ntemp,moist,soil\n", Readings, "temp moist soil" },
        { "\"temp\" \"moist\" \"soil\"\n",
            "\"1\" " + Readings.Replace(',', ' ').Replace("\n2", "\n\"a\" 2", StringComparison.Ordinal), "temp moist soil" },
        { "Messung;Wert;Boden\n", Semicolons.Replace('.', ','), "Messung Wert Boden" },
        { "?,?,dry\n", Readings, "" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void The_first_lines_of_a_file_are_what_they_are(string before, string rows, string names)
    {
        using var folder = new TempFolder();
        string file = folder.File("data.csv");
        File.WriteAllText(file, before + rows);
        Dataset data = DatasetReader.Read([file], new());
        string[] labels = [.. rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()).Where(line => line.Length > 0)];
        bool hasHeader = names.Length > 0;
        int missing = data.DroppedRows;
        int more = hasHeader || before.StartsWith('#') || before.StartsWith("sep", StringComparison.Ordinal) || before == ",,\n" ? 0
            : before.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.Equal(labels.Length + more, data.Rows.Length + missing);
        if (hasHeader)
        {
            Assert.Equal(names.Split(' ')[^1], data.ClassColumn);
            Assert.Contains(names.Split(' ')[0], data.Features[0], StringComparison.Ordinal);
            Assert.Contains(names.Split(' ')[^2], data.Features[^1], StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal("class", data.ClassColumn);
        }
    }

    [Fact]
    public void There_are_forty_and_more() => Assert.InRange(Files.Count, 40, int.MaxValue);

    [Fact]
    public void A_class_column_given_by_number_is_known_to_the_header_too()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("data.csv"), "0,1,2\ndry,21.85,456\nwet,23.55,620\ndry,20.03,475\nwet,26.59,502\ndry,22.22,492\n");
        Dataset data = DatasetReader.Read([folder.File("data.csv")], new() { ClassColumn = "1" });
        Assert.Equal(["1", "2"], data.Features.ToArray());
        Assert.Equal(5, data.Rows.Length);
        Assert.Contains("--header no reads it as a row", Assert.Single(data.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_numbers_is_a_row_on_demand()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("data.csv"), "0,1,2\n" + Readings);
        Dataset data = DatasetReader.Read([folder.File("data.csv")], new() { Header = HeaderLine.Absent });
        Assert.Equal(7, data.Rows.Length);
        Assert.Equal(["2", "dry", "wet"], data.Classes.ToArray());
    }
}
