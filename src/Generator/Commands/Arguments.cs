using System.CommandLine;
using System.CommandLine.Parsing;
using PrintedMlp.Generator.Runs;

namespace PrintedMlp.Generator.Commands;

/// <summary>Arguments of commands.</summary>
internal static class Arguments
{
    /// <summary>Files that are one table, or the name of a public data set.</summary>
    public static Argument<string[]> Data() => new Argument<string[]>("DATA")
    {
        Description = "CSV files that hold one table, in the order in which their rows count, or a name from `printedmlp dataset list`",
        Arity = ArgumentArity.OneOrMore,
    }.WithoutOptions();

    /// <summary>Makes a misspelt option an error of its own, where an argument would take it for one of its values.</summary>
    public static Argument<T> WithoutOptions<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (string word in result.Tokens.Select(t => t.Value).Where(v => v.StartsWith('-') && !Path.Exists(v)))
            {
                string? meant = result.Parent is CommandResult parent
                    ? Spelling.Meant(word.Split('=')[0], parent.Command.Options.Select(o => o.Name)) : null;
                result.AddError($"{word}: there is no such option{(meant is null ? "" : $"; did you mean {meant}?")}");
            }
        });
        return argument;
    }
}
