using Imapi.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Imapi.Analyzers.Results;

/// <summary>Recognizes cleanup code, which should not throw: finally, Dispose, finalizers.</summary>
internal static class CleanupCode
{
    /// <summary>Whether a call of this method only leaves the drive or the object.</summary>
    public static bool IsTeardown(IMethodSymbol method) => IsTeardown(method.Name);

    /// <inheritdoc cref="IsTeardown(IMethodSymbol)"/>
    public static bool IsTeardown(string method) => ImapiCatalog.RoleOf(method) is MemberRole.Teardown or MemberRole.Release;

    /// <summary>Whether a node is in a <c>finally</c>, a <c>Dispose</c>, a <c>DisposeAsync</c> or a finalizer.</summary>
    public static bool IsIn(SyntaxNode node)
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
