using System.Globalization;
using System.Text.Json;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Tests.Generator.Commands;

namespace PrintedMlp.Tests.Generator.Explorations;

/// <summary>Whole explorations of four tiny points.</summary>
public class ExploreTests(CommandLine commandLine) : IClassFixture<CommandLine>
{
    private const string Explore = """
        printedmlp() { env PATH="$WITHOUT_SIMULATORS" printedmlp "$@"; }
        explore() { printedmlp explore data.csv --hidden 2,3 --seeds 2 --set method=none restarts=1 random-vectors=5 prove-conflicts=0 "$@"; }

        """;

    [Fact]
    public void Killed_resumed_cut_and_merged_explorations_have_the_same_tables_byte_by_byte()
    {
        (int exitCode, string output, _) = commandLine.Run(Explore + """
            explore --out whole --format json >/dev/null 2>&1 || exit 1
            for seconds in 1.2 2.1; do
              setsid env PATH="$WITHOUT_SIMULATORS" printedmlp explore data.csv --hidden 2,3 --seeds 2 --set method=none restarts=1 random-vectors=5 prove-conflicts=0 --out killed --resume >/dev/null 2>&1 &
              sleep $seconds; kill -KILL -- -$! 2>/dev/null; wait $! 2>/dev/null
            done
            explore --out killed --resume >/dev/null 2>killed.log || cat killed.log
            touch before; explore --out killed --resume 2>&1 | grep -c 'is there'
            find killed/points -newer before
            for k in 1 2 3; do explore --out part-$k --shard $k/3 >/dev/null 2>&1 || exit 2; done
            ls part-1/points part-2/points part-3/points | grep -c data
            printedmlp merge part-3 part-1 part-2 --out merged
            for file in explore.csv summary.csv report.html; do cmp whole/$file killed/$file; cmp whole/$file merged/$file; done
            diff -r whole/points killed/points; diff -r whole/points merged/points
            explore --out shared --resume >first.log 2>&1 & explore --out shared --resume >second.log 2>&1 || cat second.log
            wait; cat first.log second.log | grep -c '^point . of 4: [a-z0-9_-]*$'
            printedmlp explore --status shared
            diff -r whole/points shared/points; for file in explore.csv summary.csv report.html; do cmp whole/$file shared/$file; done
            """);
        Assert.Equal("4\n4\n4 points\nfiles: merged\n4\n4 of 4 points are there, 0 are being made, 0 failed, 0 are left\n", output);
        Assert.Equal(0, exitCode);
    }

    /// <summary>The scripts for Slurm, run by a stand-in for sbatch that runs the elements one after the other.</summary>
    [Theory]
    [InlineData("cl/scripts", "", "cl/points")]
    [InlineData("scripts", "--parts", "cl/whole/points")]
    public void Scripts_for_a_cluster_make_all_points(string scripts, string parts, string points)
    {
        (int exitCode, string output, _) = commandLine.Run(Explore + $$"""
            rm -rf cl scripts log; mkdir stand-in 2>/dev/null
            cat >stand-in/sbatch <<'END'
            #!/bin/bash
            for script; do :; done
            PATH=/usr/bin:/bin bash -n "$script" || exit 1
            elements=$(/usr/bin/sed -n 's/^#SBATCH --array=1-\([0-9]*\)%1$/\1/p' "$script")
            for k in $(/usr/bin/seq ${elements:-1}); do SLURM_ARRAY_TASK_ID=$k /bin/bash "$script" >>log 2>&1 || exit 1; done
            echo "$*" | /usr/bin/sed 's, /.*/, ,' >>asked; echo '17;cluster'
            END
            chmod +x stand-in/sbatch; rm -f asked
            env PATH="$PWD/stand-in:$WITHOUT_SIMULATORS" printedmlp explore data.csv --hidden 2,3 --set method=none restarts=1 random-vectors=5 prove-conflicts=0 seed=4 \
              --out cl --slurm {{scripts}} --elements 2 --max-parallel 1 {{parts}} --sbatch=--time=2:00:00 --submit 2>/dev/null | grep -v '^scripts'
            cat asked; grep -h "^#SBATCH --time" {{scripts}}/*.sbatch; ls {{points}}
            """);
        Assert.True(exitCode == 0, output);
        Assert.Equal("2 points in 2 elements\narray job 17, then job 17\n--parsable array.sbatch\n--parsable --dependency=afterany:17 merge.sbatch\n"
            + "#SBATCH --time=2:00:00\n#SBATCH --time=2:00:00\ndata_hidden-2\ndata_hidden-3\n", output);
    }

    /// <summary>The same scripts and a real Slurm of one node, where it is installed and the tests run as root.</summary>
    [Fact]
    public void Elements_killed_and_requeued_by_a_real_Slurm_leave_the_bytes_of_an_undisturbed_run()
    {
        if (Environment.UserName != "root" || !File.Exists("/usr/sbin/slurmctld") || !File.Exists("/usr/sbin/munged"))
        {
            return;
        }
        (int exitCode, string output, _) = commandLine.Run(
            $"SEEDS=1 TOOL=printedmlp RESULT=$PWD/slurm.md '{Repository.Path("benchmarks", "slurm.sh")}' slurm >log 2>&1; code=$?; [ $code = 0 ] || cat log; tail -n 1 slurm.md; exit $code");
        Assert.True(exitCode == 0, output);
        Assert.StartsWith("- the same bytes as without Slurm: points explore.csv summary.csv report.html (", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tables_hold_a_row_a_design_and_means_over_seeds()
    {
        (int exitCode, string output, _) = commandLine.Run(Explore + "explore --out out --format json >log 2>&1 || cat log; cat out/explore.csv; echo ==; cat out/summary.csv; echo ==; cat out/summary-table.json");
        Assert.True(exitCode == 0, output);
        string[] parts = output.Split("==\n");
        string[] points = [.. parts[0].Trim().Split('\n').Skip(1).Select(row => row.Split(',')[0])];
        Assert.Equal(["data_hidden-2_seed-1", "data_hidden-2_seed-2", "data_hidden-3_seed-1", "data_hidden-3_seed-2"], points);
        int area = Array.IndexOf(parts[0].Split('\n')[0].Split(','), "area_cm2");
        double[] areas = [.. parts[0].Trim().Split('\n').Skip(1).Take(2).Select(row => double.Parse(row.Split(',')[area], CultureInfo.InvariantCulture))];
        string[] header = parts[1].Split('\n')[0].Split(','), first = parts[1].Split('\n')[1].Split(',');
        string Of(string column) => first[Array.IndexOf(header, column)];
        Assert.Equal(("2", "exact", "2"), (Of("searched_hidden"), Of("which"), Of("seeds")));
        Statistic expected = Statistic.Of("area", areas);
        Assert.Equal(expected.Mean, double.Parse(Of("area_cm2_mean"), CultureInfo.InvariantCulture), 1e-6);
        Assert.Equal(expected.Deviation, double.Parse(Of("area_cm2_sd"), CultureInfo.InvariantCulture), 1e-6);
        Assert.Equal(expected.HalfInterval, double.Parse(Of("area_cm2_ci95"), CultureInfo.InvariantCulture), 1e-6);
        JsonElement json = JsonDocument.Parse(parts[2]).RootElement;
        Assert.Equal(Of("area_cm2_mean"), json[0].GetProperty("area_cm2_mean").GetRawText());
        Assert.Equal("2", json[0].GetProperty("searched_hidden").GetString());
    }

    [Fact]
    public void What_varies_is_a_column_and_seeds_are_counted_once()
    {
        (int exitCode, string output, _) = commandLine.Run(Explore + """
            echo '{"data": ["data.csv"], "hidden": [2], "seed": [1], "method": "none", "max-loss": [0.01, 0.05], "l2": [0.001, 0.01], "restarts": 1, "prove-seconds": 0}' >spec.json
            printedmlp explore spec.json --out varied >log 2>&1 || cat log
            cut -d, -f6,7,8 varied/summary.csv | sort | uniq -c | tr -s ' '; head -1 varied/summary.csv | tr , '\n' | tail -2; head -1 varied/explore.csv | tr , '\n' | tail -2
            awk -F, '{ print $(NF-1), $NF }' varied/summary.csv | tail -8 | sort -u
            """);
        Assert.True(exitCode == 0, output);
        Assert.Equal(" 1 split,which,seeds\n 4 stratified,exact,1\n 4 stratified,recommended,1\nl2\nmax_loss\nl2\nmax_loss\n"
            + "0.001 0.01\n0.001 0.05\n0.01 0.01\n0.01 0.05\n", output);
    }
}
