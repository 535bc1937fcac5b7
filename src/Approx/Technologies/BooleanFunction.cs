using System.Collections.Immutable;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Approx.Technologies;

/// <summary>Reads a cell's function as Liberty writes it: <c>!</c> or a trailing <c>'</c> for not, <c>*</c>, <c>&amp;</c>
/// or a blank for and, <c>+</c> or <c>|</c> for or, <c>^</c> for exclusive or, parentheses, 0 and 1. Not binds tightest,
/// then exclusive or, and, or (Liberty User Guide, "function").</summary>
internal static class BooleanFunction
{
    /// <summary>Parentheses inside each other that are read at most.</summary>
    private const int DeepestNesting = 1000;

    /// <summary>The truth table: bit s is the value when the pins spell s, the first pin being bit 0.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="pins">The names it may use, at most <see cref="Cell.MaxInputs"/>.</param>
    /// <exception cref="FormatException">The text is no such expression; the message says where.</exception>
    public static uint Parse(string text, ImmutableArray<string> pins)
    {
        Parser parser = new(text, pins);
        uint table = parser.Or();
        parser.End();
        return table & Mask(pins.Length);
    }

    /// <summary>The truth-table bits that a function of <paramref name="inputs"/> inputs has.</summary>
    public static uint Mask(int inputs) => inputs >= 5 ? uint.MaxValue : (1u << (1 << inputs)) - 1;

    /// <summary>The truth table of input number <paramref name="input"/> itself.</summary>
    public static uint Variable(int input) => input switch
    {
        0 => 0xAAAAAAAA,
        1 => 0xCCCCCCCC,
        2 => 0xF0F0F0F0,
        3 => 0xFF00FF00,
        _ => 0xFFFF0000,
    };

    private sealed class Parser(string text, ImmutableArray<string> pins)
    {
        private int _at;
        private int _depth;

        public uint Or()
        {
            uint table = And();
            while (Peek() is '+' or '|')
            {
                _at++;
                table |= And();
            }
            return table;
        }

        public void End()
        {
            if (Peek() != '\0')
            {
                throw Wrong($"unexpected '{Printable.Short(Peek().ToString())}'");
            }
        }

        private uint And()
        {
            uint table = Xor();
            while (Peek() is '*' or '&' or '!' or '(' || IsName(Peek()))
            {
                if (Peek() is '*' or '&')
                {
                    _at++;
                }
                table &= Xor();
            }
            return table;
        }

        private uint Xor()
        {
            uint table = Not();
            while (Peek() == '^')
            {
                _at++;
                table ^= Not();
            }
            return table;
        }

        private uint Not()
        {
            bool isInverted = false;
            while (Peek() == '!')
            {
                _at++;
                isInverted = !isInverted;
            }
            uint table = Atom();
            while (Peek() == '\'')
            {
                _at++;
                table = ~table;
            }
            return isInverted ? ~table : table;
        }

        private uint Atom()
        {
            if (Peek() == '(')
            {
                _at++;
                if (++_depth > DeepestNesting)
                {
                    throw Wrong($"more than {DeepestNesting} parentheses inside each other");
                }
                uint inner = Or();
                _depth--;
                if (Peek() != ')')
                {
                    throw Wrong("a closing parenthesis is missing");
                }
                _at++;
                return inner;
            }
            int start = _at;
            while (_at < text.Length && IsName(text[_at]))
            {
                _at++;
            }
            string name = text[start.._at];
            int pin = pins.IndexOf(name);
            return pin >= 0 ? Variable(pin)
                : name == "0" ? 0
                : name == "1" ? uint.MaxValue
                : throw Wrong(name.Length == 0 ? "a pin name is missing"
                    : $"'{Printable.Short(name)}' is not an input pin ({string.Join(", ", pins.Select(pin => Printable.Short(pin)))})");
        }

        private char Peek()
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }
            return _at < text.Length ? text[_at] : '\0';
        }

        private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '[' or ']';

        private FormatException Wrong(string what) => new($"function \"{Printable.Short(text)}\", position {_at + 1}: {what}");
    }
}
