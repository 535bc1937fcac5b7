using System.CommandLine;
using System.CommandLine.Parsing;

namespace PrintedMlp.Generator.Commands;

/// <summary>Options and arguments with words.</summary>
internal static class Words
{
    /// <summary>An option with one word of a few; the first is the default.</summary>
    public static Option<string> OneOf(string name, string description, params string[] words)
    {
        string fallback = words[0];
        Option<string> option = new(name) { Description = description, DefaultValueFactory = _ => fallback };
        option.CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (!words.Contains(text))
            {
                result.AddError($"{name} {text}: expected one of {string.Join(", ", words)}");
            }
            return text;
        };
        option.CompletionSources.Add(words);
        return option;
    }

    /// <summary>Makes a misspelt option an error of its own, where an argument would take it for one of its values.</summary>
    public static Argument<T> WithoutOptions<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (string word in result.Tokens.Select(t => t.Value).Where(v => v.StartsWith('-') && !Path.Exists(v)))
            {
                string? meant = result.Parent is CommandResult parent ? Spelling.Meant(word.Split('=')[0], parent.Command.Options.Select(o => o.Name)) : null;
                result.AddError($"{word}: there is no such option{(meant is null ? "" : $"; did you mean {meant}?")}");
            }
        });
        return argument;
    }

    /// <summary>Makes an empty value an error.</summary>
    public static Option<string> NotEmpty(this Option<string> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
            {
                result.AddError($"{option.Name} is empty: expected the name of a folder");
            }
        });
        return option;
    }
}
