namespace Imapi.Analyzers.Catalog;

/// <summary>What a call of a member does, as far as a failure of it matters.</summary>
internal enum MemberRole
{
    None = 0,

    /// <summary>Ends the use of a drive; a failure comes too late to matter.</summary>
    Teardown,

    /// <summary>Lets go of an object, as members of .NET do.</summary>
    Release,

    /// <summary>Burns the disc.</summary>
    Write,

    /// <summary>Erases the disc.</summary>
    Erase,

    /// <summary>Adds something to the image or the disc.</summary>
    Add,

    /// <summary>Adds a track.</summary>
    Track,

    /// <summary>Asks what a device or a disc can do.</summary>
    Probe,

    /// <summary>Says which drive is meant.</summary>
    SetUp,
}
