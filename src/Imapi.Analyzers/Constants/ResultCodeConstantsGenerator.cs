using Imapi.Analyzers.Options;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Constants;

/// <summary>Adds <c>Imapi.ImapiResult</c>, the class of named result codes, to the compilation.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ResultCodeConstantsGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var isOff = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            !ImapiOptions.Read(options.GlobalOptions, ImapiOptions.Constants));
        var clashes = context.CompilationProvider.Select(static (compilation, _) => ResultCodeConstants.WouldClash(compilation));

        // One Boolean is all that reaches the output, so a keystroke ends here.
        var isWanted = isOff.Combine(clashes).Select(static (pair, _) => !pair.Left && !pair.Right);
        context.RegisterSourceOutput(isWanted, static (output, isWanted) =>
        {
            if (isWanted)
            {
                output.AddSource(ResultCodeConstants.FileName, ResultCodeConstants.GeneratedSource);
            }
        });
    }
}
