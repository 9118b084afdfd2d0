using System.Collections.Immutable;
using System.Text;
using Imapi.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Imapi.Analyzers.CodeFixes.ResultCodes;

/// <summary>Writes <c>Imapi.ImapiResult</c> as a source file of the project, for those who will leave the package.</summary>
internal static class ConstantsCopy
{
    private const string FileName = "ImapiResult.cs";

    /// <summary>Whether the project lacks the file, and the class would clash with nothing but the generated one.</summary>
    public static async Task<bool> IsPossibleAsync(Project project, CancellationToken cancellationToken)
    {
        if (project.Documents.Any(static document => document.Name == FileName)
            || await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return false;
        }

        // The generator steps aside for a class of the project's own; only its own class may be here now.
        var generated = await project.GetSourceGeneratedDocumentsAsync(cancellationToken).ConfigureAwait(false);
        var generatedTrees = new HashSet<SyntaxTree>();
        foreach (var document in generated)
        {
            if (await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) is { } tree)
            {
                generatedTrees.Add(tree);
            }
        }

        return !ResultCodeConstants.WouldClash(compilation.RemoveSyntaxTrees(generatedTrees));
    }

    /// <summary>Adds the file to every project in which one of the diagnostics lies.</summary>
    public static async Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        foreach (var projectId in diagnostics.Select(diagnostic =>
            solution.GetDocument(diagnostic.Location.SourceTree)?.Project.Id).Distinct())
        {
            if (solution.GetProject(projectId) is not { } project
                || !await IsPossibleAsync(project, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            var newLine = await NewLineOfAsync(project, cancellationToken).ConfigureAwait(false);
            var text = SourceText.From(ResultCodeConstants.WriteOwnSource().Replace("\n", newLine), Encoding.UTF8);
            solution = solution.AddDocument(DocumentId.CreateNewId(project.Id, FileName), FileName, text);
        }

        return solution;
    }

    private static async Task<string> NewLineOfAsync(Project project, CancellationToken cancellationToken)
    {
        foreach (var document in project.Documents)
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (text.Lines.Count > 1)
            {
                return text.Lines[0].EndIncludingLineBreak - text.Lines[0].End == 2 ? "\r\n" : "\n";
            }
        }

        return "\n";
    }
}
