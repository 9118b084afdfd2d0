using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.Symbols;
using Imapi.Analyzers.Tests.Repository;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using static Imapi.Analyzers.Tests.Rules.Interop.InteropWriter;

namespace Imapi.Analyzers.Tests.Rules.Interop;

/// <summary>
/// .NET's own generator of COM interop takes the right declarations that the rules hold for right, and what it adds to them
/// changes nothing for the rules.
/// </summary>
public sealed class GeneratedComInterfaceTests
{
    private const string Head = """
        using System;
        using System.Runtime.InteropServices;
        using System.Runtime.InteropServices.Marshalling;

        """;

    [Theory]
    [InlineData("Generated", 14)]
    [InlineData("GeneratedDerived", 3)]
    public async Task Right_declarations_compile_and_are_silent(string styleName, int count)
    {
        var style = Enum.Parse<Style>(styleName);
        var rows = ImapiCatalog.Interfaces.Where(row => StylesOf(row).Contains(style)).ToList();
        Assert.Equal(count, rows.Count);

        var compilation = await GenerateAsync(StreamBase + string.Concat(rows.Select(row => Right(row, style).Write())), rows.Count + 1);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static report => report.Severity >= DiagnosticSeverity.Warning));
        Assert.Empty(await ReportsAsync(compilation));
    }

    // As people write it: strings, arrays, interfaces, a return value, bases of two levels, IDispatch as a base.
    [Fact]
    public async Task Marshalled_declarations_compile_and_are_silent()
    {
        var compilation = await GenerateAsync(
            """
            [GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
            [Guid("85AC9776-CA88-4CF2-894E-09598C078A41")]
            internal partial interface IDiscRecorder
            {
                void Init([MarshalUsing(CountElementName = nameof(size))] byte[] id, uint size, uint number);
                [PreserveSig] int GetRecorderGUID([MarshalUsing(CountElementName = nameof(size)), In, Out] byte[] id, uint size, out uint required);
                int GetRecorderType();
                void GetDisplayNames(ref string vendor, ref string product, ref string revision);
                string GetBasePnPID();
                string GetPath();
                nint GetRecorderProperties();
                [PreserveSig] int SetRecorderProperties(nint properties);
                void GetRecorderState(out uint state);
                void OpenExclusive();
                void QueryMediaType(out int type, out int flags);
                void QueryMediaInfo(out byte sessions, out byte lastTrack, out uint start, out uint next, out uint free);
                void Eject();
                void Erase([MarshalAs(UnmanagedType.U1)] bool full);
                void Close();
            }

            [GeneratedComInterface, Guid("9B1921E1-54AC-11D3-9144-00104BA11C5E")]
            internal partial interface IEnumDiscRecorders
            {
                [PreserveSig] int Next(uint count, out IDiscRecorder recorder, out uint fetched);
                [PreserveSig] int Skip(uint count);
                void Reset();
                IEnumDiscRecorders Clone();
            }

            [GeneratedComInterface, Guid("0C733A30-2A1C-11CE-ADE5-00AA0044773D")]
            internal partial interface ISequentialStream
            {
                [PreserveSig] int Read(nint data, uint count, out uint read);
                [PreserveSig] int Write(nint data, uint count, out uint written);
            }

            [GeneratedComInterface, Guid("0000000C-0000-0000-C000-000000000046")]
            internal partial interface IStream : ISequentialStream
            {
                long Seek(long move, int origin);
                void SetSize(long size);
                void CopyTo(IStream stream, long count, out long read, out long written);
                void Commit(int flags);
                void Revert();
                void LockRegion(long offset, long count, int type);
                void UnlockRegion(long offset, long count, int type);
                void Stat(nint statistics, int flags);
                IStream Clone();
            }

            [GeneratedComInterface, Guid("27354146-7F64-5B0F-8F00-5D77AFBE261E")]
            internal partial interface IStreamConcatenate : IStream
            {
                void Initialize(IStream first, IStream second);
                void Initialize2([MarshalUsing(CountElementName = nameof(count))] IStream[] streams, uint count);
                void Append(IStream stream);
            }

            [GeneratedComInterface, Guid("00020400-0000-0000-C000-000000000046")]
            internal partial interface IDispatch
            {
                void GetTypeInfoCount(out uint count);
                void GetTypeInfo(uint index, uint locale, out nint info);
                void GetIDsOfNames(in Guid reserved, nint names, uint count, uint locale, nint ids);
                void Invoke(int id, in Guid reserved, uint locale, ushort flags, nint parameters, nint result, nint exception, nint argument);
            }

            [GeneratedComInterface, Guid("27354152-8F64-5B0F-8F00-5D77AFBE261E")]
            internal partial interface IDiscFormat2 : IDispatch
            {
                [return: MarshalAs(UnmanagedType.VariantBool)] bool IsRecorderSupported(nint recorder);
                [return: MarshalAs(UnmanagedType.VariantBool)] bool IsCurrentMediaSupported(nint recorder);
                [return: MarshalAs(UnmanagedType.VariantBool)] bool get_MediaPhysicallyBlank();
                [return: MarshalAs(UnmanagedType.VariantBool)] bool get_MediaHeuristicallyBlank();
                nint get_SupportedMediaTypes();
            }

            [GeneratedComInterface, Guid("27354156-8F64-5B0F-8F00-5D77AFBE261E")]
            internal partial interface IDiscFormat2Erase : IDiscFormat2
            {
                void put_Recorder(nint recorder);
                nint get_Recorder();
            }
            """,
            8);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static report => report.Severity >= DiagnosticSeverity.Warning));
        Assert.Empty(await ReportsAsync(compilation));
    }

    [Fact]
    public async Task Wrong_declarations_are_caught_in_their_own_part()
    {
        var compilation = await GenerateAsync(
            """
            [GeneratedComInterface, Guid("2C941FDA-975B-59BE-A960-9A2A262853A5")]
            public partial interface IEnumFsiItems
            {
                void Skip(uint count);
            }

            [GeneratedComInterface, Guid("2C941FD6-975B-59BE-A960-9A2A262853A5")]
            public partial interface IEnumProgressItems : IEnumFsiItems
            {
                void Reset();
            }

            [GeneratedComInterface, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E")]
            public partial interface IDiscRecorder2
            {
                void EjectMedia();
            }
            """,
            3);
        var reports = await ReportsAsync(compilation);
        Assert.Equal(["IMAPI3002 IDiscRecorder2", "IMAPI3003 Skip"], reports
            .Select(static report => report.Id + " " + report.Location.SourceTree!.GetText().ToString(report.Location.SourceSpan))
            .Order(StringComparer.Ordinal));
    }

    private static async Task<Compilation> GenerateAsync(string declarations, int count)
    {
        var references = await ReferenceSet.WithGenerators.Assemblies.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken);
        var options = new CSharpParseOptions(ReferenceSet.WithGenerators.LanguageVersion);
        var compilation = CSharpCompilation.Create(
            "Burner",
            [CSharpSyntaxTree.ParseText(Head + declarations, options, cancellationToken: TestContext.Current.CancellationToken)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var generators = GeneratorReference.OfFile(GeneratorOf(references)).GetGenerators(LanguageNames.CSharp);
        CSharpGeneratorDriver.Create(generators, parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var reports, TestContext.Current.CancellationToken);
        Assert.Empty(reports.Where(static report => report.Severity >= DiagnosticSeverity.Warning));
        Assert.Equal(count, generated.GetSymbolsWithName(static _ => true, SymbolFilter.Type, TestContext.Current.CancellationToken)
            .Count(static type => ComAttributes.HasAttribute(type, "IUnknownDerivedAttribute")));
        return generated;
    }

    // A targeting pack has its generators beside its reference assemblies.
    private static string GeneratorOf(IEnumerable<MetadataReference> references)
    {
        var assemblies = Path.GetDirectoryName(references.OfType<PortableExecutableReference>().First().FilePath)!;
        return Path.GetFullPath(Path.Combine(assemblies, "..", "..", "analyzers", "dotnet", "cs", "Microsoft.Interop.ComInterfaceGenerator.dll"));
    }

    private static async Task<IEnumerable<Diagnostic>> ReportsAsync(Compilation compilation)
    {
        var reports = await compilation.WithAnalyzers(Product.Analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        // A right declaration may hide success codes.
        return reports.Where(static report => report.Id != "IMAPI3005");
    }
}
