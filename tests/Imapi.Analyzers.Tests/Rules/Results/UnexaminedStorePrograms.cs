using System.Text;

namespace Imapi.Analyzers.Tests.Rules.Results;

/// <summary>What a piece of a random body is; the fuzz test asks that each occurs often.</summary>
internal enum Piece
{
    StoreOfConstant,
    StoreOfCall,
    StoreOfCopy,
    StoreOfChoice,
    StoreInChain,
    StoreInDeclaration,
    StoreInArgument,
    StoreInCondition,
    StoreInReturn,
    StoreThroughField,
    StoreInForHead,
    Argument,
    FieldStore,
    Comparison,
    Interpolation,
    Discard,
    RefArgument,
    OutArgument,
    RefLocal,
    LambdaThatReads,
    LambdaThatWrites,
    LambdaThatStores,
    LambdaThatReadsAndStores,
    LocalFunctionThatReads,
    FunctionOfItsOwn,
    OpaqueCall,
    If,
    OpaqueCondition,
    ExaminingCondition,
    AndCondition,
    OrCondition,
    EndlessCondition,
    While,
    Do,
    For,
    ForeachOfArray,
    ForeachOfSequence,
    OpaqueSwitch,
    ExaminingSwitch,
    Label,
    Goto,
    GotoCase,
    GotoDefault,
    Break,
    Continue,
    Return,
    ReturnOfVariable,
    Throw,
    ThrowOfVariable,
    Rethrow,
    Try,
    CatchOfType,
    CatchOfAll,
    OpaqueFilter,
    ExaminingFilter,
    Finally,
    Block,
    Using,
    Lock,
}

/// <summary>A local or by-value parameter; the index is its place in the interpreter's environment.</summary>
internal sealed record Variable(string Name, string Type, int Index);

/// <summary>What a variable is given.</summary>
internal abstract record Value
{
    public virtual bool HoldsCall => false;

    public sealed record Constant(int Number) : Value;

    public sealed record Call(bool IsConditional) : Value
    {
        public override bool HoldsCall => true;
    }

    public sealed record Copy(Variable Source, bool IsCast) : Value;

    public sealed record Choice(Value First, Value Second, bool IsSwitch) : Value
    {
        public override bool HoldsCall => First.HoldsCall || Second.HoldsCall;
    }
}

/// <summary>A condition forks; it may examine variables before it does.</summary>
internal sealed record Condition(Piece Piece, Variable? First = null, Variable? Second = null)
{
    public bool IsEndless => Piece == Piece.EndlessCondition;
}

/// <summary>A statement of the small language that random bodies are written in.</summary>
internal abstract record Statement(Piece Piece)
{
    /// <summary>The blocks inside, to be shrunk in place.</summary>
    public virtual IEnumerable<List<Statement>> Blocks => [];

    /// <summary>All pieces of this statement, without those of the blocks inside.</summary>
    public virtual IEnumerable<Piece> Pieces => [Piece];

    /// <summary>Gives all targets the same value; one that holds a call is the store of that number.</summary>
    public sealed record Store(Piece Piece, int Number, Variable[] Targets, Value Value) : Statement(Piece);

    /// <summary>Declares a variable for the rest of a block of its own.</summary>
    public sealed record Declaration(Store First, List<Statement> Body) : Statement(Piece.StoreInDeclaration)
    {
        public override IEnumerable<List<Statement>> Blocks => [Body];
    }

    /// <summary>A store whose value is used further, so that it is never reported.</summary>
    public sealed record StoreAndExamine(Piece Piece, Variable Target, Value Value) : Statement(Piece);

    /// <summary>Whatever else concerns one variable, or none; the number makes names unique and counts stores in lambdas.</summary>
    public sealed record Simple(Piece Piece, Variable? Variable = null, int Number = 0) : Statement(Piece);

    /// <summary>A lambda or local function that has variables of its own and sees no others.</summary>
    public sealed record Function(Body Body, bool IsLambda, int Number) : Statement(Piece.FunctionOfItsOwn)
    {
        public override IEnumerable<List<Statement>> Blocks => [Body.Statements];
    }

    public sealed record If(Condition Condition, List<Statement> Then, List<Statement>? Else) : Statement(Piece.If)
    {
        public override IEnumerable<List<Statement>> Blocks => Else is null ? [Then] : [Then, Else];

        public override IEnumerable<Piece> Pieces => [Piece, Condition.Piece];
    }

    public sealed record Loop(Piece Piece, Condition Condition, Store? Initializer, Store? Incrementor, List<Statement> Body, int Number) : Statement(Piece)
    {
        public override IEnumerable<List<Statement>> Blocks => [Body];

        public override IEnumerable<Piece> Pieces =>
            [Piece, Condition.Piece, .. Initializer?.Pieces ?? [], .. Incrementor?.Pieces ?? []];
    }

    public sealed record Switch(Variable? Subject, List<Section> Sections) : Statement(Subject is null ? Piece.OpaqueSwitch : Piece.ExaminingSwitch)
    {
        public override IEnumerable<List<Statement>> Blocks => Sections.Select(static section => section.Body);
    }

    /// <summary>Leads to the label, or switch section, of that number.</summary>
    public sealed record Goto(Piece Piece, int Target, string Text) : Statement(Piece);

    public sealed record Try(List<Statement> Body, List<Catch> Catches, List<Statement>? Finally) : Statement(Piece.Try)
    {
        public override IEnumerable<List<Statement>> Blocks => [Body, .. Catches.Select(static clause => clause.Body), .. Finally is null ? (List<Statement>[])[] : [Finally]];

        public override IEnumerable<Piece> Pieces => [Piece, .. Catches.SelectMany(static clause => clause.Pieces), .. Finally is null ? (Piece[])[] : [Piece.Finally]];
    }

    /// <summary>A block, plain or of a statement that does nothing to variables.</summary>
    public sealed record Wrapper(Piece Piece, List<Statement> Body) : Statement(Piece)
    {
        public override IEnumerable<List<Statement>> Blocks => [Body];
    }
}

/// <summary>One section of a switch; the default has no case.</summary>
internal sealed record Section(int Number, int? Case, List<Statement> Body);

/// <summary>One catch clause; without a type it catches all.</summary>
internal sealed record Catch(string? Type, Condition? Filter, List<Statement> Body)
{
    public IEnumerable<Piece> Pieces => Filter switch
    {
        null => [Type is null ? Piece.CatchOfAll : Piece.CatchOfType],
        { First: null } => [Piece.CatchOfType, Piece.OpaqueFilter],
        _ => [Piece.CatchOfType, Piece.ExaminingFilter],
    };
}

/// <summary>A function: its locals, all given constants at the start, perhaps a parameter, and its statements.</summary>
internal sealed record Body(List<Variable> Locals, Variable? Parameter, bool ReturnsValue, List<Statement> Statements)
{
    /// <summary>All statements, at any depth.</summary>
    public IEnumerable<Statement> AllStatements => Within(Statements);

    /// <summary>All lists of statements, outer ones first.</summary>
    public IEnumerable<List<Statement>> AllBlocks => [Statements, .. AllStatements.SelectMany(static statement => statement.Blocks)];

    private static IEnumerable<Statement> Within(IEnumerable<Statement> block) =>
        block.SelectMany(static statement => Within(statement.Blocks.SelectMany(static inner => inner)).Prepend(statement));
}

/// <summary>Writes a body as C#, and remembers where each store of a call stands.</summary>
internal sealed class BodyWriter
{
    private readonly StringBuilder text = new();
    private int depth = 1;

    public Dictionary<int, int> StoreAt { get; } = [];

    public string Text => text.ToString();

    /// <summary>The type round the bodies: what they call.</summary>
    public static string Wrap(string methods) => $$"""
        #nullable disable
        using System;
        using System.Collections.Generic;
        using System.Runtime.InteropServices;
        using Burning;

        internal abstract class Burner
        {
            private readonly object gate = new object();
            protected IDiscMaster master, other;
            protected long last;

            protected abstract bool Test();
            protected abstract int Next();
            protected abstract void Call();
            protected abstract void Use(long value);
            protected abstract void Show(string text);
            protected abstract void Give<T>(out T value);
            protected abstract void Change<T>(ref T value);
            protected abstract void Run(Action action);
            protected abstract IDisposable Resource();
            protected abstract int[] Numbers();
            protected abstract IEnumerable<int> Items();

        {{methods}}
        }
        """;

    public void WriteMethod(string name, Body body)
    {
        var parameter = body.Parameter is { } variable ? $"{variable.Type} {variable.Name}" : "";
        Line($"{(body.ReturnsValue ? "int" : "void")} {name}({parameter})");
        WriteFunction(body);
        Line("");
    }

    private void WriteFunction(Body body)
    {
        Line("{");
        depth++;
        foreach (var local in body.Locals)
        {
            Line($"{local.Type} {local.Name} = 0;");
        }

        WriteAll(body.Statements);
        if (body.ReturnsValue)
        {
            Line("return 0;");
        }

        depth--;
        Line("}");
    }

    private void WriteBlock(List<Statement> statements)
    {
        Line("{");
        depth++;
        WriteAll(statements);
        depth--;
        Line("}");
    }

    private void WriteAll(List<Statement> statements)
    {
        foreach (var statement in statements)
        {
            Write(statement);
        }
    }

    private void Write(Statement statement)
    {
        switch (statement)
        {
            case Statement.Store store:
                Indent();
                WriteStore(store);
                text.Append(";\n");
                break;
            case Statement.Declaration declaration:
                Line("{");
                depth++;
                Indent();
                text.Append(declaration.First.Targets[0].Type).Append(' ');
                WriteStore(declaration.First);
                text.Append(";\n");
                WriteAll(declaration.Body);
                depth--;
                Line("}");
                break;
            case Statement.StoreAndExamine store:
                var assignment = $"{store.Target.Name} = {TextOf(store.Value, store.Target.Type)}";
                Line(store.Piece switch
                {
                    Piece.StoreInArgument => $"Use({assignment});",
                    Piece.StoreInCondition => $"if (({assignment}) < 0) {{ }}",
                    Piece.StoreThroughField => $"{store.Target.Name} = unchecked(({store.Target.Type})(last = {TextOf(store.Value, "long")}));",
                    _ => store.Target.Type == "int" ? $"return {assignment};" : $"return unchecked((int)({assignment}));",
                });
                break;
            case Statement.Simple simple:
                WriteSimple(simple);
                break;
            case Statement.Function { IsLambda: true } function:
                Line("Run(() =>");
                WriteFunction(function.Body);
                Line(");");
                break;
            case Statement.Function function:
                Line($"void Function{function.Number}()");
                WriteFunction(function.Body);
                break;
            case Statement.If branch:
                Line($"if ({TextOf(branch.Condition)})");
                WriteBlock(branch.Then);
                if (branch.Else is not null)
                {
                    Line("else");
                    WriteBlock(branch.Else);
                }

                break;
            case Statement.Loop loop:
                WriteLoop(loop);
                break;
            case Statement.Switch choice:
                Line($"switch ({choice.Subject?.Name ?? "Next()"})");
                Line("{");
                foreach (var section in choice.Sections)
                {
                    Line(section.Case is { } value ? $"case {value}:" : "default:");
                    WriteBlock(section.Body);
                }

                Line("}");
                break;
            case Statement.Goto jump:
                Line($"goto {jump.Text};");
                break;
            case Statement.Try protection:
                WriteTry(protection);
                break;
            case Statement.Wrapper wrapper:
                if (wrapper.Piece != Piece.Block)
                {
                    Line(wrapper.Piece == Piece.Using ? "using (Resource())" : "lock (gate)");
                }

                WriteBlock(wrapper.Body);
                break;
        }
    }

    private void WriteStore(Statement.Store store)
    {
        WriteMark(store.Value.HoldsCall ? store.Number : null);
        text.AppendJoin(" = ", store.Targets.Select(static target => target.Name))
            .Append(" = ")
            .Append(TextOf(store.Value, store.Targets[^1].Type));
    }

    private void WriteMark(int? number)
    {
        if (number is { } store)
        {
            text.Append($"/*{store}*/");
            StoreAt.Add(text.Length, store);
        }
    }

    private void WriteSimple(Statement.Simple simple)
    {
        var (name, type) = (simple.Variable?.Name, simple.Variable?.Type);
        switch (simple.Piece)
        {
            case Piece.LambdaThatStores or Piece.LambdaThatReadsAndStores:
                Indent();
                text.Append(simple.Piece == Piece.LambdaThatStores ? "Run(() => { " : $"Run(() => {{ Use({name}); ");
                WriteMark(simple.Number);
                text.Append($"{name} = {TextOf(new Value.Call(IsConditional: false), type!)}; }});\n");
                break;
            default:
                Line(simple.Piece switch
                {
                    Piece.Argument => $"Use({name});",
                    Piece.FieldStore => $"last = {name};",
                    Piece.Comparison => $"Use({name} == 0 ? 1 : 2);",
                    Piece.Interpolation => $$"""Show($"{{{name}}}");""",
                    Piece.Discard => $"_ = {name};",
                    Piece.RefArgument => $"Change(ref {name});",
                    Piece.OutArgument => $"Give(out {name});",
                    Piece.RefLocal => $"{{ ref {type} kept = ref {name}; kept = 0; }}",
                    Piece.LambdaThatReads => $"Run(() => Use({name}));",
                    Piece.LambdaThatWrites => $"Run(() => {{ {name} = 0; }});",
                    Piece.LocalFunctionThatReads => $"{{ void Read() => Use({name}); Read(); }}",
                    Piece.OpaqueCall => "Call();",
                    Piece.Label => $"Label{simple.Number}: ;",
                    Piece.Break => "break;",
                    Piece.Continue => "continue;",
                    Piece.Return => simple.Number == 0 ? "return;" : "return 0;",
                    Piece.ReturnOfVariable => $"return unchecked((int){name});",
                    Piece.Throw => "throw new Exception();",
                    Piece.ThrowOfVariable => $"throw new COMException(null, unchecked((int){name}));",
                    Piece.Rethrow => "throw;",
                    _ => throw new InvalidOperationException(simple.Piece.ToString()),
                });
                break;
        }
    }

    private void WriteLoop(Statement.Loop loop)
    {
        switch (loop.Piece)
        {
            case Piece.While:
                Line($"while ({TextOf(loop.Condition)})");
                WriteBlock(loop.Body);
                break;
            case Piece.Do:
                Line("do");
                WriteBlock(loop.Body);
                Line($"while ({TextOf(loop.Condition)});");
                break;
            case Piece.For:
                Indent();
                text.Append("for (");
                if (loop.Initializer is { } initializer)
                {
                    WriteStore(initializer);
                }

                text.Append($"; {(loop.Condition.IsEndless ? "" : TextOf(loop.Condition))}; ");
                if (loop.Incrementor is { } incrementor)
                {
                    WriteStore(incrementor);
                }

                text.Append(")\n");
                WriteBlock(loop.Body);
                break;
            default:
                Line($"foreach (var item{loop.Number} in {(loop.Piece == Piece.ForeachOfArray ? "Numbers" : "Items")}())");
                WriteBlock(loop.Body);
                break;
        }
    }

    private void WriteTry(Statement.Try protection)
    {
        Line("try");
        WriteBlock(protection.Body);
        foreach (var clause in protection.Catches)
        {
            Line($"catch{(clause.Type is { } type ? $" ({type})" : "")}{(clause.Filter is { } filter ? $" when ({TextOf(filter)})" : "")}");
            WriteBlock(clause.Body);
        }

        if (protection.Finally is { } last)
        {
            Line("finally");
            WriteBlock(last);
        }
    }

    private static string TextOf(Condition condition) => condition.Piece switch
    {
        Piece.ExaminingCondition => $"{condition.First!.Name} < 0",
        Piece.AndCondition => $"Test() && {condition.First!.Name} == 0",
        Piece.OrCondition => $"{condition.First!.Name} != 0 || {condition.Second!.Name} is 1 or 2",
        Piece.EndlessCondition => "true",
        _ => "Test()",
    };

    private static string TextOf(Value value, string type) => value switch
    {
        Value.Constant constant => type == "int" ? $"{constant.Number}" : $"({type}){constant.Number}",
        Value.Call { IsConditional: true } => type == "uint" ? "unchecked((uint)(other?.Open() ?? 0))" : "(other?.Open() ?? 0)",
        Value.Call => type == "uint" ? "unchecked((uint)master.Open())" : "master.Open()",
        Value.Copy copy when copy.IsCast => $"unchecked(({type})(long){copy.Source.Name})",
        Value.Copy copy => copy.Source.Type == type ? copy.Source.Name : $"unchecked(({type}){copy.Source.Name})",
        Value.Choice { IsSwitch: true } choice => $"Next() switch {{ 0 => {TextOf(choice.First, type)}, _ => {TextOf(choice.Second, type)} }}",
        Value.Choice choice => $"Test() ? {TextOf(choice.First, type)} : {TextOf(choice.Second, type)}",
        _ => throw new InvalidOperationException(),
    };

    private void Indent() => text.Append(' ', 4 * depth);

    private void Line(string line)
    {
        if (line.Length > 0)
        {
            Indent();
        }

        text.Append(line).Append('\n');
    }
}

/// <summary>Makes random bodies out of the small statement language: only what the compiler accepts.</summary>
internal sealed class UnexaminedStoreGenerator
{
    private const int MaxDepth = 5;

    private readonly Random random;
    private int budget;
    private int stores;
    private int names;

    private UnexaminedStoreGenerator(int seed)
    {
        random = new(seed);
        budget = random.Next(8, 26);
    }

    /// <summary>The body of a seed.</summary>
    public static Body Generate(int seed) => new UnexaminedStoreGenerator(seed).MakeFunction(random => random.Next(2, 5), isMethod: true);

    private Body MakeFunction(Func<Random, int> size, bool isMethod)
    {
        var returnsValue = isMethod && Chance(60);
        var parameter = isMethod && Chance(50) ? new Variable("p", "int", Index: 0) : null;
        List<Variable> locals = [];
        for (var count = random.Next(isMethod ? 2 : 1, isMethod ? 5 : 3); count > 0; count--)
        {
            locals.Add(new($"v{++names}", Pick("int", "int", "int", "uint", "long"), locals.Count + 1));
        }

        var scope = new Scope([.. locals, .. parameter is null ? (Variable[])[] : [parameter]], [], [], isMethod ? 0 : 2) { CanReturn = true, ReturnsValue = returnsValue };
        return new(locals, parameter, returnsValue, MakeBlock(scope, size(random), percentOfJumps: 0));
    }

    private List<Statement> MakeBlock(Scope scope, int size, int percentOfJumps)
    {
        List<Statement> statements = [];
        var label = -1;
        if (size > 0 && Chance(14))
        {
            label = random.Next(size + 1);
            scope = scope with { Labels = [.. scope.Labels, ++names] };
        }

        var number = names;
        for (var index = 0; index < size; index++)
        {
            AddLabel(index);
            statements.Add(MakeStatement(scope));
        }

        AddLabel(size);
        if (Chance(percentOfJumps))
        {
            statements.Add(MakeJump(scope));
        }

        return statements;

        void AddLabel(int index)
        {
            if (index != label)
            {
                return;
            }

            if (index > 0 && Chance(3))
            {
                statements.Add(MakeJump(scope));
            }

            statements.Add(new Statement.Simple(Piece.Label, Number: number));
        }
    }

    // Seldom a jump at the end where that makes what follows unreachable.
    private List<Statement> MakeInner(Scope scope, int percentOfJumps = 2) => MakeBlock(scope.Deeper(), random.Next(0, 4), percentOfJumps);

    private Statement MakeStatement(Scope scope)
    {
        budget--;
        if (budget > 0 && scope.Depth < MaxDepth && Chance(42))
        {
            return MakeCompound(scope);
        }

        return random.Next(100) switch
        {
            < 27 when CanStore() => MakeStore(scope, Piece.StoreOfCall),
            < 33 => MakeStore(scope, Piece.StoreOfConstant),
            < 49 => MakeStore(scope, Piece.StoreOfCopy),
            < 55 when CanStore() => MakeStore(scope, Piece.StoreOfChoice),
            < 61 when CanStore() => MakeChain(scope),
            < 66 => MakeStoreAndExamine(scope, Pick(Piece.StoreInArgument, Piece.StoreInCondition, Piece.StoreThroughField)),
            < 84 => new Statement.Simple(Pick(Piece.Argument, Piece.FieldStore, Piece.Comparison, Piece.Interpolation, Piece.Discard), Any(scope)),
            < 86 => new Statement.Simple(Piece.RefArgument, Any(scope)),
            < 88 => new Statement.Simple(Piece.OutArgument, Any(scope)),
            < 89 => new Statement.Simple(Piece.RefLocal, Any(scope)),
            < 92 => MakeCapture(scope),
            < 94 => new Statement.Simple(Piece.OpaqueCall),
            _ => MakeJumpIf(scope),
        };
    }

    private Statement MakeCompound(Scope scope)
    {
        switch (random.Next(100))
        {
            case < 20:
                return new Statement.If(MakeCondition(scope), MakeInner(scope, percentOfJumps: 40), Chance(40) ? MakeInner(scope) : null);
            case < 46:
                return MakeLoop(scope);
            case < 58:
                return MakeSwitch(scope);
            case < 86:
                return MakeTry(scope);
            case < 92:
                return new Statement.Wrapper(Pick(Piece.Block, Piece.Using, Piece.Lock), MakeInner(scope));
            case < 95 when scope.Depth < 2:
                return new Statement.Function(MakeFunction(static random => random.Next(1, 4), isMethod: false), Chance(60), ++names);
            case < 100 when scope.Variables.Count < UnexaminedStoreInterpreter.MaxVariables - 1 && CanStore():
                var variable = new Variable($"d{++names}", Pick("int", "uint"), scope.Variables.Count + 1);
                var store = new Statement.Store(Piece.StoreInDeclaration, ++stores, [variable], MakeValue(scope, Pick(Piece.StoreOfCall, Piece.StoreOfCopy)));
                return new Statement.Declaration(store, MakeInner(scope with { Variables = [.. scope.Variables, variable] }));
            default:
                return new Statement.Wrapper(Piece.Block, MakeInner(scope));
        }
    }

    private Statement MakeJumpIf(Scope scope) => new Statement.If(MakeCondition(scope), [MakeJump(scope)], Else: null);

    private Statement.Store MakeStore(Scope scope, Piece piece, Piece? place = null) =>
        new(place ?? piece, ++stores, [Any(scope)], MakeValue(scope, piece));

    private Statement MakeChain(Scope scope)
    {
        var first = Any(scope);
        var second = Pick([.. scope.Variables.Where(other => other.Type == first.Type)]);
        return new Statement.Store(Piece.StoreInChain, ++stores, [first, second], MakeValue(scope, Pick(Piece.StoreOfCall, Piece.StoreOfCopy, Piece.StoreOfChoice)));
    }

    private Statement MakeStoreAndExamine(Scope scope, Piece piece) =>
        new Statement.StoreAndExamine(piece, Any(scope), MakeValue(scope, Pick(Piece.StoreOfCall, Piece.StoreOfCopy)));

    private Value MakeValue(Scope scope, Piece piece) => piece switch
    {
        Piece.StoreOfCall => new Value.Call(Chance(8)),
        Piece.StoreOfCopy => new Value.Copy(Any(scope), Chance(30)),
        Piece.StoreOfChoice => new Value.Choice(MakePart(scope), MakePart(scope), Chance(30)),
        _ => new Value.Constant(random.Next(10)),
    };

    private Value MakePart(Scope scope) => MakeValue(scope, Pick(Piece.StoreOfCall, Piece.StoreOfCall, Piece.StoreOfCopy, Piece.StoreOfConstant));

    private Statement MakeCapture(Scope scope)
    {
        var piece = Pick(Piece.LambdaThatReads, Piece.LambdaThatWrites, Piece.LambdaThatStores, Piece.LambdaThatReadsAndStores, Piece.LocalFunctionThatReads);
        var holdsStore = piece is Piece.LambdaThatStores or Piece.LambdaThatReadsAndStores;
        return holdsStore && !CanStore()
            ? new Statement.Simple(Piece.OpaqueCall)
            : new Statement.Simple(piece, Any(scope), holdsStore ? ++stores : 0);
    }

    private Statement MakeLoop(Scope scope)
    {
        var inside = scope with { CanBreak = true, CanContinue = true };
        switch (random.Next(6))
        {
            case 0:
                return new Statement.Loop(Piece.ForeachOfArray, new(Piece.OpaqueCondition), null, null, MakeInner(inside, percentOfJumps: 20), ++names);
            case 1:
                return new Statement.Loop(Piece.ForeachOfSequence, new(Piece.OpaqueCondition), null, null, MakeInner(inside, percentOfJumps: 20), ++names);
            case var kind:
                var piece = kind switch { 2 => Piece.While, 3 => Piece.Do, _ => Piece.For };
                var isEndless = Chance(12);
                var initializer = piece == Piece.For && Chance(70) && CanStore() ? MakeStore(scope, Pick(Piece.StoreOfCall, Piece.StoreOfCopy), Piece.StoreInForHead) : null;
                var incrementor = piece == Piece.For && Chance(70) && CanStore() ? MakeStore(scope, Pick(Piece.StoreOfCall, Piece.StoreOfCopy), Piece.StoreInForHead) : null;
                var body = MakeInner(inside, percentOfJumps: piece == Piece.Do || isEndless ? 2 : 20);
                if (isEndless)
                {
                    // Or what follows is hardly ever reached.
                    body.Insert(0, new Statement.If(MakeCondition(scope), [new Statement.Simple(Piece.Break)], Else: null));
                }

                return new Statement.Loop(piece, isEndless ? new(Piece.EndlessCondition) : MakeCondition(scope), initializer, incrementor, body, ++names);
        }
    }

    private Statement MakeSwitch(Scope scope)
    {
        var hasDefault = Chance(60);
        List<(string Text, int Number, int? Case)> heads = [];
        for (var index = random.Next(hasDefault ? 0 : 1, 4); index > 0; index--)
        {
            heads.Add(($"case {index}", ++names, index));
        }

        if (hasDefault)
        {
            heads.Insert(random.Next(heads.Count + 1), ("default", ++names, null));
        }

        var inside = scope with { CanBreak = true, Sections = [.. heads.Select(static head => (head.Text, head.Number))] };
        List<Section> sections = [];
        foreach (var (_, number, value) in heads)
        {
            var body = MakeInner(inside);
            if (body is not [.., Statement.Goto or Statement.StoreAndExamine { Piece: Piece.StoreInReturn } or Statement.Simple { Piece: >= Piece.Break and <= Piece.Rethrow }])
            {
                body.Add(Chance(75) ? new Statement.Simple(Piece.Break) : MakeJump(inside.Deeper()));
            }

            sections.Add(new(number, value, body));
        }

        return new Statement.Switch(Chance(35) ? Any(scope) : null, sections);
    }

    private Statement MakeTry(Scope scope)
    {
        var body = MakeBlock(scope.Deeper(), random.Next(0, 5), percentOfJumps: 8);
        List<Catch> catches = [];
        var insideCatch = scope with { CanRethrow = true };
        if (Chance(20))
        {
            catches.Add(new("Exception", Chance(50) ? new(Piece.OpaqueCondition) : new(Piece.ExaminingCondition, Any(scope)), MakeInner(insideCatch, percentOfJumps: 25)));
        }

        if (Chance(25))
        {
            catches.Add(new("InvalidOperationException", Filter: null, MakeInner(insideCatch, percentOfJumps: 25)));
        }

        if (Chance(45))
        {
            catches.Add(new(Type: null, Filter: null, MakeInner(insideCatch, percentOfJumps: 25)));
        }

        var last = catches.Count == 0 || Chance(35)
            ? MakeInner(scope with { Labels = [], Sections = [], CanBreak = false, CanContinue = false, CanReturn = false, CanRethrow = false })
            : null;
        return new Statement.Try(body, catches, last);
    }

    private Statement MakeJump(Scope scope)
    {
        List<Func<Statement>> jumps = [];
        Add(1, static () => new Statement.Simple(Piece.Throw));
        Add(1, () => new Statement.Simple(Piece.ThrowOfVariable, Any(scope)));
        if (scope.CanReturn)
        {
            Add(1, () => new Statement.Simple(Piece.Return, Number: scope.ReturnsValue ? 1 : 0));
        }

        if (scope.CanReturn && scope.ReturnsValue)
        {
            Add(1, () => new Statement.Simple(Piece.ReturnOfVariable, Any(scope)));
            Add(1, () => MakeStoreAndExamine(scope, Piece.StoreInReturn));
        }

        if (scope.CanBreak)
        {
            Add(2, static () => new Statement.Simple(Piece.Break));
        }

        if (scope.CanContinue)
        {
            Add(2, static () => new Statement.Simple(Piece.Continue));
        }

        if (scope.CanRethrow)
        {
            Add(2, static () => new Statement.Simple(Piece.Rethrow));
        }

        foreach (var label in scope.Labels)
        {
            Add(2, () => new Statement.Goto(Piece.Goto, label, $"Label{label}"));
        }

        foreach (var (text, number) in scope.Sections)
        {
            var isDefault = text == "default";
            Add(isDefault ? 3 : 1, () => new Statement.Goto(isDefault ? Piece.GotoDefault : Piece.GotoCase, number, text));
        }

        return Pick([.. jumps])();

        void Add(int times, Func<Statement> jump) => jumps.AddRange(Enumerable.Repeat(jump, times));
    }

    private Condition MakeCondition(Scope scope) => random.Next(10) switch
    {
        0 => new(Piece.ExaminingCondition, Any(scope)),
        1 => new(Piece.AndCondition, Any(scope)),
        2 => new(Piece.OrCondition, Any(scope), Any(scope)),
        _ => new(Piece.OpaqueCondition),
    };

    private bool CanStore() => stores < UnexaminedStoreInterpreter.MaxStores - 1;

    private bool Chance(int percent) => random.Next(100) < percent;

    private Variable Any(Scope scope) => scope.Variables[random.Next(scope.Variables.Count)];

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    /// <summary>What may be mentioned, and where may be jumped to, from a place in a body.</summary>
    private sealed record Scope(List<Variable> Variables, List<int> Labels, List<(string Text, int Number)> Sections, int Depth)
    {
        public bool CanReturn { get; init; }

        public bool ReturnsValue { get; init; }

        public bool CanBreak { get; init; }

        public bool CanContinue { get; init; }

        public bool CanRethrow { get; init; }

        public Scope Deeper() => this with { Depth = Depth + 1 };
    }
}
