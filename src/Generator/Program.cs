using System.CommandLine;
using System.Runtime.InteropServices;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator;
using PrintedMlp.Generator.Commands;
using PrintedMlp.Generator.Programs;

// Exiting, rather than being killed, lets unfinished folders remove themselves.
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    ParseResult parsed = AllCommands.Create().Parse(args);
    return parsed.Errors.Count > 0
        ? CommandLineErrors.Show(parsed)
        : parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (ToolException e)
{
    Console.Error.WriteLine(Printable.Message(e.Message));
    return ExitCode.MissingTool;
}
catch (UserException e)
{
    Console.Error.WriteLine(Printable.Message(e.Message));
    return ExitCode.WrongInput;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(Printable.Message($"A file cannot be read or written: {e.Message.TrimEnd('.')}. "
        + "Check its permissions and the free space of the disk, then run the same command again."));
    return ExitCode.WrongInput;
}

static void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    Environment.Exit(ExitCode.Interrupted);
}
