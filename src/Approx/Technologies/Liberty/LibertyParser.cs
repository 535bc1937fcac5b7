namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>Reads the syntax of Liberty: groups of attributes and groups. A missing semicolon at the end of a line is
/// forgiven, as it is by the tools of the trade.</summary>
internal sealed class LibertyParser
{
    private const int DeepestGroup = 50;
    private readonly LibertyScanner _scanner;
    private int _depth;

    private LibertyParser(string text) => _scanner = new LibertyScanner(text);

    /// <summary>The library group of a file.</summary>
    /// <exception cref="LibertyException">The text is no Liberty.</exception>
    public static LibertyGroup Parse(string text)
    {
        LibertyParser parser = new(text);
        (LibertyAttribute? attribute, LibertyGroup? library) = parser.ReadStatement();
        if (library is not { Name: "library" })
        {
            throw new LibertyException(attribute?.Line ?? library!.Line,
                $"found \"{attribute?.Name ?? library!.Name}\", expected library (NAME) {{ ... }}");
        }
        parser.SkipSeparators();
        return parser._scanner.AtEnd ? library
            : throw new LibertyException(parser._scanner.Line, $"found {parser.Found()} after the end of the library");
    }

    private (LibertyAttribute? Attribute, LibertyGroup? Group) ReadStatement()
    {
        SkipSeparators();
        int line = _scanner.Line;
        string name = _scanner.Next == '"' ? "" : _scanner.ReadWord();
        if (name.Length == 0)
        {
            throw new LibertyException(line, $"found {Found()}, expected the name of an attribute or a group");
        }
        _scanner.SkipSpace();
        if (_scanner.Take(':'))
        {
            return (new LibertyAttribute(name, [ReadValue(name)], line), null);
        }
        if (!_scanner.Take('('))
        {
            throw new LibertyException(line, $"found {Found()} after \"{name}\", expected : or (");
        }
        List<string> arguments = ReadArguments(name, line);
        _scanner.SkipSpace();
        return _scanner.Take('{') ? (null, ReadBody(name, arguments, line)) : (new LibertyAttribute(name, arguments, line), null);
    }

    /// <summary>A value ends at a semicolon, at the end of the line, or before a closing brace; it may be an
    /// expression of several words.</summary>
    private string ReadValue(string name)
    {
        int line = _scanner.Line;
        _scanner.SkipSpace();
        List<string> words = [];
        while (_scanner.Next is not (';' or '}' or '\n' or '\0'))
        {
            bool quoted = _scanner.Next == '"';
            string word = _scanner.ReadWord();
            if (word.Length == 0 && !quoted)
            {
                word = _scanner.Next is '(' or ')' or ',' or ':' ? _scanner.Next.ToString()
                    : throw new LibertyException(_scanner.Line, $"found {Found()} in the value of \"{name}\"");
                _scanner.Step();
            }
            words.Add(word);
            _scanner.SkipBlanks();
        }
        return words.Count > 0 ? string.Join(' ', words) : throw new LibertyException(line, $"\"{name}\" has no value");
    }

    private List<string> ReadArguments(string name, int line)
    {
        List<string> arguments = [];
        for (_scanner.SkipSpace(); !_scanner.Take(')'); _scanner.SkipSpace())
        {
            bool quoted = _scanner.Next == '"';
            string word = _scanner.ReadWord();
            if (word.Length > 0 || quoted)
            {
                arguments.Add(word);
            }
            else if (_scanner.Next is ',' or ':')
            {
                _scanner.Step();
            }
            else
            {
                throw new LibertyException(line, $"found {Found()} in the list after \"{name}\", expected )");
            }
        }
        return arguments;
    }

    private LibertyGroup ReadBody(string name, List<string> arguments, int line)
    {
        if (++_depth > DeepestGroup)
        {
            throw new LibertyException(line, $"the group {name} is inside {DeepestGroup} others: a closing }} is missing somewhere before");
        }
        List<LibertyAttribute> attributes = [];
        List<LibertyGroup> groups = [];
        for (SkipSeparators(); !_scanner.Take('}'); SkipSeparators())
        {
            if (_scanner.AtEnd)
            {
                throw new LibertyException(line, $"the group {name} ({string.Join(", ", arguments)}) begins here and does not end: expected }}");
            }
            (LibertyAttribute? attribute, LibertyGroup? group) = ReadStatement();
            if (group?.Name == "cell" && name != "library")
            {
                throw new LibertyException(line,
                    $"the group {name} ({string.Join(", ", arguments)}) begins here and has cell ({group.Argument}) in it: a closing }} is missing "
                        + "before that");
            }
            if (attribute is not null)
            {
                attributes.Add(attribute);
            }
            else
            {
                groups.Add(group!);
            }
        }
        _depth--;
        return new LibertyGroup(name, arguments, line, attributes, groups);
    }

    private void SkipSeparators()
    {
        do
        {
            _scanner.SkipSpace();
        }
        while (_scanner.Take(';'));
    }

    private string Found() => _scanner.AtEnd ? "the end of the file"
        : _scanner.Next is > ' ' and < '\u007F' ? $"'{_scanner.Next}'" : "a character that is no text";
}
