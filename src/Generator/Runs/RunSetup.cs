using PrintedMlp.Approx;
using PrintedMlp.Generator.Datasets;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Runs;

/// <summary>What surrounds a run: its folder, which is put in place when everything is there, its kept state, and its rows.</summary>
internal sealed class RunSetup : IDisposable
{
    private readonly RunFolder _folder;
    private readonly Checkpoints _checkpoints;
    private readonly DataFiles _files;

    /// <summary>Prepares a run: finds its data files, and makes its folders.</summary>
    /// <param name="request">The run.</param>
    /// <param name="target">The folder that shall exist in the end.</param>
    /// <param name="overwrite">Whether it may take the place of an earlier run.</param>
    /// <param name="resume">Whether to go on where an interrupted run stopped.</param>
    /// <param name="log">Told what happens.</param>
    /// <exception cref="UserException">There are no such files, or the folder cannot be had; the message says why.</exception>
    public RunSetup(RunRequest request, string target, bool overwrite, bool resume, RunLog log)
    {
        RunOptions options = request.Options;
        _files = DataFiles.Of(request.Files, options.Data.Reading, log);
        Options = options with { Data = options.Data with { Reading = _files.Options } };
        _folder = new RunFolder(target, overwrite);
        try
        {
            _checkpoints = new Checkpoints(target, resume, log);
        }
        catch
        {
            _folder.Dispose();
            throw;
        }
    }

    /// <summary>The run's options, as its data files complete them.</summary>
    public RunOptions Options { get; }

    /// <summary>Where to write meanwhile.</summary>
    public string Folder => _folder.Path;

    /// <summary>Where the state of searches is kept.</summary>
    public string State => _checkpoints.Folder;

    /// <summary>Reads the rows, divides and codes them, and claims kept state for them.</summary>
    /// <exception cref="UserException">They cannot be read, or the state belongs to another run.</exception>
    public RunData Claim()
    {
        Dataset dataset = DatasetReader.Read(_files.Paths, Options.Data.Reading);
        Options.Training.Model?.Check(dataset);
        var data = RunData.Of(dataset, Options);
        _checkpoints.Claim(RunFile.Settings(data, Options));
        return data;
    }

    /// <summary>The rows of a run that another process owns, divided and coded.</summary>
    /// <returns>The rows, and the run's options, as its data files complete them.</returns>
    /// <exception cref="UserException">They cannot be read.</exception>
    public static (RunData Data, RunOptions Options) Read(RunRequest request, RunLog log)
    {
        RunOptions options = request.Options;
        DataFiles files = DataFiles.Of(request.Files, options.Data.Reading, log);
        options = options with { Data = options.Data with { Reading = files.Options } };
        return (RunData.Of(DatasetReader.Read(files.Paths, files.Options), options), options);
    }

    /// <summary>Puts the folder in place, and forgets the state.</summary>
    public void Finish()
    {
        _folder.Finish(() => _checkpoints.Written(Folder));
        _checkpoints.Remove();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _checkpoints.Dispose();
        _folder.Dispose();
    }
}
