using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Training.Data;

/// <summary>A text file in memory: UTF-8 with or without byte order mark, or UTF-16 with one.</summary>
/// <param name="Path">The path as the user gave it.</param>
/// <param name="Text">Its text without byte order mark.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
internal sealed record TextFile(string Path, string Text, string Sha256)
{
    /// <exception cref="UserException">The file cannot be read, or is not text.</exception>
    public static TextFile Read(string path)
    {
        byte[] bytes = InputFile.Named(path, "Name the CSV files in it, one after the other", Array.MaxLength / 4);
        if (bytes is [0x50, 0x4B, 0x03, 0x04, ..] or [0x1F, 0x8B, ..])
        {
            throw new UserException(
                $"{path}: this is a workbook (xlsx) or a compressed file, not text. Save the table as CSV, or unpack it first.");
        }
        string text = Decode(path, bytes);
        RefuseControlCharacters(path, text);
        return new TextFile(path, text, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static string Decode(string path, byte[] bytes)
    {
        Encoding encoding = bytes switch
        {
            [0xFF, 0xFE, ..] => new UnicodeEncoding(false, true, true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(true, true, true),
            _ => new UTF8Encoding(true, true),
        };
        int mark = bytes.AsSpan().StartsWith(encoding.GetPreamble()) ? encoding.GetPreamble().Length : 0;
        try
        {
            return encoding.GetString(bytes, mark, bytes.Length - mark);
        }
        catch (DecoderFallbackException e)
        {
            int line = 1 + bytes.AsSpan(0, Math.Clamp(mark + e.Index, 0, bytes.Length)).Count((byte)'\n');
            throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"{path}, line {line}: this is not {encoding.WebName.ToUpperInvariant()} text. Save the table as CSV in UTF-8."), e);
        }
    }

    private static void RefuseControlCharacters(string path, string text)
    {
        int at = text.AsSpan().IndexOfAnyInRange('\0', '\u0008');
        if (at >= 0)
        {
            int line = 1 + text.AsSpan(0, at).Count('\n');
            throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"{path}, line {line}: a control character (code {(int)text[at]}) where text is expected. The file is binary, or " +
                $"UTF-16 without a byte order mark: save the table as CSV in UTF-8."));
        }
    }
}
