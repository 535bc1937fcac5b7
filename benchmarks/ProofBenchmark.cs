using System.Diagnostics;
using System.Text;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Benchmarks;

/// <summary>How far the proof goes that RTL and netlist are equivalent.</summary>
internal static class ProofBenchmark
{
    /// <summary>Writes <c>results/proof.csv</c>.</summary>
    /// <param name="each">Approximations of each data set.</param>
    /// <param name="conflicts">Effort of one proof.</param>
    public static int Run(int each, int conflicts)
    {
        Mapper mapper = new(TechnologyCatalogue.Load(TechnologyCatalogue.Default));
        Equivalence equivalence = new(new Tools(), conflicts);
        StringBuilder text = new("network,cells,result,seconds,how\n");
        bool wrong = false;
        foreach (PaperNetwork exact in PaperNetwork.DataSets.Select(PaperNetwork.Exact))
        {
            foreach (PaperNetwork network in Enumerable.Range(0, each).Select(exact.Approximate).Append(exact))
            {
                Netlist netlist = mapper.Map(MlpCircuit.Build(network.Mlp));
                using WrittenDesigns written = new();
                DesignFolder design = written.Add("network", new MlpClassifier(network.Mlp), [.. network.Rows.Take(1)], netlist);
                long start = Stopwatch.GetTimestamp();
                Check check = equivalence.Run(design);
                double took = Stopwatch.GetElapsedTime(start).TotalSeconds;
                wrong |= check.Result == CheckResult.Failed;
                string line = $"{network.Name},{netlist.Instances.Length},{check.Result},{took:0.0},{check.Why ?? check.How}\n";
                text.Append(line);
                Console.Error.Write(line);
            }
        }
        ResultFile.Write("proof.csv", text.ToString());
        return wrong ? 2 : 0;
    }
}
