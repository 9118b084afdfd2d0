// What the compiler asks for and netstandard2.0 lacks. By hand, since the generator PolySharp writes its types in another
// order at each build, and no two builds are the same then.
namespace System
{
    /// <summary>An index, from the start or the end.</summary>
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        private readonly int value = fromEnd ? ~value : value;

        public static implicit operator Index(int value) => new(value);

        public int GetOffset(int length) => value < 0 ? length + value + 1 : value;
    }

    /// <summary>A range of indices, without the end.</summary>
    internal readonly struct Range(Index start, Index end)
    {
        public Index Start { get; } = start;

        public Index End { get; } = end;
    }
}

namespace System.Runtime.CompilerServices
{
    /// <summary>Marks a property that is set at initialization alone.</summary>
    internal static class IsExternalInit;
}
