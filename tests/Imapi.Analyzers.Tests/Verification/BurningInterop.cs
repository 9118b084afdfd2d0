namespace Imapi.Analyzers.Tests.Verification;

/// <summary>The declarations that the tested sources use, in C# 7.3: IMAPI as people write it, and technologies beside it.</summary>
internal static class BurningInterop
{
    public const string Source = """
        using System;
        using System.Runtime.InteropServices;

        namespace Burning
        {
            [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            public interface IDiscMaster
            {
                [PreserveSig] int Open();
                void EnumDiscMasterFormats(out IntPtr formats);
                void GetActiveDiscMasterFormat(out Guid format);
                [PreserveSig] uint SetActiveDiscMasterFormat(ref Guid format, out IntPtr master);
                void EnumDiscRecorders(out IntPtr recorders);
                void GetActiveDiscRecorder(out IDiscRecorder recorder);
                [PreserveSig] HResult SetActiveDiscRecorder(IDiscRecorder recorder);
                void ClearFormatContent();
                void ProgressAdvise(IntPtr events, out IntPtr cookie);
                void ProgressUnadvise(IntPtr cookie);
                void RecordDisc(bool simulate, bool eject);
                void Close();
            }

            [ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            public interface IDiscRecorder
            {
                [PreserveSig] int Init(byte[] id, uint size, uint number);
            }

            [ComImport, Guid("520CCA63-51A5-11D3-9144-00104BA11C5E")]
            public class MSDiscMasterObj
            {
            }

            [ComImport, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
            public interface IDiscRecorder2
            {
                void EjectMedia();
                void CloseTray();
                [PreserveSig] int AcquireExclusiveAccess(bool force, string client);
                void ReleaseExclusiveAccess();
                void DisableMcn();
                void EnableMcn();
                void InitializeDiscRecorder(string id);
                string ActiveDiscRecorder { get; }
                string VendorId { get; }
            }

            [ComImport, Guid("2735412D-7F64-5B0F-8F00-5D77AFBE261E")]
            public class MsftDiscRecorder2
            {
            }

            /// <summary>Not IMAPI's: IMediaControl of DirectShow.</summary>
            [ComImport, Guid("56A868B1-0AD4-11CE-B03A-0020AF0BA770"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
            public interface IMediaControl
            {
                [PreserveSig] int Run();
            }

            public static class NativeMethods
            {
                [DllImport("ole32.dll")]
                public static extern int CoInitialize(IntPtr reserved);
            }

            /// <summary>An HRESULT as people declare it.</summary>
            public enum HResult : uint
            {
                Ok = 0,
            }
        }

        namespace Windows.Win32.Foundation
        {
            public readonly struct HRESULT : IEquatable<HRESULT>
            {
                public readonly int Value;

                public HRESULT(int value) { Value = value; }

                public bool Failed { get { return Value < 0; } }

                public bool Succeeded { get { return Value >= 0; } }

                public static implicit operator int(HRESULT value) { return value.Value; }

                public static explicit operator HRESULT(int value) { return new HRESULT(value); }

                public static implicit operator uint(HRESULT value) { return (uint)value.Value; }

                public static explicit operator HRESULT(uint value) { return new HRESULT((int)value); }

                public static bool operator ==(HRESULT left, HRESULT right) { return left.Value == right.Value; }

                public static bool operator !=(HRESULT left, HRESULT right) { return left.Value != right.Value; }

                public bool Equals(HRESULT other) { return Value == other.Value; }

                public override bool Equals(object other) { return other is HRESULT && Equals((HRESULT)other); }

                public override int GetHashCode() { return Value; }
            }
        }
        """;
}
