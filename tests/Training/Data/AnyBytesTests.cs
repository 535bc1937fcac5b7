using System.Text;
using PrintedMlp.Approx;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Data;

public class AnyBytesTests
{
    private static readonly string[] Seeds =
    [
        "a,b,kind\n1,-2.5,x\n3e2,.5,y\n4,5,y\n",
        "\"a\";\"b\";\"kind\"\r\n1;\"-2.5\";x\r\n3e2;.5;\"y \"\"z\"\"\"\r\n",
        "  1\t2  x\n3  4\ty\n5 6 x\n",
        "% c\n@relation r\n@attribute 'a b' numeric\n@attribute k {x, y}\n@data\n1,x\n2,y\n{0 3, 1 y}\n",
        "x 1:0.5 2:3\ny 2:0.25 3:4\nx 0:1\n",
        "# c\na;b;on;kind;;\n%;V;;;;\n1,5;2.000,5;yes;x;;\n3,5;4,25;no;y;;\n;;;;;\n",
    ];

    private static readonly string[] Pieces =
    [
        "\"", ",", ";", "\t", " ", "\n", "\r", "?", "NA", "1e999", "-", ".", "#", "%", ":", "{", "'", "\u001b", "\0", "\u00FF", "\uFEFF", "0", "class", "\"\"",
    ];

    [Fact]
    public void Whatever_the_bytes_the_answer_is_a_data_set_or_a_message_that_names_the_file()
    {
        using var folder = new TempFolder();
        string file = folder.File("data.csv");
        var random = new RandomStream(1);
        int read = 0;
        for (int i = 0; i < 1000; i++)
        {
            File.WriteAllBytes(file, Mutated(Seeds[random.Next(Seeds.Length)], random.Child((ulong)i)));
            try
            {
                Dataset data = DatasetReader.Read([file], new());
                Assert.All(data.Rows, row => Assert.True(row.Length == data.Features.Length && row.All(double.IsFinite)));
                Assert.Equal(data.Rows.Length, data.Labels.Length);
                read++;
            }
            catch (UserException e)
            {
                Assert.StartsWith(file, e.Message, StringComparison.Ordinal);
            }
        }
        Assert.InRange(read, 100, 900);
    }

    private static byte[] Mutated(string text, RandomStream random)
    {
        for (int changes = 1 + random.Next(4); changes > 0; changes--)
        {
            int at = random.Next(text.Length + 1);
            int removed = Math.Min(random.Next(3), text.Length - at);
            text = text[..at] + (random.Chance(0.7) ? Pieces[random.Next(Pieces.Length)] : "") + text[(at + removed)..];
        }
        byte[] bytes = random.Chance(0.2) ? [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)] : Encoding.UTF8.GetBytes(text);
        if (random.Chance(0.1))
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }
        return bytes;
    }
}
