using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Verification;

/// <summary>Finds the first net of a Verilog module that differs from the model on the first row that does.</summary>
internal sealed class Locator(Tools tools, Templates templates, TimeSpan limit)
{
    /// <summary>The mismatch with its neuron and signal, or as it was when they cannot be found: Icarus is missing, the
    /// module has other nets than the emitted one, or no inner net differs.</summary>
    public Mismatch Locate(Subject subject, Mismatch mismatch)
    {
        byte[] codes = subject.Design.Codes[mismatch.Row];
        IReadOnlyList<Probe> probes = Probes.Of(subject.Design, subject.IsNetlist, codes, templates);
        return probes.Count == 0 ? mismatch
            : Probes.Located(mismatch, probes, Simulate(subject, ProbeView.Of(subject.Design, codes, subject.IsNetlist, probes)));
    }

    private string Simulate(Subject subject, ProbeView view)
    {
        if (tools.Icarus is not { } compiler || tools.IcarusRuntime is not { } runtime)
        {
            return "";
        }
        DesignFolder design = subject.Design;
        using WorkFolder work = new();
        work.Write("probe.v", templates.Render("verilog/probe.v.sbn", view));
        ProgramRun run = compiler.Run(["-g2005", "-s", design.Name + "_probe", "-o", work.File("probe.vvp"), work.File("probe.v"),
            .. subject.Files.Select(Path.GetFileName)!], design.Folder, limit);
        run = run.Succeeded ? runtime.Run(["-n", work.File("probe.vvp")], work.Path, limit) : run;
        return run.Succeeded ? run.Output : "";
    }
}
