using System.Collections.Immutable;
using Imapi.Analyzers.Catalog;

namespace Imapi.Analyzers.Declarations;

/// <summary>The first place where a declaration leaves the header's vtable.</summary>
/// <param name="Declared">The member that is wrong.</param>
/// <param name="Index">The slot that it takes, counted after those of IUnknown or IDispatch.</param>
/// <param name="Expected">What belongs in that slot; null after the header's last member.</param>
internal sealed record VtableMismatch(DeclaredSlot Declared, int Index, HeaderSlot? Expected)
{
    /// <summary>Whether it is the right member, but with a wrong number of parameters.</summary>
    public bool IsCount => Expected is { } expected && Declared.Matches(expected);

    /// <summary>
    /// Checks the members against the header in order. A declaration may stop early, and a member may have a name of its
    /// own if its slot and its number of parameters fit.
    /// </summary>
    public static VtableMismatch? Find(ImmutableArray<DeclaredSlot> slots, HeaderVtable header, bool declaresDispatch)
    {
        var index = declaresDispatch ? -HeaderVtable.DispatchSlots : 0;
        for (var position = 0; position < slots.Length; position++)
        {
            var declared = slots[position];
            if (index >= 0 && !declared.IsGap)
            {
                if (index >= header.Slots.Count)
                {
                    return new(declared, index, null);
                }

                if (!Fits(slots, position, header, index))
                {
                    return new(declared, index, header.Slots[index]);
                }
            }

            index += declared.Length;
        }

        return null;
    }

    /// <summary>Whether the first slots, as many as IDispatch has, are not members of the header.</summary>
    public static bool ReplaceDispatch(ImmutableArray<DeclaredSlot> slots, HeaderVtable header)
    {
        var covered = 0;
        foreach (var declared in slots)
        {
            if (covered >= HeaderVtable.DispatchSlots)
            {
                break;
            }

            if (!declared.IsGap && declared.IsAnyOf(header))
            {
                return false;
            }

            covered += declared.Length;
        }

        return covered >= HeaderVtable.DispatchSlots;
    }

    private static bool Fits(ImmutableArray<DeclaredSlot> slots, int position, HeaderVtable header, int index)
    {
        var (declared, expected) = (slots[position], header.Slots[index]);
        var hasRightCount = declared.ParameterCount == expected.Member.ParameterCount;
        if (declared.Matches(expected))
        {
            return hasRightCount;
        }

        return !declared.IsAnyOf(header)
            && (declared.IsPlaceholder || (hasRightCount && !IsDeclaredLater(slots, position, expected)));
    }

    private static bool IsDeclaredLater(ImmutableArray<DeclaredSlot> slots, int position, HeaderSlot expected)
    {
        for (var later = position + 1; later < slots.Length; later++)
        {
            if (slots[later].IsNamedAs(expected))
            {
                return true;
            }
        }

        return false;
    }
}
