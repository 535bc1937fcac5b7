using System.Text;

namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>Walks over the characters of a Liberty file: blanks, comments, line continuations, words and strings.</summary>
internal sealed class LibertyScanner(string text)
{
    private const string Separators = "(){},;:\"";
    private int _at;

    /// <summary>Line of the next character, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The next character, or NUL at the end.</summary>
    public char Next => _at < text.Length ? text[_at] : '\0';

    /// <summary>Nothing is left.</summary>
    public bool AtEnd => _at >= text.Length;

    /// <summary>Passes over one character.</summary>
    public void Step()
    {
        Line += Next == '\n' ? 1 : 0;
        _at++;
    }

    /// <summary>Passes over the character when it is the next one.</summary>
    public bool Take(char c)
    {
        bool found = !AtEnd && Next == c;
        if (found)
        {
            Step();
        }
        return found;
    }

    /// <summary>Passes over blanks, continued lines and comments, over line ends too.</summary>
    public void SkipSpace()
    {
        while (SkipBlank() || Take('\n'))
        {
        }
    }

    /// <summary>Passes over blanks, continued lines and comments up to the end of the line.</summary>
    public void SkipBlanks()
    {
        while (SkipBlank())
        {
        }
    }

    /// <summary>Reads a string with its quotes, or a word up to a blank or a separator; nothing when there is neither.
    /// A string may go over several lines, with or without a backslash at their ends.</summary>
    public string ReadWord() => Next == '"' ? ReadString() : ReadBare();

    private bool SkipBlank()
    {
        if (Next is ' ' or '\t' or '\r' or '\uFEFF')
        {
            Step();
            return true;
        }
        return SkipContinuation() || SkipComment();
    }

    private bool SkipContinuation()
    {
        int end = ContinuationEnd();
        if (end < 0)
        {
            return false;
        }
        _at = end;
        Line++;
        return true;
    }

    /// <summary>Where the next line begins when this one ends here with a backslash (and blanks), else -1.</summary>
    private int ContinuationEnd()
    {
        int end = _at + 1;
        while (Next == '\\' && end < text.Length && text[end] is (' ' or '\t' or '\r'))
        {
            end++;
        }
        return Next == '\\' && end < text.Length && text[end] == '\n' ? end + 1 : -1;
    }

    private bool SkipComment()
    {
        if (Next != '/' || _at + 1 >= text.Length || text[_at + 1] is not ('*' or '/'))
        {
            return false;
        }
        bool block = text[_at + 1] == '*';
        int start = Line;
        int end = text.IndexOf(block ? "*/" : "\n", _at + 2, StringComparison.Ordinal);
        if (end < 0 && block)
        {
            throw new LibertyException(start, "a comment begins here and does not end: expected */");
        }
        end = end < 0 ? text.Length : block ? end + 2 : end;
        while (_at < end)
        {
            Step();
        }
        return true;
    }

    private string ReadString()
    {
        int start = Line;
        StringBuilder value = new();
        Step();
        while (Next != '"')
        {
            if (AtEnd)
            {
                throw new LibertyException(start, "a string begins here and does not end: expected a closing \"");
            }
            if (SkipContinuation())
            {
                continue;
            }
            value.Append(Next is '\n' or '\r' ? ' ' : Next);
            Step();
        }
        Step();
        return value.ToString().Trim();
    }

    private string ReadBare()
    {
        int start = _at;
        while (!AtEnd && !char.IsWhiteSpace(Next) && !char.IsControl(Next) && !Separators.Contains(Next, StringComparison.Ordinal)
            && ContinuationEnd() < 0 && !(Next == '/' && _at + 1 < text.Length && text[_at + 1] is ('*' or '/')))
        {
            Step();
        }
        return text[start.._at];
    }
}
