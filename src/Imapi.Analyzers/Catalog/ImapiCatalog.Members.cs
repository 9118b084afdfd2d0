using System.Globalization;

namespace Imapi.Analyzers.Catalog;

// The facts about members of interfaces.
internal static partial class ImapiCatalog
{
    /// <summary>The success codes other than S_OK that a method can return, by <c>Interface.Member</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> SuccessCodes => SuccessCodesByMethodTable.Rows;

    /// <summary>What a member of this name does, whichever interface declares it.</summary>
    public static MemberRole RoleOf(string member) => MemberTable.Roles.TryGetValue(member, out var role) ? role : MemberRole.None;

    /// <summary>
    /// The DISPID that the header defines under a member's own name, or null: its names follow the members only in part.
    /// </summary>
    public static int? FindDispId(string interfaceName, string declaredName) =>
        DispIdTable.Ids.TryGetValue($"DISPID_{interfaceName}_{declaredName}".ToUpperInvariant(), out var id) ? id : null;

    private static class SuccessCodesByMethodTable
    {
        public static readonly Dictionary<string, IReadOnlyList<string>> Rows = CatalogReader.ReadTable("SuccessCodesByMethod")
            .ToDictionary(static row => row[0] + "." + row[1], static row => CatalogReader.ParseList(row[2]));
    }

    private static class MemberTable
    {
        public static readonly Dictionary<string, MemberRole> Roles =
            CatalogReader.ReadTable("Members").ToDictionary(static row => row[0], static row => ParseRole(row[1]));

        private static MemberRole ParseRole(string cell) => cell switch
        {
            "teardown" => MemberRole.Teardown,
            "release" => MemberRole.Release,
            "write" => MemberRole.Write,
            "erase" => MemberRole.Erase,
            "add" => MemberRole.Add,
            "track" => MemberRole.Track,
            "probe" => MemberRole.Probe,
            "set-up" => MemberRole.SetUp,
            _ => throw new InvalidOperationException($"{cell} is not a role."),
        };
    }

    private static class DispIdTable
    {
        public static readonly Dictionary<string, int> Ids = CatalogReader.ReadTable("DispIds")
            .ToDictionary(static row => row[0], static row => int.Parse(row[1], CultureInfo.InvariantCulture));
    }
}
