namespace PrintedMlp.Approx.Circuits.Simplification;

/// <summary>Turns chains of ANDs into shallow trees: the operands of a wide AND are joined lowest depth first. A NAND and NOR
/// technology takes four operands in three cells that way, without an inverter.</summary>
internal static class Balancing
{
    private const int EvenButOne = 3;

    /// <summary>The equal circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="variant">0 joins operands of equal depth in the order of their numbers, each other number in an order of its
    /// own. Multiples of six join the lowest depth first; the others make even trees, chains, even trees that the highest operand
    /// joins last, or any trees, whatever the depths.</param>
    public static Circuit Run(Circuit circuit, int variant = 0)
    {
        CircuitBuilder builder = new(circuit.Inputs);
        int[] readers = Readers(circuit);
        Literal[] made = new Literal[circuit.Nodes];
        for (int node = 0; node < circuit.Nodes; node++)
        {
            made[node] = circuit.IsAnd(node) ? Join(builder, Operands(circuit, node, readers).Select(Made), variant) : new Literal(2 * node);
        }
        return builder.Build([.. circuit.Outputs.Select(Made)]);

        Literal Made(Literal literal) => made[literal.Node] ^ literal.IsComplement;
    }

    private static int[] Readers(Circuit circuit)
    {
        int[] readers = new int[circuit.Nodes];
        for (int node = circuit.FirstAnd; node < circuit.Nodes; node++)
        {
            readers[circuit.Left(node).Node]++;
            readers[circuit.Right(node).Node]++;
        }
        foreach (Literal output in circuit.Outputs)
        {
            readers[output.Node]++;
        }
        return readers;
    }

    /// <summary>The operands of the widest AND that ends in a node: ANDs that only it reads are looked through.</summary>
    private static List<Literal> Operands(Circuit circuit, int node, int[] readers)
    {
        List<Literal> operands = [];
        Stack<Literal> open = new([circuit.Right(node), circuit.Left(node)]);
        while (open.TryPop(out Literal literal))
        {
            if (!literal.IsComplement && circuit.IsAnd(literal.Node) && readers[literal.Node] == 1)
            {
                open.Push(circuit.Right(literal.Node));
                open.Push(circuit.Left(literal.Node));
            }
            else
            {
                operands.Add(literal);
            }
        }
        return operands;
    }

    private static Literal Join(CircuitBuilder builder, IEnumerable<Literal> operands, int variant)
    {
        PriorityQueue<Literal, (int, uint, int)> queue = new(operands.Select(o => (o, Priority(o, 0))));
        Literal last = variant % 6 == EvenButOne ? TakeHighest(builder, queue) : Literal.True;
        for (int joins = 1; queue.Count > 1; joins++)
        {
            Literal joined = builder.And(queue.Dequeue(), queue.Dequeue());
            queue.Enqueue(joined, Priority(joined, joins));
        }
        return builder.And(queue.Dequeue(), last);

        (int, uint, int) Priority(Literal literal, int joins) =>
            ((variant % 6) switch { 0 => builder.Depth(literal), 1 or EvenButOne => joins, 2 => -joins, _ => 0 },
                (uint)(literal.Code * variant) * 0x9E3779B9, literal.Code);
    }

    private static Literal TakeHighest(CircuitBuilder builder, PriorityQueue<Literal, (int, uint, int)> queue)
    {
        Literal highest = queue.UnorderedItems.MaxBy(item => (builder.Depth(item.Element), item.Priority)).Element;
        queue.Remove(highest, out _, out _);
        return highest;
    }
}
