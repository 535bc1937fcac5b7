using System.CommandLine;
using System.Runtime.InteropServices;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Commands;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;

// Stopping, rather than being killed, ends the programs that run and removes what is half written.
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, ExitCode.Interrupted));
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, ExitCode.Terminated));
AppDomain.CurrentDomain.UnhandledException += (_, e) => Environment.Exit(Answer((Exception)e.ExceptionObject, args));
try
{
    Console.SetOut(new StandardOutput(Console.Out));
    ParseResult parsed = AllCommands.Create().Parse(args);
    return CommandLineErrors.AreIn(parsed)
        ? CommandLineErrors.Show(parsed)
        : parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e)
{
    return Answer(e, args);
}

// What a fault is to the user, and to a script.
static int Answer(Exception fault, string[] args)
{
    AtExit.Pass();
    switch (fault)
    {
        case AggregateException { InnerExceptions: [{ } only] }:
            return Answer(only, args);
        case ToolException:
            return Say(fault.Message, ExitCode.MissingTool);
        case UserException:
            return Say(fault.Message, ExitCode.WrongInput);
        case IOException or UnauthorizedAccessException:
            return Say($"A file cannot be read or written: {fault.Message.TrimEnd('.')}. "
                + "Check its permissions and the free space of the disk, then run the same command again.", ExitCode.WrongInput);
        case OutOfMemoryException:
            return Say("There is not enough memory. Give the process more of it, or less to do: fewer rows, smaller --hidden, --effort quick; "
                + "a run goes on with --resume where it stopped.", ExitCode.WrongInput);
        default:
            return Say(Unforeseen.Kept(fault, args), ExitCode.Unforeseen);
    }
}

static int Say(string message, int exitCode)
{
    Console.Error.WriteLine(Printable.Message(message));
    return exitCode;
}

static void Stop(PosixSignalContext signal, int exitCode)
{
    signal.Cancel = true;
    AtExit.Stop($"interrupted by {signal.Signal}", exitCode);
}
