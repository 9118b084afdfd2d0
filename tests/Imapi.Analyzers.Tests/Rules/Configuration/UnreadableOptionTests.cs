using Microsoft.CodeAnalysis.Testing;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Configuration.UnreadableOptionAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

namespace Imapi.Analyzers.Tests.Rules.Configuration;

/// <summary>IMAPI9001, beside the declarations that bring IMAPI into sight.</summary>
public sealed class UnreadableOptionTests
{
    private const string Discards = "dotnet_code_quality.IMAPI2001.report_discards";
    private const string CheckedCall = "dotnet_code_quality.IMAPI2001.checked_call";
    private const string Methods = "dotnet_code_quality.IMAPI2001.additional_methods";
    private const string Types = "dotnet_code_quality.imapi_hresult_types";

    private const string Boolean = "true or false";
    private const string MethodName = "the full name of a static method, such as Company.Hr.Check";
    private const string MethodNames = "full names or documentation ids of methods, separated by |";
    private const string TypeNames = "full names of types, separated by |";

    private const string Source = "class Burner { }";

    [Theory]
    [InlineData(Discards, "maybe", Boolean)]
    [InlineData(Discards, "", Boolean)]
    [InlineData("dotnet_code_quality.IMAPI2005.report_probes", "1", Boolean)]
    [InlineData(CheckedCall, "", MethodName)]
    [InlineData(CheckedCall, "Check", MethodName)]
    [InlineData(CheckedCall, "Company.Hr.Check()", MethodName)]
    [InlineData(CheckedCall, "Company.Hr.", MethodName)]
    [InlineData(CheckedCall, "global::Company.Hr.Check", MethodName)]
    [InlineData(Methods, "|", MethodNames)]
    [InlineData(Methods, "Wrapper.Burn, Wrapper.Erase", MethodNames)]
    [InlineData(Methods, "Wrapper.Burn|M:Wrapper.Erase()", MethodNames)]
    [InlineData(Types, "T:Company.HResult", TypeNames)]
    [InlineData(Types, "int", TypeNames)]
    public Task Reports_a_value_that_cannot_be_read(string key, string value, string allowed) =>
        VerifyAsync($"[*.cs]\n{key} = {value}", Report(key, value, allowed));

    [Theory]
    [InlineData(Discards, "true")]
    [InlineData(Discards, "False")]
    [InlineData(Discards, "unset")]
    [InlineData(CheckedCall, "Company.Hr.Check")]
    [InlineData(CheckedCall, "Company.Checks+Hr.Check")]
    [InlineData(CheckedCall, "Unset")]
    [InlineData(Methods, "Wrapper.Burn")]
    [InlineData(Methods, "Company.Wrapper<T>.Burn | M:Wrapper.Erase(System.Boolean,System.Int32) |")]
    [InlineData(Types, "HResult")]
    [InlineData(Types, "Company.Result<int, string> | Company.HResult")]
    [InlineData("dotnet_code_quality.IMAPI2001.unknown", "maybe")]
    [InlineData("dotnet_code_quality.CA1806.additional_use_results_methods", "maybe")]
    public Task Silent_on_a_value_that_can_be_read(string key, string value) => VerifyAsync($"[*.cs]\n{key} = {value}");

    [Fact]
    public Task Reports_each_option_and_value_once() => Verify.VerifyAsync(
        Source,
        configure: static test =>
        {
            AddSource(test, "/0/Second.cs", "class Second { }");
            AddSource(test, "/0/Third.cs", "class Third { }");
            AddConfig(
                test,
                $"""
                root = true
                [*.cs]
                {Discards} = maybe
                {CheckedCall} = maybe
                [**/Second.cs]
                {Discards} = perhaps
                """);
            test.ExpectedDiagnostics.Add(Report(Discards, "maybe", Boolean));
            test.ExpectedDiagnostics.Add(Report(CheckedCall, "maybe", MethodName));
            test.ExpectedDiagnostics.Add(Report(Discards, "perhaps", Boolean));
        });

    [Fact]
    public Task Reports_a_property_of_the_project_file_under_its_own_name() => Verify.VerifyAsync(
        Source,
        configure: static test =>
        {
            AddGlobalConfig(test, "build_property.ImapiAnalyzersConstants = no");
            test.ExpectedDiagnostics.Add(Report("ImapiAnalyzersConstants", "no", Boolean));
        });

    [Fact]
    public Task Silent_on_a_property_that_is_left_empty() =>
        Verify.VerifyAsync(Source, configure: static test => AddGlobalConfig(test, "build_property.ImapiAnalyzersConstants ="));

    [Fact]
    public Task Silent_where_no_IMAPI_is_in_sight() => Verify.VerifyAsync(
        Source,
        configure: static test =>
        {
            RemoveInterop(test);
            AddConfig(test, $"[*.cs]\n{Discards} = maybe\n{Types} = maybe?");
        });

    // Somebody has IMAPI in mind, and says so in vain.
    [Fact]
    public Task Reports_methods_that_would_bring_IMAPI_into_sight() => Verify.VerifyAsync(
        Source,
        configure: static test =>
        {
            RemoveInterop(test);
            AddConfig(test, $"[*.cs]\n{Methods} = Burn()");
            test.ExpectedDiagnostics.Add(Report(Methods, "Burn()", MethodNames));
        });

    // A report without a place belongs to no file's section.
    [Fact]
    public Task Heeds_no_severity_of_a_section() => VerifyAsync(
        $"[*.cs]\n{Discards} = maybe\ndotnet_diagnostic.IMAPI9001.severity = none", Report(Discards, "maybe", Boolean));

    [Fact]
    public Task Heeds_a_severity_in_global_configuration() => Verify.VerifyAsync(
        Source,
        configure: static test =>
        {
            AddConfig(test, $"[*.cs]\n{Discards} = maybe");
            AddGlobalConfig(test, "dotnet_diagnostic.IMAPI9001.severity = none");
        });

    private static Task VerifyAsync(string config, params DiagnosticResult[] reports) => Verify.VerifyAsync(
        Source,
        configure: test =>
        {
            AddConfig(test, config);
            test.ExpectedDiagnostics.AddRange(reports);
        });

    private static DiagnosticResult Report(string option, string value, string allowed) =>
        new DiagnosticResult(Descriptors.UnreadableOption).WithArguments(option, value, allowed);

    private static void AddConfig(Verify.Test test, string text) => AddConfig(test, "/.editorconfig", text);

    private static void AddGlobalConfig(Verify.Test test, string line) => AddConfig(test, "/.globalconfig", "is_global = true\n" + line);

    private static void AddConfig(Verify.Test test, string path, string text)
    {
        test.TestState.AnalyzerConfigFiles.Add((path, text));
        test.FixedState.AnalyzerConfigFiles.Add((path, text));
    }

    private static void AddSource(Verify.Test test, string name, string text)
    {
        test.TestState.Sources.Add((name, text));
        test.FixedState.Sources.Add((name, text));
    }

    private static void RemoveInterop(Verify.Test test)
    {
        test.TestState.Sources.RemoveAt(1);
        test.FixedState.Sources.RemoveAt(1);
    }
}
