using System;
using System.Runtime.InteropServices;

namespace LegacyBurner
{
    // Interfaces are declared as far as they are used: what is left out at the end shifts no slot.
    [ComImport, Guid("520CCA63-51A5-11D3-9144-00104BA11C5E")] internal class MSDiscMasterObj { }

    [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    internal interface IDiscMaster
    {
        [PreserveSig] int Open();
        void EnumDiscMasterFormats([MarshalAs(UnmanagedType.IUnknown)] out object formats);
        void GetActiveDiscMasterFormat(out Guid format);
        void SetActiveDiscMasterFormat(ref Guid format, [MarshalAs(UnmanagedType.IUnknown)] out object discMaster);
        void EnumDiscRecorders(out IEnumDiscRecorders recorders);
        void GetActiveDiscRecorder(out IDiscRecorder recorder);
        [PreserveSig] int SetActiveDiscRecorder(IDiscRecorder recorder);
        void ClearFormatContent();
        void ProgressAdvise(IDiscMasterProgressEvents events, out UIntPtr cookie);
        void ProgressUnadvise(UIntPtr cookie);
        [PreserveSig] int RecordDisc([MarshalAs(UnmanagedType.U1)] bool simulate, [MarshalAs(UnmanagedType.U1)] bool ejectAfterBurn);
        void Close();
    }

    [ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    internal interface IDiscRecorder
    {
        void Init([MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 1)] byte[] uniqueId, int idSize, int driveNumber);
        void GetRecorderGUID([Out, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 1)] byte[] uniqueId, int bufferSize, out int sizeRequired);
        void GetRecorderType(out int recorderType);
        void GetDisplayNames(ref string vendorId, ref string productId, ref string revision);
        void GetBasePnPID(out string basePnpId);
        void GetPath(out string path);
        void GetRecorderProperties(out IntPtr properties);
        void SetRecorderProperties(IntPtr properties);
        void GetRecorderState(out int state);
        [PreserveSig] int OpenExclusive();
        void QueryMediaType(out int mediaType, out int mediaFlags);
        void QueryMediaInfo(out byte sessions, out byte lastTrack, out int startAddress, out int nextWritable, out int freeBlocks);
        void Eject();
        [PreserveSig] int Erase([MarshalAs(UnmanagedType.U1)] bool fullErase);
        void Close();
    }

    [ComImport, Guid("9B1921E1-54AC-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    internal interface IEnumDiscRecorders
    {
        [PreserveSig] int Next(int count, out IDiscRecorder recorder, out int fetched);
    }

    [ComImport, Guid("E3BC42CE-4E5C-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    internal interface IJolietDiscMaster
    {
        void GetTotalDataBlocks(out int blocks);
        void GetUsedDataBlocks(out int blocks);
        void GetDataBlockSize(out int bytes);
        void AddData(IntPtr storage, int overwrite);
        void GetJolietProperties(out IPropertyStorage properties);
        [PreserveSig] int SetJolietProperties(IPropertyStorage properties);
    }

    [ComImport, Guid("00000138-0000-0000-C000-000000000046"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    internal interface IPropertyStorage
    {
        void ReadMultiple(int count, ref PropertySpec property, [MarshalAs(UnmanagedType.Struct)] out object value);
        void WriteMultiple(int count, ref PropertySpec property, [MarshalAs(UnmanagedType.Struct)] ref object value, int firstNameId);
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct PropertySpec
    {
        public int Kind;
        [MarshalAs(UnmanagedType.LPWStr)] public string Name;
    }

    [ComImport, Guid("EC9E51C1-4E5D-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    internal interface IDiscMasterProgressEvents
    {
        void QueryCancel([MarshalAs(UnmanagedType.U1)] out bool cancel);
        void NotifyPnPActivity();
        void NotifyAddProgress(int completed, int total);
        void NotifyBlockProgress(int completed, int total);
        void NotifyTrackProgress(int currentTrack, int totalTracks);
        void NotifyPreparingBurn(int estimatedSeconds);
        void NotifyClosingDisc(int estimatedSeconds);
        void NotifyBurnComplete(int status);
        void NotifyEraseComplete(int status);
    }
}
