namespace Imapi.Analyzers.Tests.Verification;

/// <summary>How thoroughly a test verifies its source.</summary>
internal enum Thoroughness
{
    /// <summary>On .NET 10 only, and without FixAll, suppression and generated code. For mutation testing: a mutant then costs a third of the time.</summary>
    Brief,

    /// <summary>On .NET 10 only, with FixAll, suppression and generated code. What each <c>dotnet test</c> does.</summary>
    Ordinary,

    /// <summary>The same on .NET Framework 4.8 too. What the build server does.</summary>
    Full,
}
