using System.Globalization;
using System.Text;
using Imapi.Analyzers.Catalog;

namespace Imapi.Analyzers.Tests.Rules.Interop;

/// <summary>Writes a declaration of any interface of the catalog, in each style that C# has for it, right or wrong as told.</summary>
internal static class InteropWriter
{
    /// <summary>IStream, for the <c>[GeneratedComInterface]</c> interfaces that derive from it in C#.</summary>
    public const string StreamBase = """
        [System.Runtime.InteropServices.Marshalling.GeneratedComInterface, Guid("0000000C-0000-0000-C000-000000000046")]
        public partial interface IStream
        {
            void Read(int p0, int p1, int p2); void Write(int p0, int p1, int p2); void Seek(int p0, int p1, int p2); void SetSize(int p0);
            void CopyTo(int p0, int p1, int p2, int p3); void Commit(int p0); void Revert(); void LockRegion(int p0, int p1, int p2);
            void UnlockRegion(int p0, int p1, int p2); void Stat(int p0, int p1); void Clone(int p0);
        }

        """;

    private static readonly string[] StreamMembers =
        ["Read/3", "Write/3", "Seek/3", "SetSize/1", "CopyTo/4", "Commit/1", "Revert/0", "LockRegion/3", "UnlockRegion/3", "Stat/2", "Clone/1"];

    public enum Style
    {
        /// <summary><c>[ComImport]</c> with properties.</summary>
        Properties,

        /// <summary><c>[ComImport]</c> with the header's accessors as methods.</summary>
        Methods,

        /// <summary><c>[ComImport]</c>, deriving from the base and redeclaring its members.</summary>
        Redeclared,

        /// <summary>A struct that calls through slot numbers.</summary>
        Struct,

        /// <summary><c>[GeneratedComInterface]</c> with all members.</summary>
        Generated,

        /// <summary><c>[GeneratedComInterface]</c>, deriving from IStream.</summary>
        GeneratedDerived,
    }

    /// <summary>The styles that C# allows for an interface.</summary>
    public static IEnumerable<Style> StylesOf(ImapiInterface row)
    {
        yield return Style.Properties;
        yield return Style.Methods;
        yield return Style.Struct;
        if (ImapiCatalog.FindInterface(row.BaseName) is not null)
        {
            yield return Style.Redeclared;
        }

        if (!IsDispatch(row))
        {
            yield return Style.Generated;
        }

        if (row.BaseName == "IStream")
        {
            yield return Style.GeneratedDerived;
        }
    }

    public static bool IsDispatch(ImapiInterface row) => (BaseOf(row) is { } known ? RootOf(known) : row.BaseName) == "IDispatch";

    public static Declaration Right(ImapiInterface row, Style style) => new()
    {
        Row = row,
        Style = style,
        Id = row.Iid.ToString("D").ToUpperInvariant(),
        InterfaceType = IsDispatch(row) ? "InterfaceIsDual" : "InterfaceIsIUnknown",
        Members = [.. Members(row, style).Select(static (cell, index) => new Member(cell.Split('/')[0], int.Parse(cell.Split('/')[1], CultureInfo.InvariantCulture), index))],
    };

    private static ImapiInterface? BaseOf(ImapiInterface row) => ImapiCatalog.FindInterface(row.BaseName);

    private static string RootOf(ImapiInterface row) => BaseOf(row) is { } known ? RootOf(known) : row.BaseName;

    private static IEnumerable<string> Members(ImapiInterface row, Style style)
    {
        var inherited = BaseOf(row) is { } known ? Members(known, style) : row.BaseName == "IStream" && style != Style.GeneratedDerived ? StreamMembers : [];
        return inherited.Concat(row.Members.Select(static member => member.Name + "/" + member.ParameterCount));
    }

    /// <summary>A member as it is to be written.</summary>
    /// <param name="Name">The header's name.</param>
    /// <param name="ParameterCount">The number of native parameters.</param>
    /// <param name="Slot">The place of a struct's member behind the root's.</param>
    /// <param name="IsVoidPreserved">Whether to write <c>[PreserveSig] void</c>.</param>
    public sealed record Member(string Name, int ParameterCount, int Slot, bool IsVoidPreserved = false);

    /// <summary>A declaration as it is to be written.</summary>
    public sealed record Declaration
    {
        public required ImapiInterface Row { get; init; }

        public required Style Style { get; init; }

        public required string Id { get; init; }

        public required string? InterfaceType { get; init; }

        public required IReadOnlyList<Member> Members { get; init; }

        public string Write()
        {
            var text = new StringBuilder();
            switch (Style)
            {
                case Style.Struct:
                    text.Append($"[Guid(\"{Id}\")] public unsafe struct {Row.Name} {{ public void** lpVtbl; ");
                    var root = IsDispatch(Row) ? 7 : 3;
                    foreach (var member in Members)
                    {
                        text.Append($"public int {member.Name}({Parameters(member.ParameterCount)}) {{ return Native.Call(lpVtbl[{root + member.Slot}]); }} ");
                    }

                    break;
                case Style.Generated or Style.GeneratedDerived:
                    var derives = Style == Style.GeneratedDerived ? " : IStream" : "";
                    text.Append($"[GeneratedComInterface, Guid(\"{Id}\")] public partial interface {Row.Name}{derives} {{ ");
                    WriteMethods(text);
                    break;
                default:
                    var baseName = Style == Style.Redeclared ? " : " + Row.BaseName : "";
                    var type = InterfaceType is null ? "" : $", InterfaceType(ComInterfaceType.{InterfaceType})";
                    text.Append($"[ComImport, Guid(\"{Id}\"){type}] public interface {Row.Name}{baseName} {{ ");
                    if (Style == Style.Properties)
                    {
                        WriteProperties(text);
                    }
                    else
                    {
                        WriteMethods(text);
                    }

                    break;
            }

            return text.Append("}\n").ToString();
        }

        // The last native parameter is the return value in every third method, and every third one is [PreserveSig].
        private void WriteMethods(StringBuilder text)
        {
            var inherited = Style == Style.Redeclared ? Right(BaseOf(Row)!, Style.Methods).Members.Select(static member => member.Name).ToHashSet() : [];
            for (var index = 0; index < Members.Count; index++)
            {
                var member = Members[index];
                var modifier = inherited.Contains(member.Name) ? "new " : "";
                text.Append(member switch
                {
                    { IsVoidPreserved: true } => $"[PreserveSig] {modifier}void {member.Name}({Parameters(member.ParameterCount)}); ",
                    { ParameterCount: > 0 } when index % 3 == 0 => $"{modifier}int {member.Name}({Parameters(member.ParameterCount - 1)}); ",
                    _ when index % 3 == 1 => $"[PreserveSig] {modifier}int {member.Name}({Parameters(member.ParameterCount)}); ",
                    _ => $"{modifier}void {member.Name}({Parameters(member.ParameterCount)}); ",
                });
            }
        }

        private void WriteProperties(StringBuilder text)
        {
            for (var index = 0; index < Members.Count; index++)
            {
                var member = Members[index];
                if (!IsProperty(member))
                {
                    text.Append(member.Name == "get_Item" && member.ParameterCount == 2 && !member.IsVoidPreserved
                        ? "int this[int index] { get; } "
                        : member.IsVoidPreserved || member.ParameterCount == 0
                            ? $"{(member.IsVoidPreserved ? "[PreserveSig] " : "")}void {member.Name}({Parameters(member.ParameterCount)}); "
                            : $"int {member.Name}({Parameters(member.ParameterCount - 1)}); ");
                    continue;
                }

                var property = member.Name[4..];
                var isPair = index + 1 < Members.Count && IsProperty(Members[index + 1]) && Members[index + 1].Name[4..] == property && Members[index + 1].Name != member.Name;
                var first = member.Name.StartsWith("get_", StringComparison.Ordinal) ? "get; " : "set; ";
                var isSplit = !isPair && Members.Count(other => other.Name == "get_" + property || other.Name == "put_" + property) > 1;
                text.Append(isSplit
                    ? $"void {member.Name}(int value); "
                    : $"int {property} {{ {first}{(isPair ? first == "get; " ? "set; " : "get; " : "")}}} ");
                index += isPair ? 1 : 0;
            }
        }

        private static bool IsProperty(Member member) =>
            member is { ParameterCount: 1, IsVoidPreserved: false }
            && (member.Name.StartsWith("get_", StringComparison.Ordinal) || member.Name.StartsWith("put_", StringComparison.Ordinal));

        private static string Parameters(int count) => string.Join(", ", Enumerable.Range(0, count).Select(static index => $"int p{index}"));
    }
}
