using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Interop.ShiftedVtableAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Interop.ShiftedVtableAnalyzer,
    Imapi.Analyzers.CodeFixes.Interop.CorrectInterfaceTypeFix>;

namespace Imapi.Analyzers.Tests.Rules.Interop;

public sealed class ShiftedVtableTests
{
    [Fact]
    public Task Corrects_or_adds_the_interface_type() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        /// <summary>A recorder.</summary>
        [ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41")]
        interface [|IDiscRecorder|]
        {
            void Init(byte[] id, uint size, uint number);
        }

        [ComImport]
        [Guid("9B1921E1-54AC-11D3-9144-00104BA11C5E")] // the enumerator
        interface [|IEnumDiscRecorders|]
        {
            void Next(int count, out object recorder, out int fetched);
        }

        class Outer
        {
            /// <summary>Verifies.</summary>
            [ComImport]
            [Guid("D2FFD834-958B-426D-8470-2A13879C6A91")]
            interface [|IBurnVerification|]
            {
                int BurnVerificationLevel { set; get; }
            }
        }

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), [|InterfaceType(ComInterfaceType.InterfaceIsDual /* ? */)|]]
        interface IDiscMaster
        {
            void Open();
        }

        [ComImport, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E"), [|InterfaceType((short)1)|]]
        interface IDiscRecorder2
        {
            void EjectMedia();
        }

        [ComImport, Guid("2735413C-7F64-5B0F-8F00-5D77AFBE261E"), [|InterfaceType(ComInterfaceType.InterfaceIsIUnknown)|]]
        interface DDiscFormat2DataEvents
        {
            void Update(object sender, object progress);
        }
        """,
        """
        using System.Runtime.InteropServices;

        /// <summary>A recorder.</summary>
        [ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscRecorder
        {
            void Init(byte[] id, uint size, uint number);
        }

        [ComImport]
        [Guid("9B1921E1-54AC-11D3-9144-00104BA11C5E")] // the enumerator
        [InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IEnumDiscRecorders
        {
            void Next(int count, out object recorder, out int fetched);
        }

        class Outer
        {
            /// <summary>Verifies.</summary>
            [ComImport]
            [Guid("D2FFD834-958B-426D-8470-2A13879C6A91")]
            [InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
            interface IBurnVerification
            {
                int BurnVerificationLevel { set; get; }
            }
        }

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown /* ? */)]
        interface IDiscMaster
        {
            void Open();
        }

        [ComImport, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
        interface IDiscRecorder2
        {
            void EjectMedia();
        }

        [ComImport, Guid("2735413C-7F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsIDispatch)]
        interface DDiscFormat2DataEvents
        {
            void Update(object sender, object progress);
        }
        """);

    [Fact]
    public Task Writes_the_whole_name_where_the_namespace_is_not_imported() => Verify.VerifyAsync(
        """
        [System.Runtime.InteropServices.ComImport, System.Runtime.InteropServices.Guid("85AC9776-CA88-4CF2-894E-09598C078A41")]
        interface [|IDiscRecorder|]
        {
            void Init(byte[] id, uint size, uint number);
        }
        """,
        """
        [System.Runtime.InteropServices.ComImport, System.Runtime.InteropServices.Guid("85AC9776-CA88-4CF2-894E-09598C078A41"), System.Runtime.InteropServices.InterfaceType(System.Runtime.InteropServices.ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscRecorder
        {
            void Init(byte[] id, uint size, uint number);
        }
        """);

    [Fact]
    public Task Replaces_a_constant_of_ones_own() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;
        using Kind = System.Runtime.InteropServices.ComInterfaceType;

        static class Kinds
        {
            public const ComInterfaceType Dual = ComInterfaceType.InterfaceIsDual;
        }

        [ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41"), [|InterfaceType(Kinds.Dual)|]]
        interface IDiscRecorder
        {
            void Init(byte[] id, uint size, uint number);
        }

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), [|InterfaceType(Kind.InterfaceIsDual)|]]
        interface IDiscMaster
        {
            void Open();
        }
        """,
        """
        using System.Runtime.InteropServices;
        using Kind = System.Runtime.InteropServices.ComInterfaceType;

        static class Kinds
        {
            public const ComInterfaceType Dual = ComInterfaceType.InterfaceIsDual;
        }

        [ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41"), InterfaceType(Kind.InterfaceIsIUnknown)]
        interface IDiscRecorder
        {
            void Init(byte[] id, uint size, uint number);
        }

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(Kind.InterfaceIsIUnknown)]
        interface IDiscMaster
        {
            void Open();
        }
        """);

    [Fact]
    public Task Keeps_the_line_ends() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport]
        [Guid("9B1921E1-54AC-11D3-9144-00104BA11C5E")]
        interface [|IEnumDiscRecorders|]
        {
            void Next(int count, out object recorder, out int fetched);
        }
        """.ReplaceLineEndings("\r\n"),
        """
        using System.Runtime.InteropServices;

        [ComImport]
        [Guid("9B1921E1-54AC-11D3-9144-00104BA11C5E")]
        [InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IEnumDiscRecorders
        {
            void Next(int count, out object recorder, out int fetched);
        }
        """.ReplaceLineEndings("\r\n"));

    // What the other branch says of the type would stand beside the new attribute, or be cut off by it.
    [Fact]
    public Task Offers_no_fix_among_directives() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        #if BURNING
        [ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41")]
        #else
        [ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41")
        #if OLD
        , InterfaceType(ComInterfaceType.InterfaceIsIUnknown)
        #endif
        ]
        #endif
        interface {|IMAPI3002:IDiscRecorder|}
        {
            void Init(byte[] id, uint size, uint number);
        }
        """,
        configure: static test => test.FixedState.MarkupHandling = MarkupMode.Allow);

    [Fact]
    public Task Survives_an_interface_type_that_cannot_be_read() => Silent.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsUnknown)]
        interface IDiscMaster
        {
            void Open();
        }

        [ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41"), InterfaceType()]
        interface IDiscRecorder
        {
            void Init(byte[] id, uint size, uint number);
        }
        """,
        configure: static test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Says_what_the_header_derives_it_from() => Silent.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("85AC9776-CA88-4CF2-894E-09598C078A41")]
        interface {|#0:IDiscRecorder|}
        {
            void Init(byte[] id, uint size, uint number);
        }

        [ComImport, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E"), {|#1:InterfaceType(ComInterfaceType.InterfaceIsIUnknown)|}]
        interface IDiscRecorder2
        {
            void EjectMedia();
        }
        """,
        configure: static test => test.ExpectedDiagnostics.AddRange(
        [
            Report(0, "'IDiscRecorder' derives from IUnknown in imapi.h, but is dual without [InterfaceType]: its calls go to the wrong vtable slots. Add the attribute."),
            Report(1, "'IDiscRecorder2' derives from IDispatch in imapi2.h, but is declared InterfaceIsIUnknown: its calls go to the wrong vtable slots. Correct [InterfaceType]."),
        ]));

    [Fact]
    public Task Reports_a_dual_interface_that_is_generated() => Silent.VerifyNewestAsync(
        """
        using System.Runtime.InteropServices;
        using System.Runtime.InteropServices.Marshalling;

        [GeneratedComInterface, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E")]
        partial interface [|IDiscRecorder2|]
        {
            void EjectMedia();
        }

        [GeneratedComInterface, Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E")]
        partial interface IDiscMaster2
        {
            void GetTypeInfoCount(out uint count);
            void GetTypeInfo(uint index, uint locale, out nint info);
            void GetIDsOfNames(nint riid, nint names, uint count, uint locale, nint ids);
            void Invoke(int id, nint riid, uint locale, ushort flags, nint parameters, nint result, nint exception, nint argument);
            void get__NewEnum(out nint enumerator);
        }

        [GeneratedComInterface, Guid("85AC9776-CA88-4CF2-894E-09598C078A41")]
        partial interface IDiscRecorder
        {
            void Init(nint id, uint size, uint number);
        }
        """);

    [Fact]
    public Task Silent_where_nothing_is_shifted() => Silent.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscRecorder2
        {
            void EjectMedia();
        }

        [ComImport, Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsIDispatch)]
        interface IDiscMaster2
        {
            int Count { get; }
        }

        [ComImport, Guid("27354153-9F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscFormat2Data
        {
            void _VtblGap1_4();
            bool IsRecorderSupported(object recorder);
        }

        [ComImport, Guid("27354152-8F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscFormat2
        {
            void Dispatch1();
            void Dispatch2();
            void Dispatch3();
            void Dispatch4();
            bool IsRecorderSupported(object recorder);
        }

        [ComImport, Guid("2735413C-7F64-5B0F-8F00-5D77AFBE261E")]
        interface DDiscFormat2DataEvents
        {
            void Update(object sender, object progress);
        }

        [ComImport, Guid("2735413A-7F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsIDispatch)]
        interface DDiscFormat2EraseEvents
        {
            void Update(object sender, int elapsed, int total);
        }

        [ComImport, Guid("2C941FDA-975B-59BE-A960-9A2A262853A5"), CoClass(typeof(EnumFsiItemsClass))]
        interface EnumFsiItems : IEnumFsiItems
        {
        }

        [ComImport, Guid("2C941FDA-975B-59BE-A960-9A2A262853A5"), InterfaceType(1)]
        interface IEnumFsiItems
        {
            void Next(int count, out object item, out int fetched);
        }

        [ComImport, Guid("2C941FC6-975B-59BE-A960-9A2A262853A5")]
        class EnumFsiItemsClass
        {
        }
        """);

    private static DiagnosticResult Report(int location, string message) =>
        new DiagnosticResult("IMAPI3002", DiagnosticSeverity.Warning).WithLocation(location).WithMessage(message);
}
