using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.CodeFixes.ResultCodes;
using Imapi.Analyzers.Contract;
using Imapi.Analyzers.Rules.ResultCodes;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Imapi.Analyzers.Tests.Rules.ResultCodes;

/// <summary>
/// The promise of IMAPI1001 over all that the language allows, form by type by place: each number is reported once, at its
/// outermost constant expression, and the fix puts a constant there that has the same type and the same value.
/// </summary>
public sealed class MagicResultCodePropertyTests
{
    // Each type takes its turn through the forms, from place to place, in steps that meet all of them.
    private const int FormsPerPlace = 2;
    private const int FormStep = 131;
    private const int CombinationsPerClass = 10;

    // In a form: $L the literal, $T the type. In a place: $X the form, $T the type, $N a number of its own, $K a named
    // constant's number.
    private static readonly (string Name, Func<uint, string> Write)[] Literals =
    [
        ("hex", static code => $"0x{code:X8}"),
        ("lower-case hex", static code => $"0x{code:x8}"),
        ("hex with capital X", static code => $"0X{code:X8}"),
        ("hex with leading zeros", static code => $"0x00000000{code:X8}"),
        ("hex u", static code => $"0x{code:X8}u"),
        ("hex U", static code => $"0x{code:x8}U"),
        ("hex l", static code => $"0x{code:X8}l"),
        ("hex L", static code => $"0x{code:X8}L"),
        ("hex ul", static code => $"0x{code:X8}ul"),
        ("hex UL", static code => $"0x{code:X8}UL"),
        ("hex Lu", static code => $"0x{code:X8}Lu"),
        ("grouped hex", static code => $"0x{code >> 16:X4}_{code & 0xFFFF:X4}"),
        ("sign-extended hex", static code => $"0xFFFFFFFF{code:X8}"),
        ("sign-extended hex UL", static code => $"0xFFFF_FFFF_{code:X8}UL"),
        ("decimal", static code => $"{code}"),
        ("decimal u", static code => $"{code}u"),
        ("decimal UL", static code => $"{code}UL"),
        ("grouped decimal", static code => code.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_')),
        ("binary", static code => $"0b{code:B32}"),
        ("grouped binary", static code => $"0b{code >> 24:B8}_{(code >> 16) & 0xFF:B8}_{code & 0xFFFF:B16}"),
        ("negative decimal", static code => $"{(int)code}"),
        ("negative decimal L", static code => $"{(int)code}L"),
        ("negative decimal with a space", static code => $"- {-(long)(int)code}"),
        ("negative hex", static code => $"-0x{-(long)(int)code:X}"),
        ("complement", static code => $"~0x{~code:X8}"),
        ("complement u", static code => $"~0x{~code:X8}u"),
        ("complement L", static code => $"~0x{~code:X8}L"),
        ("complement UL", static code => $"~0x{~code:X8}UL"),
        ("complement of a decimal", static code => $"~{~code}"),
        ("double complement", static code => $"~~0x{code:X8}"),
        ("double minus", static code => $"-(-0x{code:X8}L)"),
        ("plus", static code => $"+0x{code:X8}"),
    ];

    private static readonly (string Name, string Text)[] Wrappers =
    [
        ("bare", "$L"),
        ("parentheses", "($L)"),
        ("two parentheses", "(($L))"),
        ("cast", "($T)$L"),
        ("cast of parentheses", "($T)($L)"),
        ("cast in parentheses", "(($T)$L)"),
        ("unchecked", "unchecked($L)"),
        ("checked", "checked($L)"),
        ("unchecked cast", "unchecked(($T)$L)"),
        ("unchecked cast of parentheses", "unchecked(($T)($L))"),
        ("checked cast", "checked(($T)$L)"),
        ("cast of unchecked", "($T)unchecked((int)$L)"),
        ("cast of unchecked unsigned", "($T)unchecked((uint)$L)"),
        ("casts in unchecked", "unchecked(($T)(int)$L)"),
        ("unsigned casts in unchecked", "unchecked(($T)(uint)$L)"),
        ("many casts in unchecked", "unchecked(($T)(ulong)(long)(int)($L))"),
        ("checked round unchecked", "checked(($T)unchecked((int)$L))"),
        ("unchecked round checked", "unchecked(($T)(int)checked($L))"),
        ("parentheses at every step", "(($T)(unchecked((int)(($L)))))"),
        ("comments", "/* a */ unchecked( /* b */ ($T)/* c */$L /* d */ ) /* e */"),
        ("two lines", "unchecked(\n            ($T)$L)"),
        ("line comment", "unchecked( // a\n            ($T)$L)"),
    ];

    private static readonly ImmutableArray<Form> AllForms =
    [
        .. from literal in Literals
           from wrapper in Wrappers
           select new Form(literal.Name, literal.Write, wrapper.Name, wrapper.Text),
    ];

    private static readonly string[] Types =
        ["int", "uint", "long", "ulong", "IntCode", "UIntCode", "LongCode", "ULongCode", "HRESULT"];

    private static readonly Place[] Places =
    [
        new("==", "public bool M$N($T v) { return v == $X; }"),
        new("== reversed", "public bool M$N($T v) { return $X == v; }"),
        new("!=", "public bool M$N($T v) { return v != $X; }"),
        new("!= reversed", "public bool M$N($T v) { return $X != v; }"),
        new("== of a nullable", "public bool M$N($T? v) { return v == $X; }"),
        new("== in an || chain", "public bool M$N($T v, bool b) { return b || v == $X || !b; }"),
        new("== in a loop's condition", "public void M$N($T v) { while (v == $X) { v = default($T); } }"),
        new("!= in an && chain", "public bool M$N($T v, bool b) { return b && $X != v && v != default($T); }"),
        new("is", "public bool M$N($T v) { return v is $X; }"),
        new("is of an object", "public bool M$N(object v) { return v is $X; }"),
        new("is of a nullable", "public bool M$N($T? v) { return v is $X; }"),
        new("case label", "public int M$N($T v) { switch (v) { case $X: return 1; default: return 0; } }"),
        new("case label above another", "public int M$N($T v) { switch (v) { case $X: case default($T): return 1; } return 0; }"),
        new("case pattern", "public int M$N($T v, bool b) { switch (v) { case $X when b: return 1; default: return 0; } }"),
        new("case pattern of an object", "public int M$N(object v) { switch (v) { case string _: return 2; case $X: return 1; default: return 0; } }"),
        new("switch expression arm", "public int M$N($T v) { return v switch { $X => 1, _ => 0 }; }"),
        new("switch expression arm of a nullable", "public int M$N($T? v) { return v switch { null => 2, $X => 1, _ => 0 }; }"),
        new("switch expression arm's value", "public $T M$N(int v) { return v switch { 1 => $X, _ => default($T) }; }"),
        new("switch expression arm of a tuple", "public int M$N($T v) { return (v, 1) switch { ($X, 1) => 1, _ => 0 }; }"),
        new("or pattern", "public bool M$N($T v) { return v is default($T) or $X; }"),
        new("or pattern, left", "public bool M$N($T v) { return v is $X or default($T); }"),
        new("and pattern", "public bool M$N($T v) { return v is not default($T) and $X; }"),
        new("not pattern", "public bool M$N($T v) { return v is not $X; }"),
        new("parenthesized pattern", "public bool M$N($T v) { return v is not (default($T) or $X); }"),
        new("property pattern", "public bool M$N(Holder<$T> v) { return v is { Code: $X }; }"),
        new("property pattern of an object", "public bool M$N(object v) { return v is Holder<$T> { Code: $X } h && h != null; }"),
        new("property pattern on an exception", "public bool M$N(Exception e) { return e is { HResult: $X }; }", "int"),
        new("nested property pattern on an exception", "public bool M$N(Exception e) { return e is { InnerException.HResult: $X }; }", "int"),
        new("positional pattern", "public bool M$N($T v) { return (v, 1) is ($X, _); }"),
        new("list pattern", "public bool M$N($T[] v) { return v is [$X, ..]; }"),
        new("when filter on an exception", "public void M$N() { try { Given.Run(); } catch (Exception e) when (e.HResult == $X) { } }", "int"),
        new("when filter", "public void M$N($T v) { try { Given.Run(); } catch (COMException) when (v == $X) { } }"),
        new("when of a switch expression", "public int M$N($T v) { return 1 switch { 1 when v == $X => 1, _ => 0 }; }"),
        new("argument", "public void M$N() { Take$N($X); } static void Take$N($T v) { }"),
        new("argument of an overload", "public int M$N() { return Given.Overload($X); }"),
        new("argument of a generic method", "public object M$N() { return Given.Box($X); }"),
        new("argument of an extension method", "public object M$N($T[] v) { return v.Append($X); }"),
        new("argument of Contains", "public bool M$N(List<$T> v) { return v.Contains($X); }"),
        new("argument of a conditional access", "public bool? M$N(Holder<$T> v) { return v?.Code.Equals($X); }"),
        new("argument in an interpolated string", """public string M$N() { return $"{Given.Box($X)}"; }"""),
        new("argument of a local function", "public void M$N() { L($X); void L($T v) { } }"),
        new("named arguments out of order", "public void M$N() { Take$N(second: $X, first: 1); } static void Take$N(int first, $T second) { }"),
        new("params argument", "public void M$N() { Take$N(default($T), $X); } static void Take$N(params $T[] v) { }"),
        new("in argument", "public void M$N() { Take$N($X); } static void Take$N(in $T v) { }"),
        new("argument as an object", "public void M$N() { Take$N($X); } static void Take$N(object v) { }"),
        new("argument of Equals", "public bool M$N($T v) { return v.Equals($X); }"),
        new("receiver of Equals", "public bool M$N($T v) { return $X.Equals(v); }"),
        new("argument of a constructor", "public object M$N() { return new Holder<$T>($X); }"),
        new("argument of an exception's constructor", """public void M$N() { throw new COMException("", $X); }""", "int"),
        new("throw expression", """public object M$N(object v) { return v ?? throw new COMException("", $X); }""", "int"),
        new("argument of a base constructor", "public class B$N : Holder<$T> { public B$N() : base($X) { } }"),
        new("argument of a primary base constructor", "public class B$N(int v) : Holder<$T>($X) { public int V => v; }"),
        new("argument of an indexer", "public string M$N(Dictionary<$T, string> v) { return v[$X]; }"),
        new("target-typed new", "public Holder<$T> M$N() { return new($X); }"),
        new("return", "public $T M$N() { return $X; }"),
        new("return as an object", "public object M$N() { return $X; }"),
        new("return of an accessor with a setter", "public $T P$N { get { return $X; } set { } }"),
        new("async return", "public async Task<$T> M$N() { await Task.Yield(); return $X; }"),
        new("yield return", "public IEnumerable<$T> M$N() { yield return $X; }"),
        new("expression body of a method", "public $T M$N() => $X;"),
        new("expression body of an operator", "public class O$N { public static implicit operator $T(O$N v) => $X; }"),
        new("lambda", "public Func<$T> M$N() { return () => $X; }"),
        new("lambda with a block", "public Func<$T> M$N() { return () => { return $X; }; }"),
        new("lambda with a test", "public Func<$T, bool> M$N() { return v => v == $X; }"),
        new("static lambda", "public Func<$T> M$N() { return static () => $X; }"),
        new("lambda's default value", "public object M$N() { var f = ($T v = $X) => v; return f; }"),
        new("anonymous method", "public Func<$T> M$N() { return delegate { return $X; }; }"),
        new("expression tree", "public Expression<Func<$T, bool>> M$N() { return v => v == $X; }"),
        new("local function", "public $T M$N() { return L(); $T L() => $X; }"),
        new("query", "public object M$N($T[] v) { return from x in v where x == $X select x; }"),
        new("assignment", "public void M$N($T v) { v = $X; }"),
        new("assignment in an unchecked block", "public void M$N($T v) { unchecked { v = $X; } }", IsUnchecked: true, Forms: 6),
        new("assignment in a checked block", "public void M$N($T v) { checked { v = $X; } }"),
        new("assignment to a property", "public void M$N(Holder<$T> v) { v.Code = $X; }"),
        new("assignment to a discard", "public void M$N() { _ = $X; }"),
        new("assignment to a tuple", "public void M$N($T v) { int i; (v, i) = ($X, 1); }"),
        new("??=", "public void M$N($T? v) { v ??= $X; }"),
        new("??", "public $T M$N($T? v) { return v ?? $X; }"),
        new("local initializer", "public void M$N() { $T v = $X; Given.Box(v); }"),
        new("var initializer", "public void M$N() { var v = $X; Given.Box(v); }"),
        new("object initializer of a local", "public void M$N() { object v = $X; Given.Box(v); }"),
        new("dynamic initializer", "public void M$N() { dynamic v = $X; Given.Box(v); }"),
        new("for initializer", "public void M$N() { for ($T v = $X; Given.Any<bool>(); ) { Given.Box(v); } }"),
        new("field initializer", "public $T F$N = $X;"),
        new("static field initializer", "public static $T F$N = $X, G$N = default($T);"),
        new("property initializer", "public $T P$N { get; set; } = $X;"),
        new("array initializer", "public $T[] M$N() { return new[] { default($T), $X }; }"),
        new("typed array initializer", "public $T[] M$N() { return new $T[] { $X }; }"),
        new("bare array initializer", "public static readonly $T[] F$N = { $X };"),
        new("two-dimensional array initializer", "public static readonly $T[,] F$N = { { $X } };"),
        new("stackalloc initializer", "public void M$N() { Span<$T> v = stackalloc $T[] { $X }; Given.Box(v.Length); }"),
        new("collection initializer", "public static readonly List<$T> F$N = new List<$T> { $X };"),
        new("dictionary initializer's key", """public static readonly Dictionary<$T, string> F$N = new Dictionary<$T, string> { { $X, "" } };"""),
        new("dictionary initializer's value", """public static readonly Dictionary<string, $T> F$N = new Dictionary<string, $T> { { "", $X } };"""),
        new("dictionary initializer's index", """public static readonly Dictionary<$T, string> F$N = new Dictionary<$T, string> { [$X] = "" };"""),
        new("collection expression", "public static readonly $T[] F$N = [default($T), $X];"),
        new("collection expression of a list", "public static readonly List<$T> F$N = [$X];"),
        new("spread collection expression", "public $T[] M$N($T[] v) { return [.. v, .. ($T[])[$X]]; }"),
        new("object initializer", "public Holder<$T> M$N() { return new Holder<$T> { Code = $X }; }"),
        new("with expression", "public record R$N($T Code); public R$N M$N(R$N v) { return v with { Code = $X }; }"),
        new("anonymous object", "public object M$N() { return new { Code = $X }; }"),
        new("tuple element", "public ($T, int) M$N() { return ($X, 1); }"),
        new("named tuple element", "public object M$N() { return (Code: $X, Text: 1); }"),
        new("attribute argument", "[Code($X)] public void M$N() { }"),
        new("attribute argument as an object", "[Code(0, Value = $X)] public void M$N() { }"),
        new("attribute argument of a parameter", "public void M$N([Code($X)] int v) { }"),
        new("attribute argument in an array", "[Code(0, Values = new object[] { $X })] public class A$N { }"),
        new("attribute argument of a type", "[Code($X)] public class A$N { }"),
        new("default parameter value", "public void M$N($T v = $X) { }"),
        new("default parameter value of a constructor", "public class A$N { public A$N($T v = $X) { } }"),
        new("default parameter value of a delegate", "public delegate void D$N($T v = $X);"),
        new("default parameter value of a primary constructor", "public class A$N($T v = $X) { public $T V => v; }"),
        new("attribute argument of a primary constructor's parameter", "public record R$N([Code($X)] int V);"),
        new("ternary's second arm", "public $T M$N(bool b, $T v) { return b ? v : $X; }"),
        new("ternary's first arm", "public $T M$N(bool b, $T v) { return b ? $X : v; }"),
        new("ternary of two codes", "public object M$N(bool b) { return b ? $X : default($T); }"),
        new("ternary's condition", "public int M$N($T v) { return v == $X ? 1 : 2; }"),
        new("goto case", "public int M$N($T v) { const $T Known = $K; switch (v) { case Known: return 1; default: goto case $X; } }"),
        new("struct's member", "public struct S$N { public $T M() { return $X; } }"),
        new("record's member", "public record R$N(int V) { public $T M() { return $X; } }"),
        new("generic type's member", "public class A$N<U> { public $T M() { return $X; } }"),
        new("interface's member", "public interface I$N { $T M() { return $X; } }", Holder: Holder.Interface),
        new("delegate's default value in a namespace", "namespace S$N { public delegate void D($T v = $X); }", Holder: Holder.None, Region: Region.Namespace),
        new("attribute argument of the assembly", "[assembly: Code($X)]", Holder: Holder.None, Region: Region.Assembly),
        new("top-level local", "$T v$N = $X;", Holder: Holder.None, Region: Region.TopLevel),
        new("top-level test", "if (Given.Any<$T>() == $X) { Given.Run(); }", Holder: Holder.None, Region: Region.TopLevel),
        new("top-level switch", "switch (Given.Any<$T>()) { case $X: Given.Run(); break; }", Holder: Holder.None, Region: Region.TopLevel),
        new("top-level function", "$T L$N() => $X;", Holder: Holder.None, Region: Region.TopLevel),
        new("result of an IMAPI call", "public bool M$N(IDiscMaster m) { var hr = ($T)m.Open(); return hr == $X; }", "int uint IntCode UIntCode", IsV1: true, Forms: 3),
        new("switch on the result of an IMAPI call", "public int M$N(IDiscMaster m) { switch (($T)m.Open()) { case $X: return 1; default: return 0; } }", "int uint IntCode UIntCode", IsV1: true, Forms: 3),
        new("pattern on the result of an IMAPI call", "public bool M$N(IDiscMaster m) { return ($T)m.Open() is $X; }", "int uint IntCode UIntCode", IsV1: true, Forms: 3),
        new("filter round an IMAPI call", "public void M$N(IDiscMaster m) { try { m.Close(); } catch (COMException e) when (unchecked(($T)e.ErrorCode) == $X) { } }", "int uint IntCode UIntCode", IsV1: true, Forms: 3),
        new("catch round an IMAPI call", "public bool M$N(IDiscMaster m) { try { m.Close(); return true; } catch (Exception e) { return e.HResult == $X; } }", "int", IsV1: true, Forms: 3),
    ];

    // What the places speak of. The constants of an attribute are told apart by overload, so that a changed type shows.
    private const string Preamble = """
        public enum IntCode : int { }
        public enum UIntCode : uint { }
        public enum LongCode : long { }
        public enum ULongCode : ulong { }

        public class Holder<T>
        {
            public Holder() { }
            public Holder(T code) { Code = code; }
            public T Code { get; set; }
        }

        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public sealed class CodeAttribute : Attribute
        {
            public CodeAttribute(int v) { }
            public CodeAttribute(uint v) { }
            public CodeAttribute(long v) { }
            public CodeAttribute(ulong v) { }
            public CodeAttribute(IntCode v) { }
            public CodeAttribute(UIntCode v) { }
            public CodeAttribute(LongCode v) { }
            public CodeAttribute(ULongCode v) { }
            public object Value { get; set; }
            public object[] Values { get; set; }
        }

        public static class Given
        {
            public static T Any<T>() { return default(T); }
            public static object Box<T>(T v) { return v; }
            public static void Run() { }
            public static int Overload(int v) { return 1; }
            public static int Overload(uint v) { return 2; }
            public static int Overload(long v) { return 3; }
            public static int Overload(ulong v) { return 4; }
            public static int Overload(object v) { return 5; }
        }

        """;

    private static readonly ImmutableArray<ResultCode> V2Failures = [.. ImapiCatalog.ResultCodes.Where(static code => code.IsUniqueToImapi)];
    private static readonly ImmutableArray<ResultCode> V1Codes = [.. ImapiCatalog.ResultCodes.Where(static code => code.Generation == Generation.V1)];

    private static readonly World[] AllWorlds =
    [
        new("generated constants", ReferenceSet.Net10, "", "Imapi.ImapiResult", Share: 1),
        new("const uint", ReferenceSet.Net10, Table("uint"), "Table.Codes"),
        new("const ulong", ReferenceSet.Net10, Table("ulong"), "Table.Codes"),
        new("const int", ReferenceSet.Net10, Table("int"), "Table.Codes"),
        new("enum", ReferenceSet.Net10, $$"""namespace Table { public enum Codes : uint { {{Rows(static code => $"{code.Name} = 0x{code.Value:X8},")}} } }""", "Table.Codes"),
        new("private constants", ReferenceSet.Net10, "", Holder: null),
        new("C# 7.3, generated constants", ReferenceSet.NetFramework48, "", "Imapi.ImapiResult"),
        new("C# 7.3, const ulong", ReferenceSet.NetFramework48, Table("ulong"), "Table.Codes"),
    ];

    private static readonly Lazy<Task<ILookup<string, Form>>> FormsOfTypes = new(FindFormsAsync);
    private static readonly ConcurrentDictionary<ReferenceSet, Task<Batch>> Batches = new();

    private enum Region
    {
        Member,
        Namespace,
        Assembly,
        TopLevel,
    }

    private enum Holder
    {
        Type,
        Interface,
        None,
    }

    public static TheoryData<string> Worlds { get; } = [.. AllWorlds.Select(static world => world.Name)];

    [Fact]
    public async Task Every_form_type_and_place_occurs()
    {
        var combinations = (await BatchOfAsync(ReferenceSet.Net10)).Spots.Select(static spot => spot.Combination).ToList();

        TestContext.Current.TestOutputHelper!.WriteLine($"{combinations.Count} combinations");
        Assert.InRange(combinations.Count, 2000, 10_000);
        Assert.Equal(combinations.Count, combinations.Select(static row => (row.Form.Literal, row.Form.Wrapper, row.Type, row.Place)).Distinct().Count());
        Assert.Empty(Literals.Select(static row => row.Name).Except(combinations.Select(static row => row.Form.Literal)));
        Assert.Empty(Wrappers.Select(static row => row.Name).Except(combinations.Select(static row => row.Form.Wrapper)));
        Assert.Empty(Types.Except(combinations.Select(static row => row.Type)));
        Assert.Empty(Places.Except(combinations.Select(static row => row.Place)));
        Assert.Empty(V2Failures.Except(combinations.Select(static row => row.Code)));
        Assert.Empty(V1Codes.Except(combinations.Select(static row => row.Code)));
        Assert.InRange((await BatchOfAsync(ReferenceSet.NetFramework48)).Spots.Length, 1000, 10_000);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task Is_reported_once_and_the_fix_keeps_type_and_value(string worldName)
    {
        var world = AllWorlds.Single(world => world.Name == worldName);
        var batch = world.Of(await BatchOfAsync(world.References));
        using var workspace = new AdhocWorkspace();
        var document = await AddDocumentAsync(workspace, world, batch);
        var before = await ReadAsync(document);
        Assert.Empty(before.Errors);

        // A test that cannot work is another rule's: a boxed long beside a uint, a success code in an exception.
        var all = batch.Spots.Select(spot => (Spot: spot, Node: before.OutermostConstantIn(spot.Number))).ToList();
        var expected = all.Where(pair => !before.OfOtherRules.Any(span => span.Contains(pair.Node.Span))).ToList();
        Assert.InRange(all.Count - expected.Count, 0, all.Count / 20);
        var failures = CompareReports(expected, before.Reports);
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));

        var changed = await FixAsync(document, before.Reports);
        var after = await ReadAsync(changed);
        Assert.Empty(after.Errors);
        Assert.Empty(after.Warnings.Except(before.Warnings));
        Assert.Equal(before.Comments, after.Comments);

        var numbers = expected.Select(static pair => pair.Node).ToList();
        Assert.Equal(TokensBeside(before.Root, numbers), TokensBeside(after.Root, numbers.Select(node => Follow(after.Root, PathTo(node)))));

        var unfixable = world.Holder is null ? expected.Where(static pair => pair.Spot.Combination.Place.Holder != Holder.Type).ToList() : [];
        Assert.Equal(unfixable.Count, after.Reports.Length);
        foreach (var (spot, node) in expected)
        {
            var path = PathTo(node);
            var there = Follow(after.Root, path);
            if (there is not ExpressionSyntax named)
            {
                failures.Add($"{spot.Combination}: {there} stands there");
                continue;
            }

            var (was, isNow) = (Meaning.Of(node, before.Model), Meaning.Of(named, after.Model));
            if (was != isNow)
            {
                failures.Add($"{spot.Combination}: {node} was {was}; {named} is {isNow}");
            }
            else if (spot.Combination.Place.Holder == Holder.Type || world.Holder is not null)
            {
                failures.AddRange(CompareName(spot.Combination, named, after.Model, world));
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
    }

    private static string Table(string type) =>
        $$"""namespace Table { public static class Codes { {{Rows(code => $"public const {type} {code.Name} = {Constant(code, type)};")}} } }""";

    private static string Constant(ResultCode code, string type) =>
        type == "int" && code.IsFailure ? $"unchecked((int)0x{code.Value:X8})" : $"0x{code.Value:X8}";

    private static string Rows(Func<ResultCode, string> write) => string.Join('\n', ImapiCatalog.ResultCodes.Select(write));

    private static Task<Batch> BatchOfAsync(ReferenceSet references) => Batches.GetOrAdd(references, CreateBatchAsync);

    // Candidates in plenty; the compiler throws out what is no C#.
    private static async Task<Batch> CreateBatchAsync(ReferenceSet references)
    {
        var formsOfTypes = await FormsOfTypes.Value;
        var turns = Types.ToDictionary(static type => type, static _ => 0);
        var candidates = new List<Combination>();
        var (v2, v1) = (0, 0);
        foreach (var place in Places.Where(place => place.Region != Region.TopLevel || references == ReferenceSet.Net10))
        {
            foreach (var type in Types.Where(type => place.Types is null || place.Types.Split(' ').Contains(type)))
            {
                List<Form> forms = place.IsUnchecked ? [.. AllForms] : [.. formsOfTypes[type]];
                for (var count = 0; count < place.Forms; count++)
                {
                    var code = place.IsV1 ? V1Codes[v1++ % V1Codes.Length] : V2Failures[v2++ % V2Failures.Length];
                    candidates.Add(new(place, type, forms[turns[type]++ * FormStep % forms.Count], code));
                }
            }
        }

        var batch = Batch.Write(candidates);
        var wrong = await ErrorsAsync(references, batch);
        return Batch.Write([.. batch.Spots.Where(spot => !wrong.Any(spot.Whole.IntersectsWith)).Select(static spot => spot.Combination)]);
    }

    // The forms that convert to a type without more ado: no test of such a value is idle.
    private static async Task<ILookup<string, Form>> FindFormsAsync()
    {
        var field = new Place("field", "public static $T F$N = $X;");
        var candidates =
            from type in Types
            from form in AllForms
            where type != "HRESULT" || form.Converts
            select new Combination(field, type, form, V2Failures[0]);
        var batch = Batch.Write([.. candidates]);
        var wrong = await ErrorsAsync(ReferenceSet.Net10, batch);
        return batch.Spots
            .Where(spot => !wrong.Any(spot.Whole.IntersectsWith))
            .ToLookup(static spot => spot.Combination.Type, static spot => spot.Combination.Form);
    }

    private static async Task<List<TextSpan>> ErrorsAsync(ReferenceSet references, Batch batch)
    {
        using var workspace = new AdhocWorkspace();
        var document = await AddDocumentAsync(workspace, new("candidates", references, "", Holder: null), batch);
        var compilation = await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken);
        return [.. compilation!.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => diagnostic.Location.SourceSpan)];
    }

    private static async Task<Document> AddDocumentAsync(AdhocWorkspace workspace, World world, Batch batch)
    {
        var isExecutable = world.References == ReferenceSet.Net10;
        var project = workspace.AddProject("Burner", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(world.References.LanguageVersion))
            .WithCompilationOptions(new CSharpCompilationOptions(
                isExecutable ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default))
            .AddMetadataReferences(await world.References.Assemblies.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken));
        project = project.AddDocument("Interop.cs", BurningInterop.Source).Project;
        project = project.AddDocument("Table.cs", world.Constants).Project;
        if (world.Holder == "Imapi.ImapiResult")
        {
            project = project.AddAnalyzerReference(GeneratorReference.Instance);
        }

        return project.AddDocument("Combinations.cs", batch.Text);
    }

    private static async Task<Snapshot> ReadAsync(Document document)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var compilation = (await document.Project.GetCompilationAsync(cancellationToken))!;
        var tree = (await document.GetSyntaxTreeAsync(cancellationToken))!;
        var all = compilation.GetDiagnostics(cancellationToken);
        var reports = await compilation
            .WithAnalyzers([new MagicResultCodeAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        var others = await compilation
            .WithAnalyzers([new NeverMatchingComparisonAnalyzer(), new NeverThrownCodeAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        return new(
            compilation.GetSemanticModel(tree),
            await tree.GetRootAsync(cancellationToken),
            [.. all.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)],
            [.. all.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning).Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))],
            [.. reports.OrderBy(static report => report.Location.SourceSpan.Start)],
            [.. others.Select(static report => report.Location.SourceSpan)]);
    }

    private static List<string> CompareReports(List<(Spot Spot, ExpressionSyntax Node)> expected, ImmutableArray<Diagnostic> reports)
    {
        var failures = new List<string>();
        var open = reports.ToLookup(static report => report.Location.SourceSpan);
        foreach (var (spot, node) in expected)
        {
            var here = open[node.Span].ToList();
            if (here is not [{ Id: "IMAPI1001", Properties: var properties }] || properties[DiagnosticProperties.ResultCode] != spot.Combination.Code.Name)
            {
                failures.Add($"{spot.Combination}: {here.Count} reports at {node} instead of one of {spot.Combination.Code.Name}");
            }
        }

        var spans = expected.Select(static pair => pair.Node.Span).ToHashSet();
        failures.AddRange(reports
            .Where(report => !spans.Contains(report.Location.SourceSpan))
            .Select(static report => $"unexpected: {report} at {report.Location.SourceTree!.GetText().ToString(report.Location.SourceSpan)}"));
        return failures;
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> reports)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var fix = new NameResultCodeFix();
        var context = new FixAllContext(
            document, fix, FixAllScope.Document, NameResultCodeFix.NameKey, fix.FixableDiagnosticIds, new Reports(reports), cancellationToken);
        var action = await fix.GetFixAllProvider().GetFixAsync(context);
        var operation = Assert.Single((await action!.GetOperationsAsync(cancellationToken)).OfType<ApplyChangesOperation>());
        return operation.ChangedSolution.GetDocument(document.Id)!;
    }

    private static IEnumerable<string> CompareName(Combination combination, ExpressionSyntax named, SemanticModel model, World world)
    {
        var fields = named.DescendantNodesAndSelf()
            .OfType<IdentifierNameSyntax>()
            .Select(name => model.GetSymbolInfo(name).Symbol)
            .OfType<IFieldSymbol>()
            .ToList();
        if (fields is not [var field] || field.Name != combination.Code.Name)
        {
            yield return $"{combination}: {named} does not name it";
        }
        else if (world.Holder is null ? field.DeclaredAccessibility != Accessibility.Private : field.ContainingType.ToDisplayString() != world.Holder)
        {
            yield return $"{combination}: {named} is {field.ToDisplayString()}";
        }
    }

    // All but the numbers or what took their places, and the directives and constants that the fix inserts.
    private static IEnumerable<string> TokensBeside(SyntaxNode root, IEnumerable<SyntaxNode?> numbers)
    {
        var left = new HashSet<SyntaxNode?>(numbers);
        return root
            .DescendantNodesAndTokens(node => !left.Contains(node) && !IsInserted(node))
            .Where(static node => node.IsToken)
            .Select(static token => token.ToString());
    }

    private static bool IsInserted(SyntaxNode node) => node switch
    {
        UsingDirectiveSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: "Imapi" } } => true,
        FieldDeclarationSyntax { Declaration.Variables: [{ Identifier.ValueText: var name }] } => ImapiCatalog.FindResultCode(name) is not null,
        _ => false,
    };

    // Counted from the end: the fix inserts directives and constants before what is there.
    private static Stack<int> PathTo(SyntaxNode node)
    {
        var path = new Stack<int>();
        for (; node.Parent is { } parent; node = parent)
        {
            path.Push(parent.ChildNodes().Reverse().TakeWhile(child => child != node).Count());
        }

        return path;
    }

    private static SyntaxNode? Follow(SyntaxNode root, Stack<int> path)
    {
        SyntaxNode? node = root;
        foreach (var index in path)
        {
            node = node?.ChildNodes().Reverse().ElementAtOrDefault(index);
        }

        return node;
    }

    /// <param name="Literal">How the digits are written.</param>
    /// <param name="Write">Writes them.</param>
    /// <param name="Wrapper">What stands round them.</param>
    /// <param name="Text">That, with placeholders.</param>
    private sealed record Form(string Literal, Func<uint, string> Write, string Wrapper, string Text)
    {
        public bool Converts => Text.Contains("$T", StringComparison.Ordinal);

        public string Of(string type, uint code) => Text.Replace("$T", type).Replace("$L", Write(code));
    }

    private sealed record Place(
        string Name,
        string Template,
        string? Types = null,
        bool IsUnchecked = false,
        bool IsV1 = false,
        int Forms = FormsPerPlace,
        Holder Holder = Holder.Type,
        Region Region = Region.Member);

    private sealed record Combination(Place Place, string Type, Form Form, ResultCode Code)
    {
        public override string ToString() => $"{Form.Literal}, {Form.Wrapper} × {Type} × {Place.Name}: {Form.Of(Type, Code.Value)}";
    }

    /// <summary>A combination in the text.</summary>
    private sealed record Spot(Combination Combination, TextSpan Whole, TextSpan Number);

    /// <param name="Constants">The user's own.</param>
    /// <param name="Holder">The type in which the fix must find the constants; null: it must declare them.</param>
    /// <param name="Share">Which part of the combinations this world takes: the simplifier's time is the test's.</param>
    private sealed record World(string Name, ReferenceSet References, string Constants, string? Holder, int Share = 9)
    {
        public Batch Of(Batch all) => Share == 1
            ? all
            : Batch.Write([.. all.Spots.Select(static spot => spot.Combination).Where((_, index) => (index - Array.IndexOf(AllWorlds, this)) % Share == 0)]);
    }

    /// <summary>A constant expression as the semantic model reads it.</summary>
    private sealed record Meaning(object? Value, string? Type, string? ConvertedType)
    {
        public static Meaning Of(ExpressionSyntax node, SemanticModel model)
        {
            var type = model.GetTypeInfo(node);
            return new(model.GetConstantValue(node).Value, type.Type?.ToDisplayString(), type.ConvertedType?.ToDisplayString());
        }
    }

    private sealed record Snapshot(
        SemanticModel Model,
        SyntaxNode Root,
        ImmutableArray<Diagnostic> Errors,
        ImmutableArray<string> Warnings,
        ImmutableArray<Diagnostic> Reports,
        ImmutableArray<TextSpan> OfOtherRules)
    {
        public IEnumerable<string> Comments => Root
            .DescendantTrivia()
            .Where(static trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
            .Select(static comment => comment.ToString());

        public ExpressionSyntax OutermostConstantIn(TextSpan span) => Root
            .FindNode(span)
            .DescendantNodesAndSelf()
            .OfType<ExpressionSyntax>()
            .First(node => span.Contains(node.Span) && Model.GetConstantValue(node).HasValue);
    }

    /// <summary>Many combinations in one file: hundreds of classes with a handful of them each.</summary>
    private sealed record Batch(string Text, ImmutableArray<Spot> Spots)
    {
        public static Batch Write(IReadOnlyCollection<Combination> combinations)
        {
            var text = new StringBuilder("""
                using System;
                using System.Collections.Generic;
                using System.Linq;
                using System.Linq.Expressions;
                using System.Runtime.InteropServices;
                using System.Threading.Tasks;
                using Burning;
                using Windows.Win32.Foundation;


                """);
            var spots = ImmutableArray.CreateBuilder<Spot>();
            Append(Region.Assembly, text, spots, combinations);
            Append(Region.TopLevel, text, spots, combinations);
            text.Append(Preamble);
            Append(Region.Namespace, text, spots, combinations);
            foreach (var (index, group) in combinations.Where(static row => row.Place.Region == Region.Member).Chunk(CombinationsPerClass).Index())
            {
                text.Append($"public class Group{index}\n{{\n");
                Append(Region.Member, text, spots, group);
                text.Append("}\n\n");
            }

            return new(text.ToString(), spots.ToImmutable());
        }

        private static void Append(Region region, StringBuilder text, ImmutableArray<Spot>.Builder spots, IEnumerable<Combination> combinations)
        {
            foreach (var combination in combinations.Where(row => row.Place.Region == region))
            {
                var number = combination.Form.Of(combination.Type, combination.Code.Value);
                var parts = combination.Place.Template
                    .Replace("$T", combination.Type)
                    .Replace("$N", $"{spots.Count}")
                    .Replace("$K", $"unchecked(({combination.Type})0x{combination.Code.Value:X8})")
                    .Split("$X");
                var start = text.Append("    ").Length;
                text.Append(parts[0]);
                var numberStart = text.Length;
                text.Append(number);
                var numberEnd = text.Length;
                text.Append(parts[1]);
                spots.Add(new(combination, TextSpan.FromBounds(start, text.Length), TextSpan.FromBounds(numberStart, numberEnd)));
                text.Append('\n');
            }
        }
    }

    private sealed class Reports(ImmutableArray<Diagnostic> reports) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(reports);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(reports);
    }
}
