using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Synthesis;

namespace PrintedMlp.Generator.Designs;

/// <summary>What every stage of a run needs: what is asked for, the rows, and who helps.</summary>
/// <param name="Options">The run's options.</param>
/// <param name="Data">The rows.</param>
/// <param name="Mapper">Maps circuits to cells.</param>
/// <param name="State">Where searches keep their state, or null to keep none.</param>
/// <param name="Log">Told how it goes.</param>
internal sealed record DesignTask(RunOptions Options, RunData Data, CircuitMapper Mapper, StateFolder? State, RunLog Log);
