using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Tests.Verification;

/// <summary>A second project with the files of the first, as of linked files or of another target framework.</summary>
internal static class SharedFiles
{
    /// <summary>Adds the second project, in which the rule reports nothing.</summary>
    /// <param name="solution">Holds the first project.</param>
    /// <param name="projectId">The first project.</param>
    /// <param name="ruleId">The rule.</param>
    /// <param name="ownFile">The text of a file that the second project has for itself.</param>
    public static Solution AddProject(Solution solution, ProjectId projectId, string ruleId, string ownFile = "")
    {
        var project = solution.GetProject(projectId)!;
        var other = ProjectId.CreateNewId();
        solution = solution.AddProject(ProjectInfo.Create(
            other, VersionStamp.Default, "Other", "Other", LanguageNames.CSharp,
            compilationOptions: project.CompilationOptions!.WithSpecificDiagnosticOptions([new(ruleId, ReportDiagnostic.Suppress)]),
            parseOptions: project.ParseOptions, metadataReferences: project.MetadataReferences));
        foreach (var document in project.Documents)
        {
            solution = solution.AddDocument(DocumentInfo.Create(
                DocumentId.CreateNewId(other), document.Name, loader: new TextOfDocument(document), filePath: document.FilePath));
        }

        return solution.AddDocument(DocumentId.CreateNewId(other), "Own.cs", ownFile);
    }

    private sealed class TextOfDocument(Document document) : TextLoader
    {
        public override async Task<TextAndVersion> LoadTextAndVersionAsync(LoadTextOptions options, CancellationToken cancellationToken) =>
            TextAndVersion.Create(await document.GetTextAsync(cancellationToken), VersionStamp.Default, document.FilePath);
    }
}
