using System.Collections.Immutable;

namespace Imapi.Analyzers.Tests.Proofs;

/// <summary>A file of a sample.</summary>
internal sealed record SampleFile(string Name, string Text);

/// <summary>A small program that a proof changes or breaks.</summary>
/// <param name="Name">Where it comes from.</param>
/// <param name="Files">Its files; the first one is what it is about.</param>
internal sealed record CodeSample(string Name, ImmutableArray<SampleFile> Files)
{
    public SampleFile Main => Files[0];

    /// <summary>The sample with another text in one of its files.</summary>
    public CodeSample With(int index, string text) => this with { Files = Files.SetItem(index, Files[index] with { Text = text }) };

    public override string ToString() => Name;
}
