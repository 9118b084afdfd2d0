using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Results;

/// <summary>Where a program only leaves things behind, and no exception should come from: finally, Dispose, finalizers.</summary>
internal static class CleanupCode
{
    // What a burner does to leave the drive behind; a failure there comes too late to matter.
    private static readonly HashSet<string> TeardownMethods =
    [
        "Close",
        "ReleaseExclusiveAccess",
        "Eject",
        "EjectMedia",
        "CloseTray",
        "EnableMcn",
        "DisableMcn",
        "CancelWrite",
        "CancelErase",
        "ProgressUnadvise",
        "Dispose",
        "ReleaseComObject",
        "FinalReleaseComObject",
    ];

    /// <summary>Whether a call of this method only leaves the drive or the object behind.</summary>
    public static bool IsTeardown(IMethodSymbol method) => IsTeardown(method.Name);

    /// <inheritdoc cref="IsTeardown(IMethodSymbol)"/>
    public static bool IsTeardown(string method) => TeardownMethods.Contains(method);

    /// <summary>Whether a node stands in a <c>finally</c>, a <c>Dispose</c>, a <c>DisposeAsync</c> or a finalizer.</summary>
    public static bool Contains(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null and not BaseTypeDeclarationSyntax; parent = parent.Parent)
        {
            if (parent is FinallyClauseSyntax
                or DestructorDeclarationSyntax
                or MethodDeclarationSyntax { Identifier.ValueText: "Dispose" or "DisposeAsync" })
            {
                return true;
            }
        }

        return false;
    }
}
