using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Fuzzing;

/// <summary>Changes a file as an editor, a disk or a person with bad intentions would.</summary>
internal static class Mutation
{
    /// <summary>Pieces of text that readers stumble over.</summary>
    private static readonly string[] Pieces =
    [
        "null", "[]", "{}", "true", "-1", "0", "1e400", "-1e400", "NaN", "Infinity", "1e-400", "2147483647", "-2147483648", "1000000000", "4294967296", "9223372036854775807",
        "-9223372036854775808", "99999999999999999999", "0.1", "1.5", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"9x\"", "\"module\"", "\"a;b\"", "\"x[0]\"", "\"$display\"", "\"a\\nb\"", "..", "../../etc",
        "/dev/zero", "\u001b[31m", "\u0000", "\u202e", "\ud83c\udf21", "\r", "\n", "\n\n", "\t", ",", ";", ";;;;", "\"", "'", "#", "@", "?", "(", ")", "!", "{", "}", "[", "]", ":", "\\", "/*", "*/", "//",
        "nan", "NA", "1,5", "0x10", "--", "=", "==", "&&", "sep=;", "@data", "@attribute a {a,b}", "1:1", "9999999999:1", "-1:1",
    ];

    /// <summary>What a value of JSON may be instead.</summary>
    private static readonly string[] Values =
    [
        "null", "[]", "{}", "[null]", "[[[]]]", "true", "false", "-1", "0", "1", "2", "7", "1e308", "1e-308", "2147483647", "-2147483648", "1000000000", "9223372036854775807", "0.5", "\"\"", "\"a\"", "\"1\"",
        "\"9x\"", "\"module\"", "\"a;b\"", "\"x[0]\"", "\"$display\"", "\"..\"", "\"/etc\"", "\"a\\nb\"", "\"\\u001b[2J\"", "\"\\u0000\"", "{\"a\":1}",
    ];

    /// <summary>The bytes of a file with one to three changes.</summary>
    public static byte[] Of(byte[] file, bool isJson, RandomStream random)
    {
        byte[] changed = file;
        for (int i = 1 + random.Next(3); i > 0; i--)
        {
            changed = isJson && random.Next(2) == 0 ? Structure(changed, random) : Bytes(changed, random);
        }
        return changed;
    }

    private static byte[] Bytes(byte[] file, RandomStream random)
    {
        int at = random.Next(file.Length + 1), length = Math.Min(file.Length - at, 1 + random.Next(random.Next(4) == 0 ? 400 : 12));
        byte[] before = file[..at], part = file[at..(at + length)], after = file[(at + length)..];
        return random.Next(12) switch
        {
            0 => [.. before, .. after],
            1 => [.. before, .. part, .. part, .. after],
            2 => before,
            3 => [.. before, (byte)random.Next(256), .. file[Math.Min(file.Length, at + 1)..]],
            4 => [.. after, .. before],
            5 => [.. before, .. Encoding.UTF8.GetBytes(Repeated(Pieces[random.Next(Pieces.Length)], random)), .. file[at..]],
            6 => Number(file, at, random),
            7 => Line(file, at, random),
            _ => [.. before, .. Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]), .. random.Next(2) == 0 ? file[at..] : after],
        };
    }

    /// <summary>Once, or very often.</summary>
    private static string Repeated(string piece, RandomStream random) => string.Concat(Enumerable.Repeat(piece, random.Next(8) == 0 ? 20_000 : 1 + random.Next(50)));

    /// <summary>Another number in place of the next one.</summary>
    private static byte[] Number(byte[] file, int at, RandomStream random)
    {
        int start = Array.FindIndex(file, at, b => b is >= (byte)'0' and <= (byte)'9');
        if (start < 0)
        {
            return file;
        }
        int end = start;
        while (end < file.Length && file[end] is >= (byte)'0' and <= (byte)'9' or (byte)'.' or (byte)'-' or (byte)'e')
        {
            end++;
        }
        return [.. file[..start], .. Encoding.UTF8.GetBytes(Pieces[4 + random.Next(16)]), .. file[end..]];
    }

    /// <summary>A line less, or twice.</summary>
    private static byte[] Line(byte[] file, int at, RandomStream random)
    {
        int start = Array.LastIndexOf(file, (byte)'\n', Math.Max(0, at - 1)) + 1, next = Array.IndexOf(file, (byte)'\n', Math.Min(at, file.Length));
        int end = next < 0 ? file.Length : next + 1;
        return start > end ? file : random.Next(2) == 0 ? [.. file[..start], .. file[end..]] : [.. file[..end], .. file[start..end], .. file[end..]];
    }

    /// <summary>Another value, a member or an item less or more; other changes where the text is no JSON any more.</summary>
    private static byte[] Structure(byte[] file, RandomStream random)
    {
        try
        {
            JsonNode? root = JsonNode.Parse(file);
            List<JsonNode> parents = [];
            Collect(root, parents);
            if (parents.Count > 0)
            {
                Change(parents, random);
                return Encoding.UTF8.GetBytes(root!.ToJsonString());
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // It was damaged before.
        }
        return Bytes(file, random);
    }

    private static void Change(List<JsonNode> parents, RandomStream random)
    {
        JsonNode parent = parents[random.Next(parents.Count)];
        JsonNode? value = random.Next(6) == 0 ? parents[random.Next(parents.Count)].DeepClone() : JsonNode.Parse(Values[random.Next(Values.Length)]);
        int change = random.Next(5);
        if (parent is JsonObject members)
        {
            string name = members.ElementAt(random.Next(members.Count)).Key;
            if (change == 0)
            {
                members.Remove(name);
            }
            else if (change == 1)
            {
                members["more"] = value;
            }
            else
            {
                members[name] = value;
            }
        }
        else if (parent is JsonArray items)
        {
            int index = random.Next(items.Count);
            if (change == 0)
            {
                items.RemoveAt(index);
            }
            else if (change == 1)
            {
                items.Insert(index, items[index]?.DeepClone());
            }
            else if (change == 2)
            {
                items.Clear();
            }
            else
            {
                items[index] = value;
            }
        }
    }

    private static void Collect(JsonNode? node, List<JsonNode> parents)
    {
        IEnumerable<JsonNode?> inner = node switch
        {
            JsonObject { Count: > 0 } members => members.Select(m => m.Value),
            JsonArray { Count: > 0 } items => items,
            _ => [],
        };
        if (node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            parents.Add(node);
        }
        foreach (JsonNode? item in inner)
        {
            Collect(item, parents);
        }
    }
}
