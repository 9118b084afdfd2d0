namespace Imapi.Analyzers.Catalog;

/// <summary>The IMAPI header family that a fact comes from.</summary>
[Flags]
internal enum Generation
{
    None = 0,

    /// <summary>imapi.h and imapierror.h: Windows XP and Server 2003.</summary>
    V1 = 1,

    /// <summary>imapi2.h and imapi2error.h.</summary>
    V2 = 2,

    /// <summary>imapi2fs.h and imapi2fserror.h.</summary>
    V2FileSystem = 4,

    /// <summary>v2 and v2fs: programs use them together, so they count as one side.</summary>
    AnyV2 = V2 | V2FileSystem,
}

internal static class GenerationExtensions
{
    /// <summary>Whether both belong to v1, or both to v2 or v2fs.</summary>
    public static bool IsCompatibleWith(this Generation generation, Generation other) =>
        (generation & other) != 0 || ((generation & Generation.AnyV2) != 0 && (other & Generation.AnyV2) != 0);

    /// <summary>The file name of the header that declares the interfaces of a generation.</summary>
    public static string InterfaceHeader(this Generation generation) => generation switch
    {
        Generation.V1 => "imapi.h",
        Generation.V2 => "imapi2.h",
        _ => "imapi2fs.h",
    };
}
