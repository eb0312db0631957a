namespace SemCovNet.Tests.Unit.EventStore.Tampering;

/// <summary>What somebody with a SQL client made of the events.</summary>
/// <param name="What">For the report.</param>
/// <param name="Counter">The highest position that the store says it gave: whoever closes gaps sets it back too.</param>
internal sealed record Mutation(string What, List<TableRow> Rows, long Counter);

/// <summary>Draws mutations, from clumsy ones to those of somebody who writes chains, positions and counters anew.</summary>
/// <param name="covered">The last position that a checkpoint covers. What comes after it can be rewritten by whoever can write chains, so cunning is drawn before it.</param>
internal sealed class Mutations(List<TableRow> pristine, long covered, Random random)
{
    private static readonly string[] OtherTypes = ["training.attempt-failed.v1", "review.commented.v1", "training.attempt-started.v2"];

    private long Counter => pristine[^1].Position;

    /// <summary>Never the events as they are.</summary>
    public Mutation Next()
    {
        while (true)
        {
            var drawn = Draw();
            if (!drawn.Rows.SequenceEqual(pristine))
                return drawn;
        }
    }

    private Mutation Draw() => random.Next(11) switch
    {
        0 or 1 or 2 => ChangeColumn(),
        3 => Without("delete a row", row => row == Any()),
        4 => DeleteStream(),
        5 => Truncate(),
        6 => Insert(),
        7 => SwapContent(),
        8 => CopyToOtherStream(),
        9 => RewriteChain(),
        _ => SwapPlaces(),
    };

    private TableRow Any() => pristine[random.Next(pristine.Count)];

    private TableRow AnyCovered() => pristine[random.Next((int)covered)];

    private Mutation ChangeColumn()
    {
        var victim = Any();
        var column = random.Next(12);
        var changed = column switch
        {
            0 => victim with { Position = random.Next(2) == 0 ? Counter + 1 + random.Next(5) : -random.Next(5) },
            1 => victim with { EventId = Changed(victim.EventId) },
            2 => victim with { Stream = random.Next(2) == 0 ? Changed(victim.Stream) : Any().Stream },
            3 => victim with { Version = Math.Max(0, victim.Version + random.Next(-3, 20)) },
            4 => victim with { Type = random.Next(2) == 0 ? Changed(victim.Type) : OtherTypes[random.Next(OtherTypes.Length)] },
            5 => victim with { At = Changed(victim.At) },
            6 => victim with { CorrelationId = Changed(victim.CorrelationId) },
            7 => victim with { CausationId = random.Next(2) == 0 ? "" : victim.CorrelationId },
            8 => victim with { Actor = Changed(victim.Actor) },
            9 => victim with { TraceParent = random.Next(3) == 0 ? null : Changed(victim.TraceParent!) },
            10 => victim with { Body = Changed(victim.Body) },
            _ => victim with { Hash = Flipped(victim.Hash) },
        };
        // Where another row holds the place, the database refuses; somebody would see that and choose another.
        return pristine.Any(row => row != victim && (row.Position == changed.Position || (row.Stream, row.Version) == (changed.Stream, changed.Version)))
            ? ChangeColumn()
            : new($"change column {column} of {victim.Stream}@{victim.Version}", Ordered(pristine.Select(row => row == victim ? changed : row)), Counter);
    }

    private string Changed(string text)
    {
        var at = random.Next(text.Length);
        return random.Next(5) switch
        {
            0 => text + (char)random.Next('a', 'z'),
            1 => text.Remove(at, 1),
            2 => text.Insert(at, " "),
            3 => text.ToUpperInvariant(),
            _ => text[..at] + (char)random.Next('!', '~') + text[(at + 1)..],
        };
    }

    private string Flipped(string hash)
    {
        var bytes = Convert.FromHexString(hash);
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return Convert.ToHexStringLower(bytes);
    }

    private Mutation Without(string what, Func<TableRow, bool> goes) => new(what, [.. pristine.Where(row => !goes(row))], Counter);

    private Mutation DeleteStream()
    {
        var stream = AnyCovered().Stream;
        var left = Without($"delete stream {stream}", row => row.Stream == stream);
        return random.Next(2) == 0 ? left : Closed(left);
    }

    private Mutation Truncate()
    {
        var keep = random.Next((int)covered);
        var left = Without($"truncate after {keep}", row => row.Position > keep);
        return random.Next(2) == 0 ? left : Closed(left);
    }

    // An event of somebody's own, well chained, before the last that is covered: all after it move on.
    private Mutation Insert()
    {
        var before = pristine[random.Next((int)covered - 1)];
        var copy = before with { EventId = Guid.CreateVersion7().ToString(), Version = before.Version + 1, Position = before.Position + 1 };
        var moved = pristine.Select(row => row with
        {
            Position = row.Position > before.Position ? row.Position + 1 : row.Position,
            Version = row.Stream == before.Stream && row.Version > before.Version ? row.Version + 1 : row.Version,
        });
        return new($"insert after {before.Stream}@{before.Version}", Chained(Ordered(moved.Append(copy)), before.Stream), Counter + 1);
    }

    private Mutation SwapContent()
    {
        var (one, other) = (Any(), Any());
        return new(
            $"swap the bodies and hashes of {one.Stream}@{one.Version} and {other.Stream}@{other.Version}",
            [.. pristine.Select(row => row == one ? one with { Body = other.Body, Hash = other.Hash } : row == other ? other with { Body = one.Body, Hash = one.Hash } : row)],
            Counter);
    }

    private Mutation CopyToOtherStream()
    {
        var (source, to) = (Any(), Any());
        var head = pristine.Where(row => row.Stream == to.Stream).Max(row => row.Version);
        return new(
            $"copy {source.Stream}@{source.Version} to {to.Stream}",
            [.. pristine, source with { EventId = Guid.CreateVersion7().ToString(), Stream = to.Stream, Version = head + 1, Position = Counter + 1 }], Counter + random.Next(2));
    }

    private Mutation RewriteChain()
    {
        var victim = AnyCovered();
        return new(
            $"rewrite the chain from {victim.Stream}@{victim.Version}",
            Chained([.. pristine.Select(row => row == victim ? row with { Actor = row.Actor + "x" } : row)], victim.Stream), Counter);
    }

    private Mutation SwapPlaces()
    {
        var (one, other) = (AnyCovered(), Any());
        return new(
            $"swap the places of {one.Stream}@{one.Version} and {other.Stream}@{other.Version}",
            Ordered(pristine.Select(row => row == one ? one with { Position = other.Position } : row == other ? other with { Position = one.Position } : row)), Counter);
    }

    /// <summary>Gaps closed and the counter set back.</summary>
    private static Mutation Closed(Mutation left) =>
        new(left.What + ", gaps closed", [.. left.Rows.Select((row, index) => row with { Position = index + 1 })], left.Rows.Count);

    private static List<TableRow> Ordered(IEnumerable<TableRow> rows) => [.. rows.OrderBy(row => row.Position)];

    private static List<TableRow> Chained(List<TableRow> rows, string stream)
    {
        TableRow? before = null;
        for (var index = 0; index < rows.Count; index++)
        {
            if (rows[index].Stream == stream)
                before = rows[index] = rows[index].ChainedTo(before);
        }
        return rows;
    }
}
