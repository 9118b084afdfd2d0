namespace Imapi.Analyzers.Catalog;

/// <summary>
/// The facts about IMAPI, from the tables next to this file. They are facts of the Windows SDK headers imapi.h,
/// imapierror.h, imapi2.h, imapi2error.h, imapi2fs.h and imapi2fserror.h. A nested class holds each table, so it is read
/// at its first use and once per process.
/// </summary>
internal static partial class ImapiCatalog
{
    public static IReadOnlyList<ImapiInterface> Interfaces => InterfaceTable.Rows.All;

    public static IReadOnlyList<ImapiCoclass> Coclasses => CoclassTable.Rows.All;

    /// <summary>The names of all interfaces and coclasses.</summary>
    public static IReadOnlyList<string> TypeNames => TypeNameList.Names;

    public static bool IsTypeName(string name) => TypeNameList.Set.Contains(name);

    public static ImapiInterface? FindInterface(Guid iid) => InterfaceTable.Rows.Find(iid);

    public static ImapiInterface? FindInterface(string name) => InterfaceTable.Rows.Find(name);

    /// <summary>The interface of COM itself of this name that an IMAPI interface can derive from, or null.</summary>
    public static RootInterface? FindRootInterface(string name) => RootInterfaceTable.Rows.TryGetValue(name, out var row) ? row : null;

    public static ImapiCoclass? FindCoclass(Guid clsid) => CoclassTable.Rows.Find(clsid);

    public static ImapiCoclass? FindCoclass(string name) => CoclassTable.Rows.Find(name);

    /// <summary>The coclass of a ProgID with or without a version, such as <c>IMAPI2.MsftDiscRecorder2.1</c>, or null.</summary>
    public static ImapiCoclass? FindCoclassByProgId(string progId)
    {
        foreach (var coclass in Coclasses)
        {
            if (coclass.ProgId.Length > 0
                && progId.StartsWith(coclass.ProgId, StringComparison.OrdinalIgnoreCase)
                && (progId.Length == coclass.ProgId.Length || progId[coclass.ProgId.Length] == '.'))
            {
                return coclass;
            }
        }

        return null;
    }

    private static class InterfaceTable
    {
        public static readonly KeyedRows<ImapiInterface, Guid> Rows =
            new(CatalogReader.ReadTable("Interfaces").Select(Parse), static row => row.Name, static row => row.Iid);

        private static ImapiInterface Parse(string[] row) => new(
            row[0],
            Guid.Parse(row[1]),
            CatalogReader.ParseGeneration(row[2]),
            row[4],
            row[5] == "true",
            CatalogReader.ParseMembers(row[6]));
    }

    private static class RootInterfaceTable
    {
        public static readonly Dictionary<string, RootInterface> Rows = CatalogReader.ReadTable("RootInterfaces")
            .Select(static row => new RootInterface(row[0], row[1], CatalogReader.ParseMembers(row[2])))
            .ToDictionary(static row => row.Name);
    }

    private static class CoclassTable
    {
        public static readonly KeyedRows<ImapiCoclass, Guid> Rows =
            new(CatalogReader.ReadTable("Coclasses").Select(Parse), static row => row.Name, static row => row.Clsid);

        private static ImapiCoclass Parse(string[] row) =>
            new(row[0], Guid.Parse(row[1]), CatalogReader.ParseGeneration(row[2]), row[4], row[5]);
    }

    private static class TypeNameList
    {
        public static readonly string[] Names = [.. Interfaces.Select(static row => row.Name), .. Coclasses.Select(static row => row.Name)];

        public static readonly HashSet<string> Set = [.. Names];
    }
}
