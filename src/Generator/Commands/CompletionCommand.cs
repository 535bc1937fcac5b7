using System.CommandLine;
using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp completion bash|zsh</c>: a script after which a shell completes commands, options and their values. The script asks
/// this program, so it never grows old.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # Completion of printedmlp for bash: eval "$(printedmlp completion bash)", for example in ~/.bashrc
        _printedmlp() {
          local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}" line="${COMP_LINE:0:COMP_POINT}"
          line="printedmlp ${line#* }"
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _printedmlp printedmlp ./printedmlp

        """;

    private const string Zsh = """
        #compdef printedmlp
        # Completion of printedmlp for zsh: eval "$(printedmlp completion zsh)" after compinit, for example in ~/.zshrc; or this text as the file
        # _printedmlp of a folder of fpath.
        _printedmlp() {
          local line="printedmlp ${LBUFFER#* }"
          local -a found=("${(@f)$(${words[1]} "[suggest:${#line}]" "$line" 2>/dev/null)}")
          found=(${(M)found:#${PREFIX}*})
          if (( ${#found} )); then compadd -- $found; else _files; fi
        }
        if [[ $funcstack[1] = _printedmlp ]]; then _printedmlp "$@"; else compdef _printedmlp printedmlp ./printedmlp; fi

        """;

    public static Command Create()
    {
        Argument<string> shell = new Argument<string>("SHELL") { Description = "bash or zsh" }.AcceptOnlyFromAmong("bash", "zsh");
        Command command = new("completion",
            "Prints a script that makes a shell complete commands, options and values.\n"
            + "In ~/.bashrc: eval \"$(printedmlp completion bash)\"; in ~/.zshrc, after compinit: eval \"$(printedmlp completion zsh)\"\n\n"
            + "Example: printedmlp completion bash") { shell };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(parsed.GetRequiredValue(shell) == "bash" ? Bash : Zsh);
            return ExitCode.Done;
        });
        return command;
    }
}
