using System.Globalization;
using PrintedMlp.Approx;
using PrintedMlp.Benchmarks;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Training.Search;

try
{
    switch (args)
    {
        case ["accuracy"]:
            AccuracyBenchmark.Run(AccuracyBenchmark.Seeds);
            return 0;
        case ["accuracy", string count] when int.TryParse(count, out int seeds) && seeds > 1:
            AccuracyBenchmark.Run(seeds);
            return 0;
        case ["random-networks", string count] when int.TryParse(count, out int networks) && networks > 0:
            return RandomNetworksBenchmark.Run(networks);
        case ["area", string count] when int.TryParse(count, out int each):
            return AreaBenchmark.Run(each);
        case ["proof", string each, string limit] when int.TryParse(each, out int networks) && int.TryParse(limit, out int conflicts):
            return ProofBenchmark.Run(networks, conflicts);
        case ["search-table"]:
            return SearchTable.Run();
        case ["search", string dataSet, string number] when ulong.TryParse(number, out ulong seed):
            return SearchBenchmark.Run(dataSet, seed, SearchMethod.Memetic);
        case ["search", string dataSet, string number, "nsga2"] when ulong.TryParse(number, out ulong seed):
            return SearchBenchmark.Run(dataSet, seed, SearchMethod.Nsga2);
        case ["gates", string dataSet, string number, .. string[] more] when ulong.TryParse(number, out ulong seed) && more.All(m => m == "quick" || int.TryParse(m, out _)):
            return GateBenchmark.Run(dataSet, seed, more.Contains("quick") ? SearchBudget.Quick : SearchBudget.Normal,
                more.Where(m => m != "quick").Select(m => (int?)int.Parse(m, CultureInfo.InvariantCulture)).FirstOrDefault());
        case ["systems", string dataSet, string number, ..] when ulong.TryParse(number, out ulong seed) && args.Length <= 4:
            return SystemBenchmark.Run(dataSet, seed, args.Length == 4 ? args[3] : "levels");
        case ["systems-table"]:
            return SystemTable.Run();
        case ["random-levels", string count] when int.TryParse(count, out int circuits) && circuits > 0:
            return RandomLevelsBenchmark.Run(circuits);
        case ["rtl-areas", string before, string after]:
            return RtlAreas.Run(before, after);
        case ["languages", .. string[] counts] when counts.Length == 3 && counts.All(c => int.TryParse(c, out int n) && n >= 0):
            return LanguagesBenchmark.Run(int.Parse(counts[0], CultureInfo.InvariantCulture), int.Parse(counts[1], CultureInfo.InvariantCulture), int.Parse(counts[2], CultureInfo.InvariantCulture));
        case ["estimate"]:
            return EstimateBenchmark.Run();
        case ["teacher", string dataSet, string number, ("none" or "ask") and string mode, .. string[] more]
            when ulong.TryParse(number, out ulong seed) && more is [] or ["normal" or "thorough"]:
            return TeacherBenchmark.Run(dataSet, seed, mode, more is [] ? Effort.Quick : Enum.Parse<Effort>(more[0], ignoreCase: true));
        case ["effort-table"]:
            return EffortTable.Run();
        case ["teacher-table"]:
            return TeacherBenchmark.Table();
        case ["gates-table"]:
            return GateTable.Run();
        case ["iwls2020", string number, .. string[] functions] when ulong.TryParse(number, out ulong seed):
            return IwlsBenchmark.Run(seed, functions);
        case ["iwls2020-table"]:
            return IwlsTable.Run();
        case ["wide"]:
            return WideBenchmark.Run();
        case ["gate-speed"]:
            return GateSpeed.Run();
        case ["approximations", string all, string some] when int.TryParse(all, out int networks) && int.TryParse(some, out int simulated):
            return ApproximationsBenchmark.Run(networks, simulated);
        case ["power", string count] when int.TryParse(count, out int each) && each > 0:
            return PowerBenchmark.Run(each);
        case ["comparators"]:
            return ComparatorsBenchmark.Run();
        case ["speed"]:
            return SpeedBenchmark.Run();
        case ["faults", .. string[] runs]:
            return FaultBenchmark.Run(runs);
        case ["spice", .. string[] runs]:
            return SpiceBenchmark.Run(runs);
        case ["costs", string seed, ("with" or "without") and string matrix] when int.TryParse(seed, out int number):
            return CostBenchmark.Run(number, matrix == "with");
        case ["costs-table"]:
            return CostBenchmark.Table();
        case ["drawn-tables", string folder, .. string[] names]:
            return DrawnTables.Write(folder, names);
        case ["growing-tables", string folder]:
            return DrawnTables.WriteGrowing(folder);
        case ["reject", .. string[] names]:
            return RejectBenchmark.Run(names);
        case ["promise", string dataSet, string from, string to] when int.TryParse(from, out int first) && int.TryParse(to, out int last):
            return PromiseBenchmark.Run(dataSet, first, last);
        case ["promise-table"]:
            return PromiseBenchmark.Table();
        case ["pendigits", string seeds] when int.TryParse(seeds, out int number) && number > 0:
            return PendigitsBenchmark.Run(number);
        case ["test-kits", .. string[] names]:
            return KitBenchmark.Run(names);
        case ["yield", string dataSet, string seed] when int.TryParse(seed, out int number):
            return YieldBenchmark.Run(dataSet, number);
        case ["yield-table"]:
            return YieldBenchmark.Table();
        case ["lint"]:
            return LintBenchmark.Run();
        case ["search-shards", string dataSet]:
            return ShardBenchmark.Run(dataSet);
        case ["evaluator"]:
            return EvaluatorBenchmark.Run();
        default:
            Console.Error.WriteLine(args is [] ? "Expected the name of a benchmark; benchmarks/README.md lists them with what each takes"
                : $"\"{string.Join(' ', args)}\" is no benchmark with what it takes; benchmarks/README.md lists them");
            return 1;
    }
}
catch (UserException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
