namespace Imapi.Analyzers.Tests.Rules.Results;

/// <summary>
/// The known answer to a random body. Runs all its paths side by side: a state says for each variable which store's HRESULT it
/// holds, a statement turns the states that come in into those that leave it, by every way out. Loops and jumps go round
/// until no new state comes up, so that the bound on the paths is where they repeat themselves.
/// </summary>
internal sealed class UnexaminedStoreInterpreter
{
    // A state packs the number of a store, or 0, for each variable.
    private const int BitsOfVariable = 5;
    public const int MaxStores = (1 << BitsOfVariable) - 1;
    public const int MaxVariables = 64 / BitsOfVariable;

    private readonly HashSet<int> reached = [];
    private readonly HashSet<int> examined = [];
    private readonly HashSet<Variable> captured = [];
    private readonly HashSet<Body> entered = new(ReferenceEqualityComparer.Instance);

    private UnexaminedStoreInterpreter(IEnumerable<Variable> captured) => this.captured = [.. captured];

    private enum ExitKind
    {
        End,
        Break,
        Continue,
        Goto,
        Return,
        Throw,
    }

    /// <summary>The stores that some path reaches.</summary>
    public IReadOnlySet<int> Reached => reached;

    /// <summary>The stores that some path reaches, and no path examines.</summary>
    public IEnumerable<int> Unexamined => reached.Except(examined);

    /// <summary>Runs a body, twice: what a lambda or reference takes is examined from the start, if any path gets there.</summary>
    public static UnexaminedStoreInterpreter Run(Body body)
    {
        var first = new UnexaminedStoreInterpreter([]);
        first.Enter(body);
        var second = new UnexaminedStoreInterpreter(first.captured);
        second.Enter(body);
        return second;
    }

    private void Enter(Body body)
    {
        if (!entered.Add(body))
        {
            return;
        }

        foreach (var statement in body.AllStatements)
        {
            // A local function can be called from anywhere.
            switch (statement)
            {
                case Statement.Function { IsLambda: false } function:
                    Enter(function.Body);
                    break;
                case Statement.Simple { Piece: Piece.LocalFunctionThatReads, Variable: { } variable }:
                    captured.Add(variable);
                    break;
            }
        }

        RunBlock(body.Statements, [0]);
    }

    private Outcome RunBlock(List<Statement> statements, HashSet<ulong> start)
    {
        var outcome = new Outcome();
        var seenAtLabel = new Dictionary<int, HashSet<ulong>>();
        var pending = new Queue<(int Index, HashSet<ulong> States)>();
        pending.Enqueue((0, start));
        while (pending.TryDequeue(out var entry))
        {
            var states = entry.States;
            outcome.Add(ExitKind.Throw, states);
            for (var index = entry.Index; index < statements.Count && states.Count > 0; index++)
            {
                if (statements[index] is Statement.Simple { Piece: Piece.Label } label)
                {
                    states = NewOnes(states, seenAtLabel, label.Number);
                    continue;
                }

                var run = Run(statements[index], states);
                foreach (var (exit, leaving) in run.Exits)
                {
                    if (exit.Kind == ExitKind.Goto && IndexOfLabel(statements, exit.Target) is >= 0 and var target)
                    {
                        pending.Enqueue((target, leaving));
                    }
                    else if (exit.Kind != ExitKind.End)
                    {
                        outcome.Add(exit, leaving);
                    }
                }

                states = run[ExitKind.End];
            }

            outcome.Add(ExitKind.End, states);
        }

        return outcome;
    }

    private static int IndexOfLabel(List<Statement> statements, int number) =>
        statements.FindIndex(statement => statement is Statement.Simple { Piece: Piece.Label } label && label.Number == number);

    private static HashSet<ulong> NewOnes(HashSet<ulong> states, Dictionary<int, HashSet<ulong>> seen, int place)
    {
        if (!seen.TryGetValue(place, out var before))
        {
            seen.Add(place, before = []);
        }

        return [.. states.Where(before.Add)];
    }

    private Outcome Run(Statement statement, HashSet<ulong> states)
    {
        switch (statement)
        {
            case Statement.Store store:
                return Outcome.Of(ExitKind.End, Assign(store, states)).AlsoThrowing(states);
            case Statement.Declaration declaration:
                var declared = Assign(declaration.First, states);
                return RunBlock(declaration.Body, declared).AlsoThrowing(states);
            case Statement.StoreAndExamine store:
                var exit = store.Piece == Piece.StoreInReturn ? ExitKind.Return : ExitKind.End;
                return Outcome.Of(exit, Assign([store.Target], store.Value, number: 0, isExamined: true, states)).AlsoThrowing(states);
            case Statement.Simple simple:
                return RunSimple(simple, states);
            case Statement.Function function:
                Enter(function.Body);
                return Outcome.Of(ExitKind.End, states).AlsoThrowing(states);
            case Statement.If branch:
                Examine(branch.Condition, states);
                var arms = RunBlock(branch.Then, states).AlsoThrowing(states);
                if (branch.Else is null)
                {
                    arms.Add(ExitKind.End, states);
                }
                else
                {
                    arms.AddAll(RunBlock(branch.Else, states));
                }

                return arms;
            case Statement.Loop loop:
                return RunLoop(loop, states);
            case Statement.Switch choice:
                return RunSwitch(choice, states);
            case Statement.Goto jump:
                return Outcome.Of(new Exit(ExitKind.Goto, jump.Target), states).AlsoThrowing(states);
            case Statement.Try protection:
                return RunTry(protection, states);
            case Statement.Wrapper wrapper:
                return RunBlock(wrapper.Body, states);
            default:
                throw new InvalidOperationException(statement.ToString());
        }
    }

    private Outcome RunSimple(Statement.Simple simple, HashSet<ulong> states)
    {
        var after = states;
        var exit = ExitKind.End;
        switch (simple.Piece)
        {
            case Piece.Argument or Piece.FieldStore or Piece.Comparison or Piece.Interpolation or Piece.Discard:
                Examine(simple.Variable!, states);
                break;
            case Piece.RefArgument or Piece.OutArgument:
                // An out argument counts as examining what it overwrites; a ref argument may leave it.
                Examine(simple.Variable!, states);
                after = Assign([simple.Variable!], new Value.Constant(0), number: 0, isExamined: false, states);
                if (simple.Piece == Piece.RefArgument)
                {
                    after.UnionWith(states);
                }

                break;
            case Piece.RefLocal or Piece.LambdaThatReads or Piece.LambdaThatWrites or Piece.LocalFunctionThatReads:
                captured.Add(simple.Variable!);
                Examine(simple.Variable!, states);
                break;
            case Piece.LambdaThatStores or Piece.LambdaThatReadsAndStores:
                captured.Add(simple.Variable!);
                Examine(simple.Variable!, states);
                reached.Add(simple.Number);
                examined.Add(simple.Number);
                break;
            case Piece.OpaqueCall:
                break;
            case Piece.Break:
                exit = ExitKind.Break;
                break;
            case Piece.Continue:
                exit = ExitKind.Continue;
                break;
            case Piece.ReturnOfVariable:
                Examine(simple.Variable!, states);
                exit = ExitKind.Return;
                break;
            case Piece.Return:
                exit = ExitKind.Return;
                break;
            case Piece.ThrowOfVariable:
                Examine(simple.Variable!, states);
                exit = ExitKind.Throw;
                break;
            case Piece.Throw or Piece.Rethrow:
                exit = ExitKind.Throw;
                break;
            default:
                throw new InvalidOperationException(simple.Piece.ToString());
        }

        return Outcome.Of(exit, after).AlsoThrowing(states);
    }

    private Outcome RunLoop(Statement.Loop loop, HashSet<ulong> states)
    {
        var outcome = new Outcome().AlsoThrowing(states);
        if (loop.Initializer is { } initializer)
        {
            states = Assign(initializer, states);
            outcome.AlsoThrowing(states);
        }

        var seen = new HashSet<ulong>();
        var isAtCondition = loop.Piece != Piece.Do;
        while (states.Count > 0)
        {
            if (isAtCondition)
            {
                Examine(loop.Condition, states);
                if (!loop.Condition.IsEndless)
                {
                    outcome.Add(ExitKind.End, states);
                }
            }

            isAtCondition = true;
            var run = RunBlock(loop.Body, states);
            foreach (var (exit, leaving) in run.Exits)
            {
                switch (exit.Kind)
                {
                    case ExitKind.Break:
                        outcome.Add(ExitKind.End, leaving);
                        break;
                    case ExitKind.End or ExitKind.Continue:
                        break;
                    default:
                        outcome.Add(exit, leaving);
                        break;
                }
            }

            HashSet<ulong> next = [.. run[ExitKind.End], .. run[ExitKind.Continue]];
            outcome.AlsoThrowing(next);
            if (loop.Incrementor is { } incrementor && next.Count > 0)
            {
                next = Assign(incrementor, next);
                outcome.AlsoThrowing(next);
            }

            states = [.. next.Where(seen.Add)];
        }

        return outcome;
    }

    private Outcome RunSwitch(Statement.Switch choice, HashSet<ulong> states)
    {
        var outcome = new Outcome().AlsoThrowing(states);
        if (choice.Subject is { } subject)
        {
            Examine(subject, states);
        }

        if (choice.Sections.TrueForAll(static section => section.Case is not null))
        {
            outcome.Add(ExitKind.End, states);
        }

        var seenAtSection = new Dictionary<int, HashSet<ulong>>();
        var pending = new Queue<(int Index, HashSet<ulong> States)>(Enumerable.Range(0, choice.Sections.Count).Select(index => (index, states)));
        while (pending.TryDequeue(out var entry))
        {
            var section = choice.Sections[entry.Index];
            var starting = NewOnes(entry.States, seenAtSection, section.Number);
            if (starting.Count == 0)
            {
                continue;
            }

            foreach (var (exit, leaving) in RunBlock(section.Body, starting).Exits)
            {
                if (exit.Kind == ExitKind.Goto && choice.Sections.FindIndex(other => other.Number == exit.Target) is >= 0 and var target)
                {
                    pending.Enqueue((target, leaving));
                }
                else
                {
                    outcome.Add(exit.Kind == ExitKind.Break ? new Exit(ExitKind.End) : exit, leaving);
                }
            }
        }

        return outcome;
    }

    private Outcome RunTry(Statement.Try protection, HashSet<ulong> states)
    {
        var protectedPart = RunBlock(protection.Body, states);
        HashSet<ulong> thrown = [.. protectedPart[ExitKind.Throw]];

        // What no clause catches goes on outward. A clause that catches all can itself fail before its first step.
        foreach (var clause in protection.Catches)
        {
            if (clause.Filter is { } filter)
            {
                Examine(filter, thrown);
            }

            protectedPart.AddAll(RunBlock(clause.Body, thrown));
        }

        if (protection.Finally is not { } last)
        {
            return protectedPart;
        }

        // Each way out runs the finally, and then goes on where it was bound for.
        var outcome = new Outcome();
        foreach (var (exit, leaving) in protectedPart.Exits)
        {
            var run = RunBlock(last, leaving);
            outcome.Add(exit, run[ExitKind.End]);
            outcome.Add(ExitKind.Throw, run[ExitKind.Throw]);
        }

        return outcome;
    }

    private HashSet<ulong> Assign(Statement.Store store, HashSet<ulong> states) =>
        Assign(store.Targets, store.Value, store.Value.HoldsCall ? store.Number : 0, isExamined: false, states);

    private HashSet<ulong> Assign(Variable[] targets, Value value, int number, bool isExamined, HashSet<ulong> states)
    {
        if (number > 0 && states.Count > 0)
        {
            reached.Add(number);
        }

        var after = new HashSet<ulong>();
        foreach (var state in states)
        {
            foreach (var given in Evaluate(value, number, state))
            {
                if (isExamined || Array.Exists(targets, captured.Contains))
                {
                    examined.Add(given);
                }

                var changed = state;
                foreach (var target in targets)
                {
                    var shift = BitsOfVariable * target.Index;
                    changed = (changed & ~((ulong)MaxStores << shift)) | ((ulong)given << shift);
                }

                after.Add(changed);
            }
        }

        return after;
    }

    private static IEnumerable<int> Evaluate(Value value, int number, ulong state) => value switch
    {
        Value.Call { IsConditional: true } => [number, 0],
        Value.Call => [number],
        Value.Copy copy => [HeldBy(copy.Source, state)],
        Value.Choice choice => Evaluate(choice.First, number, state).Concat(Evaluate(choice.Second, number, state)),
        _ => [0],
    };

    private static int HeldBy(Variable variable, ulong state) => (int)(state >> (BitsOfVariable * variable.Index)) & MaxStores;

    private void Examine(Variable variable, HashSet<ulong> states) => examined.UnionWith(states.Select(state => HeldBy(variable, state)));

    private void Examine(Condition condition, HashSet<ulong> states)
    {
        if (condition.First is { } first)
        {
            Examine(first, states);
        }

        if (condition.Second is { } second)
        {
            Examine(second, states);
        }
    }

    private readonly record struct Exit(ExitKind Kind, int Target = 0);

    /// <summary>The states with which a statement is left, for each way out.</summary>
    private sealed class Outcome
    {
        private readonly Dictionary<Exit, HashSet<ulong>> exits = [];

        public IEnumerable<KeyValuePair<Exit, HashSet<ulong>>> Exits => exits.ToArray();

        public HashSet<ulong> this[ExitKind kind] => exits.TryGetValue(new(kind), out var states) ? states : [];

        public static Outcome Of(ExitKind kind, HashSet<ulong> states) => Of(new Exit(kind), states);

        public static Outcome Of(Exit exit, HashSet<ulong> states)
        {
            var outcome = new Outcome();
            outcome.Add(exit, states);
            return outcome.AlsoThrowing(states);
        }

        /// <summary>An exception can come between any two steps.</summary>
        public Outcome AlsoThrowing(HashSet<ulong> states)
        {
            Add(ExitKind.Throw, states);
            return this;
        }

        public void Add(ExitKind kind, HashSet<ulong> states) => Add(new Exit(kind), states);

        public void Add(Exit exit, HashSet<ulong> states)
        {
            if (states.Count == 0)
            {
                return;
            }

            if (!exits.TryGetValue(exit, out var known))
            {
                exits.Add(exit, known = []);
            }

            known.UnionWith(states);
        }

        public void AddAll(Outcome other)
        {
            foreach (var (exit, states) in other.exits)
            {
                Add(exit, states);
            }
        }
    }
}
