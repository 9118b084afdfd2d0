using Microsoft.CodeAnalysis.Testing;

namespace Imapi.Analyzers.Tests.Verification;

/// <summary>Methods that can succeed with more than S_OK, one interface for each kind of HRESULT type, in C# 7.3.</summary>
internal static class FormatInterop
{
    public const string Source = """
        using System.Runtime.InteropServices;
        using Windows.Win32.Foundation;

        namespace Burning
        {
            [ComImport, Guid("27354153-9F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
            public interface IDiscFormat2Data
            {
                [PreserveSig] int SetWriteSpeed(int sectorsPerSecond, bool isPureCav);
            }

            [ComImport, Guid("E3BC42CE-4E5C-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            public interface IJolietDiscMaster
            {
                [PreserveSig] uint SetJolietProperties(object properties);
            }

            [ComImport, Guid("27354155-8F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
            public interface IDiscFormat2RawCD
            {
                [PreserveSig] HResult SetWriteSpeed(int sectorsPerSecond, bool isPureCav);
                [PreserveSig] SignedHResult PrepareMedia();
            }

            [ComImport, Guid("27354154-8F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
            public interface IDiscFormat2TrackAtOnce
            {
                [PreserveSig] HRESULT SetWriteSpeed(int sectorsPerSecond, bool isPureCav);
            }

            [ComImport, Guid("9B1921E1-54AC-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            public interface IEnumDiscRecorders
            {
                [PreserveSig] int Next(int count, out IDiscRecorder recorder, out int fetched);
            }

            public enum SignedHResult
            {
                IMAPI_S_PROPERTIESIGNORED = 0x00040200,
            }
        }
        """;

    /// <summary>Adds the declarations to a test, beside those of <see cref="Interop"/>.</summary>
    public static void AddTo(CodeFixTest<DefaultVerifier> test)
    {
        test.TestState.Sources.Add(("FormatInterop.cs", Source));
        test.FixedState.Sources.Add(("FormatInterop.cs", Source));
    }
}
