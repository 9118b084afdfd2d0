namespace Imapi.Analyzers.Tests.Verification;

/// <summary>How thoroughly a test verifies its source.</summary>
internal enum Thoroughness
{
    /// <summary>On .NET 10 only, and without FixAll, suppression and generated code. For mutation testing: a mutant then costs a third of the time.</summary>
    Brief,

    /// <summary>On both reference sets; FixAll, suppression and generated code on .NET 10 only. What each <c>dotnet test</c> does.</summary>
    Ordinary,

    /// <summary>All of it on both. What the build server does.</summary>
    Full,
}
