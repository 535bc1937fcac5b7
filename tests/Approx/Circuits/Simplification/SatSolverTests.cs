using PrintedMlp.Approx.Circuits.Simplification;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Approx.Circuits.Simplification;

public class SatSolverTests
{
    [Fact]
    public void Random_formulas_are_decided_as_by_trying_all_assignments()
    {
        SatSolver solver = new();
        RandomStream random = new(3);
        int satisfiable = 0;
        for (int i = 0; i < 400; i++)
        {
            const int variables = 10;
            int[][] clauses = [.. Enumerable.Range(0, 38 + random.Next(12)).Select(_ => Clause(random, variables))];
            bool expected = Enumerable.Range(0, 1 << variables).Any(v => clauses.All(c => c.Any(l => Holds(l, v))));
            solver.Clear(variables);
            foreach (int[] clause in clauses)
            {
                solver.Add(clause);
            }
            Assert.Equal(expected, solver.Solve(10_000));
            if (expected)
            {
                satisfiable++;
                int found = Enumerable.Range(0, variables).Sum(v => solver.IsTrue(v) ? 1 << v : 0);
                Assert.All(clauses, c => Assert.Contains(c, l => Holds(l, found)));
            }
        }
        Assert.InRange(satisfiable, 50, 350);
    }

    [Fact]
    public void Without_effort_a_hard_question_stays_open()
    {
        // Five pigeons, four holes: no assignment, but no short proof either.
        SatSolver solver = new();
        solver.Clear(20);
        for (int pigeon = 0; pigeon < 5; pigeon++)
        {
            solver.Add([.. Enumerable.Range(0, 4).Select(hole => 2 * (4 * pigeon + hole))]);
            for (int other = 0; other < pigeon; other++)
            {
                for (int hole = 0; hole < 4; hole++)
                {
                    solver.Add(2 * (4 * pigeon + hole) + 1, 2 * (4 * other + hole) + 1);
                }
            }
        }
        Assert.Null(solver.Solve(2));
        Assert.False(solver.Solve(100_000));
    }

    private static int[] Clause(RandomStream random, int variables)
    {
        int[] order = [.. Enumerable.Range(0, variables)];
        random.Shuffle<int>(order);
        return [.. order.Take(random.Chance(0.1) ? 1 + random.Next(2) : 3).Select(v => 2 * v + random.Next(2))];
    }

    private static bool Holds(int literal, int assignment) => (assignment >> (literal >> 1) & 1) != (literal & 1);
}
