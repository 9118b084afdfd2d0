using System;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace LegacyBurner
{
    [ComImport, Guid("2735412E-7F64-5B0F-8F00-5D77AFBE261E")] internal class MsftDiscMaster2 { }
    [ComImport, Guid("2735412D-7F64-5B0F-8F00-5D77AFBE261E")] internal class MsftDiscRecorder2 { }
    [ComImport, Guid("2735412A-7F64-5B0F-8F00-5D77AFBE261E")] internal class MsftDiscFormat2Data { }
    [ComImport, Guid("2C941FC5-975B-59BE-A960-9A2A262853A5")] internal class MsftFileSystemImage { }

    [ComImport, Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
    internal interface IDiscMaster2
    {
        object _NewEnum { [return: MarshalAs(UnmanagedType.IUnknown)] get; }
        string this[int index] { get; }
    }

    [ComImport, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
    internal interface IDiscRecorder2
    {
        void EjectMedia();
        void CloseTray();
        void AcquireExclusiveAccess(bool force, string clientName);
        void ReleaseExclusiveAccess();
        void DisableMcn();
        void EnableMcn();
        void InitializeDiscRecorder(string recorderUniqueId);
    }

    // The first five members are those of IDiscFormat2: slots are not inherited.
    [ComImport, Guid("27354153-9F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
    internal interface IDiscFormat2Data
    {
        bool IsRecorderSupported(IDiscRecorder2 recorder);
        bool IsCurrentMediaSupported(IDiscRecorder2 recorder);
        bool MediaPhysicallyBlank { get; }
        bool MediaHeuristicallyBlank { get; }
        object[] SupportedMediaTypes { get; }
        IDiscRecorder2 Recorder { set; get; }
        bool BufferUnderrunFreeDisabled { set; get; }
        bool PostgapAlreadyInImage { set; get; }
        int CurrentMediaStatus { get; }
        int WriteProtectStatus { get; }
        int TotalSectorsOnMedia { get; }
        int FreeSectorsOnMedia { get; }
        int NextWritableAddress { get; }
        int StartAddressOfPreviousSession { get; }
        int LastWrittenAddressOfPreviousSession { get; }
        bool ForceMediaToBeClosed { set; get; }
        bool DisableConsumerDvdCompatibilityMode { set; get; }
        int CurrentPhysicalMediaType { get; }
        string ClientName { set; get; }
        int RequestedWriteSpeed { get; }
        bool RequestedRotationTypeIsPureCAV { get; }
        int CurrentWriteSpeed { get; }
        bool CurrentRotationTypeIsPureCAV { get; }
        object[] SupportedWriteSpeeds { get; }
        object[] SupportedWriteSpeedDescriptors { get; }
        bool ForceOverwrite { set; get; }
        object[] MultisessionInterfaces { get; }
        void Write(IStream data);
        void CancelWrite();
        [PreserveSig] int SetWriteSpeed(int requestedSectorsPerSecond, bool rotationTypeIsPureCav);
    }

    [Flags]
    internal enum FsiFileSystems
    {
        FsiFileSystemNone = 0,
        FsiFileSystemISO9660 = 1,
        FsiFileSystemJoliet = 2,
        FsiFileSystemUDF = 4
    }

    [ComImport, Guid("2C941FE1-975B-59BE-A960-9A2A262853A5"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
    internal interface IFileSystemImage
    {
        IFsiDirectoryItem Root { get; }
        int SessionStartBlock { get; set; }
        int FreeMediaBlocks { get; set; }
        void SetMaxMediaBlocksFromDevice(IDiscRecorder2 recorder);
        int UsedBlocks { get; }
        string VolumeName { get; set; }
        string ImportedVolumeName { get; }
        IntPtr BootImageOptions { get; set; }
        int FileCount { get; }
        int DirectoryCount { get; }
        string WorkingDirectory { get; set; }
        int ChangePoint { get; }
        bool StrictFileSystemCompliance { get; set; }
        bool UseRestrictedCharacterSet { get; set; }
        FsiFileSystems FileSystemsToCreate { get; set; }
        FsiFileSystems FileSystemsSupported { get; }
        int UDFRevision { set; get; }
        object[] UDFRevisionsSupported { get; }
        void ChooseImageDefaults(IDiscRecorder2 recorder);
        void ChooseImageDefaultsForMediaType(int mediaType);
        int ISO9660InterchangeLevel { set; get; }
        object[] ISO9660InterchangeLevelsSupported { get; }
        IFileSystemImageResult CreateResultImage();
    }

    [ComImport, Guid("2C941FD8-975B-59BE-A960-9A2A262853A5"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
    internal interface IFileSystemImageResult
    {
        IStream ImageStream { get; }
    }

    // The members up to FileSystemPath are those of IFsiItem.
    [ComImport, Guid("2C941FDC-975B-59BE-A960-9A2A262853A5"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
    internal interface IFsiDirectoryItem
    {
        string Name { get; }
        string FullPath { get; }
        DateTime CreationTime { get; set; }
        DateTime LastAccessedTime { get; set; }
        DateTime LastModifiedTime { get; set; }
        bool IsHidden { get; set; }
        string FileSystemName(int fileSystem);
        string FileSystemPath(int fileSystem);
        object _NewEnum { [return: MarshalAs(UnmanagedType.IUnknown)] get; }
        IntPtr this[string path] { get; }
        int Count { get; }
        IntPtr EnumFsiItems { get; }
        void AddDirectory(string path);
        void AddFile(string path, IStream fileData);
        void AddTree(string sourceDirectory, bool includeBaseDirectory);
    }

    [ComImport, Guid("F7FB4B9B-6D96-4D7B-9115-201B144811EF"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
    internal interface IFsiDirectoryItem2 : IFsiDirectoryItem
    {
        void AddTreeWithNamedStreams(string sourceDirectory, bool includeBaseDirectory);
    }
}
