using Imapi.Analyzers.Constants;
using Imapi.Analyzers.Detection;
using Imapi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Imapi.Analyzers.Tests.Detection;

/// <summary>The gate: no rule but those of v2 failures looks at a compilation that it calls free of IMAPI.</summary>
public sealed class ImapiDetectorTests
{
    [Theory]
    [InlineData("interface IDiscRecorder2 { }")]
    [InlineData("namespace N { class Outer { class MsftDiscMaster2 { } } }")]
    [InlineData("enum IMAPI_MEDIA_PHYSICAL_TYPE { }")]
    [InlineData("class C { const int IMAPI_E_NOTOPENED = 0; }")]
    [InlineData("enum Code { E_IMAPI_RECORDER_MEDIA_NO_MEDIA }")]
    [InlineData("""class C { string id = "27354130-7F64-5B0F-8F00-5D77AFBE261E"; }""")]
    [InlineData("""class C { string id = "IMAPI2.MsftDiscMaster2"; }""")]
    public async Task InSight(string source) =>
        Assert.True(ImapiDetector.MayUseImapi(await CompileAsync(source), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("class C { int hr = unchecked((int)0xC0AA0202); }")]
    [InlineData("class IDiscRecorder2Factory { int IMAPI_E_OTHER; void IDiscRecorder2() { } }")]
    [InlineData("""class C { object E_FAIL = "00000000-0000-0000-C000-000000000046"; }""")]
    [InlineData("")]
    public async Task OutOfSight(string source) =>
        Assert.False(ImapiDetector.MayUseImapi(await CompileAsync(source), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("Interop", "public interface IDiscRecorder2 { }", true)]
    [InlineData("Interop", "namespace N { public class MsftDiscMaster2Class { } public class MsftDiscMaster2 { } }", true)]
    [InlineData("Systems.Interop", "public interface IDiscRecorder2 { }", true)]
    [InlineData("Interop", "public interface IRecorder { }", false)]
    [InlineData("mscorlib", "public interface IDiscRecorder2 { }", false)]
    [InlineData("netstandard", "public interface IDiscRecorder2 { }", false)]
    [InlineData("System", "public interface IDiscRecorder2 { }", false)]
    [InlineData("WindowsBase", "public interface IDiscRecorder2 { }", false)]
    [InlineData("Microsoft.CSharp", "public interface IDiscRecorder2 { }", false)]
    [InlineData("System.Interop", "public interface IDiscRecorder2 { }", false)]
    [InlineData("Microsoft.Win32.Interop", "public interface IDiscRecorder2 { }", false)]
    [InlineData("Microsoft.VisualBasic.Interop", "public interface IDiscRecorder2 { }", false)]
    public async Task InAReference(string assemblyName, string source, bool isInSight)
    {
        var reference = (await CompileAsync(source)).WithAssemblyName(assemblyName);
        using var image = new MemoryStream();
        Assert.True(reference.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);

        // Alone, for the framework's own of that name would hide it.
        var compilation = (await CompileAsync("class C { }")).WithReferences(MetadataReference.CreateFromImage(image.ToArray()));

        Assert.Equal(isInSight, ImapiDetector.MayUseImapi(compilation, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task TheGeneratedConstantsAreNotTheProgramsOwn()
    {
        var compilation = await CompileAsync("class C { }");
        var generated = GenerateConstants(compilation);

        Assert.NotEqual(compilation.SyntaxTrees.Length, generated.SyntaxTrees.Count());
        Assert.False(ImapiDetector.MayUseImapi(generated, TestContext.Current.CancellationToken));
        Assert.False(ImapiDetector.HasV2Failure(generated, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("class C { const int IMAPI_E_NOTOPENED = 0; }")]
    [InlineData("""class C { string id = "IMAPI2.MsftDiscMaster2"; }""")]
    public async Task BesideTheGeneratedConstants(string source) =>
        Assert.True(ImapiDetector.MayUseImapi(GenerateConstants(await CompileAsync(source)), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("class C { int hr = unchecked((int)0xC0AA0202); }", true)]
    [InlineData("class C { int hr = -1062600190; }", true)]
    [InlineData("class C { int hr = unchecked((int)0x80004005); }", false)]
    [InlineData("interface IDiscRecorder2 { }", false)]
    public async Task V2Failure(string source, bool isMentioned) =>
        Assert.Equal(isMentioned, ImapiDetector.HasV2Failure(await CompileAsync("class First { }", source), TestContext.Current.CancellationToken));

    private static Compilation GenerateConstants(Compilation compilation)
    {
        CSharpGeneratorDriver.Create(new ResultCodeConstantsGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, TestContext.Current.CancellationToken);
        return generated;
    }

    private static async Task<CSharpCompilation> CompileAsync(params string[] sources)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        return CSharpCompilation.Create(
            "Program",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, cancellationToken: cancellationToken)),
            await ReferenceSet.Net10.Assemblies.ResolveAsync(LanguageNames.CSharp, cancellationToken),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }
}
