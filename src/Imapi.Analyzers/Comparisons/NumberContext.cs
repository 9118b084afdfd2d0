using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Comparisons;

/// <summary>What a rule needs to look at a number and to report it, whichever way it came across it.</summary>
/// <param name="model">The semantic model of the number's tree.</param>
/// <param name="report">Takes the diagnostic.</param>
/// <param name="cancellationToken">Ends the work early by an exception.</param>
internal readonly struct NumberContext(SemanticModel model, Action<Diagnostic> report, CancellationToken cancellationToken)
{
    public SemanticModel Model { get; } = model;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public void Report(Diagnostic diagnostic) => report(diagnostic);
}
