using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Tests.Proofs;

/// <summary>A way to break the text of a file; the same random numbers break it in the same way.</summary>
internal sealed record Breakage(string Name, Func<SyntaxNode, Random, string> Break)
{
    private static readonly string[] Vocabulary =
    [
        "{", "}", "(", ")", "[", "]", "<", ">", ";", ",", ".", "?.", "?", ":", "::", "=>", "=", "==", "!=", "??=", "!", "~", "-", "*", "&", "|", "..", "^",
        "class", "struct", "interface", "enum", "record", "delegate", "namespace", "using", "partial", "static", "const", "ref", "out", "in", "params", "this",
        "base", "new", "default", "null", "unchecked", "checked", "switch", "case", "when", "is", "as", "not", "or", "and", "with", "await", "async", "yield",
        "return", "throw", "goto", "break", "try", "catch", "finally", "if", "else", "for", "foreach", "while", "do", "lock", "fixed", "stackalloc", "typeof",
        "sizeof", "nameof", "operator", "implicit", "event", "get", "set", "init", "where", "from", "select", "var", "dynamic", "void", "int", "0xC0AA0202",
        "-2147220981", "0", "\"", "'", "$\"{", "@", "\"\"\"", "/*", "*/", "//", "\n#if X\n", "\n#endif\n", "\n#nullable enable\n", "\n#line 0\n",
    ];

    private static readonly string[] BadIds =
    [
        "\"\"", "\"no guid\"", "\"{27354133-7F64-5B0F-8F00-5D77AFBE261E\"", "\"27354133-7F64-5B0F-8F00-5D77AFBE261EE\"", "\"273541337F645B0F8F005D77AFBE261E\"",
        "\"27354133-7F64-5B0F-8F00-5D77AFBE261\" + \"E\"", "null", "5", "typeof(int)", "nameof(Guid)", "(string)null", "default", "\"\\0\"", "Missing.Id", "",
        "\"{0x27354133,0x7F64,0x5B0F,{0x8F,0x00,0x5D,0x77,0xAF,0xBE,0x26,0x1E}}\"", "\" 27354133-7F64-5B0F-8F00-5D77AFBE261E \"", "new[] { \"\" }", "\"a\", \"b\"",
    ];

    private static readonly string[] BadArguments =
    [
        "", "(", "()", "(null)", "(\"x\")", "((short)77)", "(-1)", "(1, 2, 3)", "(Nope = 1)", "(typeof(Nope))", "(default)", "(new int[] { 1 })", "(nope: 5)",
        "((ComInterfaceType)99)", "(ComInterfaceType.Nope)", "(ComInterfaceType.InterfaceIsDual | ComInterfaceType.InterfaceIsIUnknown)", "(1 / 0)", "(out var x)",
    ];

    private static readonly string[] StrayAttributes =
    [
        "[PreserveSig]", "[PreserveSig(false)]", "[System.Runtime.InteropServices.PreserveSig(5)]", "[return: ]", "[return: MarshalAs()]", "[InterfaceType(\"x\")]",
        "[InterfaceType((short)1), InterfaceType((short)2)]", "[DispId(\"x\")]", "[DispId(0x100)]", "[Guid]", "[Guid(\"27354133-7F64-5B0F-8F00-5D77AFBE261E\")]",
        "[ComImport]", "[System.Diagnostics.Conditional]", "[System.Diagnostics.Conditional(null)]", "[System.Diagnostics.Conditional(\"X\")]", "[VtblIndex(\"x\")]",
        "[GeneratedComInterface]", "[System.Obsolete(5)]", "[]", "[,]", "[Nope.Nope]", "[assembly: Guid(5)]",
    ];

    private static readonly string[] OtherTypes =
    [
        "Nope", "dynamic", "void", "var", "int*", "ref int", "int?", "int?[]", "int[,]", "(int, uint)", "T", "object", "string", "float", "nint", "System.Enum",
        "System.Nullable<>", "delegate*<int, void>", "IDiscMaster", "HResult?", "Windows.Win32.Foundation.HRESULT", "System.Threading.Tasks.Task<int>", "global::", "scoped System.Span<int>",
    ];

    private static readonly string[] OtherNumbers =
    [
        "0x", "0b", "0xFFFFFFFFFFFFFFFFFF", "99999999999999999999", "0xC0AA0202L", "18446744073709551615", "-9223372036854775808", "1.5", "1e400", "0x80040220.0", "'c'",
        "\"0xC0AA0202\"", "null", "default", "int.MinValue", "Nope", "(0xC0AA0202", "checked((int)0xC0AA0202)", "-0xC0AA0202", "~0xC0AA0202u", "0xC0AA0202 / 0", "1u << 99",
    ];

    public static ImmutableArray<Breakage> All { get; } =
    [
        new("deleted tokens", static (root, random) => ChangeTokens(root, random, static (tokens, index, _) => tokens.RemoveAt(index))),
        new("inserted tokens", static (root, random) => ChangeTokens(root, random, static (tokens, index, random) => tokens.Insert(index, " " + Pick(Vocabulary, random) + " "))),
        new("doubled tokens", static (root, random) => ChangeTokens(root, random, static (tokens, index, random) => tokens.Insert(random.Next(tokens.Count), tokens[index]))),
        new("swapped tokens", static (root, random) => ChangeTokens(root, random, static (tokens, index, random) =>
        {
            var other = random.Next(2) == 0 ? Math.Min(index + 1, tokens.Count - 1) : random.Next(tokens.Count);
            (tokens[index], tokens[other]) = (tokens[other], tokens[index]);
        })),
        new("deleted nodes", static (root, random) => ChangeNodes<SyntaxNode>(root, random, static (_, _) => "")),
        new("exchanged expressions", static (root, random) => Exchange<ExpressionSyntax>(root, random)),
        new("exchanged statements", static (root, random) => Exchange<StatementSyntax>(root, random)),
        new("exchanged members", static (root, random) => Exchange<MemberDeclarationSyntax>(root, random)),
        new("doubled types", DoubleTypes),
        new("cyclic bases", CloseBases),
        new("bad ids", static (root, random) => ChangeNodes<AttributeSyntax>(
            root, random, static (attribute, random) => $"{attribute.Name}({Pick(BadIds, random)})", static attribute => attribute.Name.ToString().Contains("Guid", StringComparison.Ordinal))),
        new("bad arguments", static (root, random) => ChangeNodes<AttributeSyntax>(root, random, static (attribute, random) => attribute.Name + Pick(BadArguments, random))),
        new("stray attributes", static (root, random) => ChangeNodes<MemberDeclarationSyntax>(
            root, random, static (member, random) => Pick(StrayAttributes, random) + " " + member, static member => member is not BaseNamespaceDeclarationSyntax)),
        new("partial halves", SplitTypes),
        new("other types", static (root, random) => ChangeNodes<TypeSyntax>(root, random, static (_, random) => Pick(OtherTypes, random))),
        new("other numbers", static (root, random) => ChangeNodes<LiteralExpressionSyntax>(root, random, static (_, random) => Pick(OtherNumbers, random))),
    ];

    public override string ToString() => Name;

    private static T Pick<T>(IReadOnlyList<T> choices, Random random) => choices[random.Next(choices.Count)];

    private static string ChangeTokens(SyntaxNode root, Random random, Action<List<string>, int, Random> change)
    {
        var tokens = root.DescendantTokens().Select(static token => token.ToFullString()).ToList();
        for (var count = random.Next(1, 4); count > 0 && tokens.Count > 0; count--)
        {
            change(tokens, random.Next(tokens.Count), random);
        }

        return string.Concat(tokens);
    }

    private static string ChangeNodes<TNode>(SyntaxNode root, Random random, Func<TNode, Random, string> write, Predicate<TNode>? isMeant = null)
        where TNode : SyntaxNode
    {
        var text = root.ToFullString();
        var nodes = root.DescendantNodes().OfType<TNode>().Where(node => isMeant?.Invoke(node) != false).ToList();
        var end = text.Length + 1;
        foreach (var node in Enumerable.Range(0, random.Next(1, 4)).Where(_ => nodes.Count > 0).Select(_ => Pick(nodes, random)).OrderByDescending(static node => node.SpanStart))
        {
            if (node.Span.End < end)
            {
                text = text[..node.SpanStart] + write(node, random) + text[node.Span.End..];
                end = node.SpanStart;
            }
        }

        return text;
    }

    private static string Exchange<TNode>(SyntaxNode root, Random random)
        where TNode : SyntaxNode
    {
        var nodes = root.DescendantNodes().OfType<TNode>().ToList();
        return ChangeNodes<TNode>(root, random, (_, random) => Pick(nodes, random).ToString());
    }

    private static string DoubleTypes(SyntaxNode root, Random random)
    {
        var types = root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().ToList();
        return types.Count == 0 || random.Next(4) == 0
            ? root.ToFullString() + "\n" + root.ToFullString()
            : ChangeNodes<BaseTypeDeclarationSyntax>(root, random, (type, random) => type + "\n" + (random.Next(2) == 0 ? type : Pick(types, random)));
    }

    // Each type chosen derives from itself or from another one of the file, which may derive from it.
    private static string CloseBases(SyntaxNode root, Random random)
    {
        var types = root.DescendantNodes().OfType<TypeDeclarationSyntax>().ToList();
        var ends = types.ToDictionary(static type => type.ParameterList?.Span.End ?? type.TypeParameterList?.Span.End ?? type.Identifier.Span.End);
        var text = root.ToFullString();
        foreach (var (end, type) in ends.OrderByDescending(static pair => pair.Key))
        {
            if (random.Next(3) > 0)
            {
                var name = (random.Next(3) == 0 ? type : Pick(types, random)).Identifier.Text;
                text = type.BaseList is null ? text.Insert(end, " : " + name) : text.Insert(type.BaseList.ColonToken.Span.End, " " + name + ", ");
            }
        }

        return text;
    }

    // Two halves, one of which may lack the modifier, have other type parameters or be of another kind.
    private static string SplitTypes(SyntaxNode root, Random random) => ChangeNodes<TypeDeclarationSyntax>(root, random, static (type, random) =>
    {
        var halves = type.Members.ToLookup(_ => random.Next(2) == 0);
        var first = type.WithMembers([.. halves[true], .. random.Next(3) == 0 ? type.Members : []]);
        var second = type.WithMembers([.. halves[false]]).WithAttributeLists(random.Next(2) == 0 ? type.AttributeLists : []);
        var written = second.ToString();
        written = random.Next(6) switch
        {
            0 => written.Replace(second.Identifier.Text, second.Identifier.Text + "<T>", StringComparison.Ordinal),
            1 => written.Replace(second.Keyword.Text, second.Keyword.Text == "struct" ? "interface" : "struct", StringComparison.Ordinal),
            2 => written + " partial",
            3 => written[..(written.Length / 2)],
            _ => written,
        };
        return random.Next(4) switch
        {
            0 => first + " " + written,
            1 => "partial " + first + " " + written,
            2 => WithPartial(first.ToString(), first) + " " + WithPartial(written, second).Replace("void ", "partial void ", StringComparison.Ordinal),
            _ => WithPartial(first.ToString(), first) + " " + WithPartial(written, second),
        };
    }, static type => !type.Identifier.IsMissing);

    private static string WithPartial(string text, TypeDeclarationSyntax type) =>
        text.Contains(type.Keyword.Text, StringComparison.Ordinal) && !text.Contains("partial " + type.Keyword.Text, StringComparison.Ordinal)
            ? text.Insert(text.IndexOf(type.Keyword.Text, StringComparison.Ordinal), "partial ")
            : text;
}
