using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Numbers;

/// <summary>The use of a constant, and what a rule needs to report it, whichever way it was come across.</summary>
/// <param name="use">The use.</param>
/// <param name="report">Takes the diagnostic.</param>
internal readonly struct ConstantUseReport(ConstantUse use, Action<Diagnostic> report, CancellationToken cancellationToken)
{
    public ConstantUse Use { get; } = use;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public void Report(Diagnostic diagnostic) => report(diagnostic);
}
