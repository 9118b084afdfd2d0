using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Interop.WrongInterfaceIdAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Interop.WrongInterfaceIdAnalyzer,
    Imapi.Analyzers.CodeFixes.Interop.CorrectInterfaceIdFix>;

namespace Imapi.Analyzers.Tests.Rules.Interop;

public sealed class WrongInterfaceIdTests
{
    [Fact]
    public Task Corrects_the_id_in_its_own_style() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, [|Guid("27354133-7F64-5B0F-8F00-5D77AFBE261F")|]] // copied
        interface IDiscRecorder2
        {
            void EjectMedia();
        }

        [ComImport]
        [[|System.Runtime.InteropServices.GuidAttribute(@"27354153-9f64-5b0f-8f00-5d77afbe2610")|]]
        interface IDiscFormat2Data : IDiscFormat2
        {
        }

        [ComImport, Guid("27354152-8F64-5b0f-8f00-5d77AFBE261E")]
        interface IDiscFormat2
        {
        }

        [ComImport, [|Guid(/* CLSID */ "2735412e-7f64-5b0f-8f00-5d77afbe2600")|]]
        class MsftDiscMaster2
        {
        }

        [ComImport, [|Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E")|]]
        class MsftDiscRecorder2Class
        {
        }

        [ComImport, [|Guid("27354133-7F64-5B0F-8F00-5D77AFBE2611")|], CoClass(typeof(MsftDiscRecorder2Class))]
        interface MsftDiscRecorder2 : IDiscRecorder2
        {
        }
        """,
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E")] // copied
        interface IDiscRecorder2
        {
            void EjectMedia();
        }

        [ComImport]
        [System.Runtime.InteropServices.GuidAttribute(@"27354153-9f64-5b0f-8f00-5d77afbe261e")]
        interface IDiscFormat2Data : IDiscFormat2
        {
        }

        [ComImport, Guid("27354152-8F64-5b0f-8f00-5d77AFBE261E")]
        interface IDiscFormat2
        {
        }

        [ComImport, Guid(/* CLSID */ "2735412e-7f64-5b0f-8f00-5d77afbe261e")]
        class MsftDiscMaster2
        {
        }

        [ComImport, Guid("2735412D-7F64-5B0F-8F00-5D77AFBE261E")]
        class MsftDiscRecorder2Class
        {
        }

        [ComImport, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E"), CoClass(typeof(MsftDiscRecorder2Class))]
        interface MsftDiscRecorder2 : IDiscRecorder2
        {
        }
        """);

    [Fact]
    public Task Says_whose_id_it_is() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, {|#0:Guid("27354132-7F64-5B0F-8F00-5D77AFBE261E")|}]
        interface IDiscRecorder2
        {
            void EjectMedia();
        }

        [ComImport, {|#1:Guid("520CCA62-51A5-11D3-9144-00104BA11C5F")|}]
        interface IDiscMaster
        {
            void Open();
        }

        [ComImport, {|#2:Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E")|}]
        class Recorders
        {
        }
        """,
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscRecorder2
        {
            void EjectMedia();
        }

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E")]
        interface IDiscMaster
        {
            void Open();
        }

        [ComImport, {|#2:Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E")|}]
        class Recorders
        {
        }
        """,
        static test =>
        {
            var unfixed = Report(2, "Class 'Recorders' has the id of the interface 'IDiscMaster2'. Use the CLSID of the coclass.");
            test.ExpectedDiagnostics.AddRange(
            [
                Report(0, "'IDiscRecorder2' has the id of 'IDiscRecorder2Ex', but imapi2.h defines it as 27354133-7F64-5B0F-8F00-5D77AFBE261E. Use the header's id."),
                Report(1, "'IDiscMaster' has the id 520CCA62-51A5-11D3-9144-00104BA11C5F, but imapi.h defines it as 520CCA62-51A5-11D3-9144-00104BA11C5E. Use the header's id."),
                unfixed,
            ]);
            test.FixedState.ExpectedDiagnostics.Add(unfixed);
        });

    // The members are IDiscRecorder2Ex's, as the id is: the name is wrong. A constant is not rewritten.
    [Fact]
    public Task Offers_no_fix_where_it_is_not_sure() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, {|IMAPI3001:Guid("2C941FD6-975B-59BE-A960-9A2A262853A5")|}, InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IProgressItems
        {
            void Next(int count, out object item, out int fetched);
            void Skip(int count);
            void Reset();
        }

        static class Ids
        {
            public const string Recorder = "27354133-7F64-5B0F-8F00-000000000000";
        }

        [ComImport, {|IMAPI3001:Guid(Ids.Recorder)|}]
        interface IDiscRecorder2
        {
            void EjectMedia();
        }
        """,
        configure: static test => test.FixedState.MarkupHandling = MarkupMode.Allow);

    // By the class's id, by its name, by the interface's own name.
    [Fact]
    public Task Knows_the_interface_of_a_coclass_by_any_sign() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscMaster2
        {
        }

        [ComImport, [|Guid("12345678-7F64-5B0F-8F00-5D77AFBE2621")|], CoClass(typeof(Drives))]
        interface AllDrives : IDiscMaster2
        {
        }

        [ComImport, Guid("2735412E-7F64-5B0F-8F00-5D77AFBE261E")]
        class Drives
        {
        }

        [ComImport, [|Guid("12345678-7F64-5B0F-8F00-5D77AFBE2621")|], CoClass(typeof(MsftDiscMaster2Class))]
        interface Masters : IDiscMaster2
        {
        }

        class MsftDiscMaster2Class
        {
        }

        [ComImport, [|Guid("12345678-7F64-5B0F-8F00-5D77AFBE2621")|], CoClass(typeof(Unknown))]
        interface MsftDiscMaster2 : IDiscMaster2
        {
        }

        class Unknown
        {
        }
        """,
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscMaster2
        {
        }

        [ComImport, Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E"), CoClass(typeof(Drives))]
        interface AllDrives : IDiscMaster2
        {
        }

        [ComImport, Guid("2735412E-7F64-5B0F-8F00-5D77AFBE261E")]
        class Drives
        {
        }

        [ComImport, Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E"), CoClass(typeof(MsftDiscMaster2Class))]
        interface Masters : IDiscMaster2
        {
        }

        class MsftDiscMaster2Class
        {
        }

        [ComImport, Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E"), CoClass(typeof(Unknown))]
        interface MsftDiscMaster2 : IDiscMaster2
        {
        }

        class Unknown
        {
        }
        """);

    [Fact]
    public Task Silent_on_what_is_right_and_on_what_is_somebody_elses() => Silent.VerifyAsync(
        """
        using System;
        using System.Collections;
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscMaster2 : IEnumerable
        {
            new IEnumerator GetEnumerator();
        }

        [ComImport, Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E"), CoClass(typeof(MsftDiscMaster2Class))]
        interface MsftDiscMaster2 : IDiscMaster2, DDiscMaster2Events_Event
        {
        }

        [ComImport, Guid("2735412E-7F64-5B0F-8F00-5D77AFBE261E")]
        class MsftDiscMaster2Class
        {
        }

        [ComEventInterface(typeof(DDiscMaster2Events), typeof(object)), ComVisible(false)]
        interface DDiscMaster2Events_Event
        {
            event EventHandler NotifyDeviceAdded;
        }

        [ComImport, Guid("27354131-7F64-5B0F-8F00-5D77AFBE261E")]
        interface DDiscMaster2Events
        {
        }

        // Another name for the same interface.
        [ComImport, Guid("27354133-7f64-5b0f-8f00-5d77afbe261e")]
        interface IRecorder
        {
        }

        // The calls go by the interfaces that declare the members, so that the class need only have this one too.
        [ComImport, Guid("2C941FE1-975B-59BE-A960-9A2A262853A5")]
        interface IFileSystemImage
        {
        }

        [ComImport, Guid("D7644B2C-1537-4767-B62F-F1387B02DDFD")]
        interface IFileSystemImage2 : IFileSystemImage
        {
        }

        [ComImport, Guid("2C941FE1-975B-59BE-A960-9A2A262853A5"), CoClass(typeof(MsftFileSystemImageClass))]
        interface MsftFileSystemImage : IFileSystemImage2
        {
        }

        [ComImport, Guid("2C941FC5-975B-59BE-A960-9A2A262853A5")]
        class MsftFileSystemImageClass
        {
        }

        // Somebody's own class.
        [ComImport, Guid("12345678-7F64-5B0F-8F00-5D77AFBE2621"), CoClass(typeof(VirtualMasterClass))]
        interface VirtualMaster : IDiscMaster2
        {
        }

        [ComImport, Guid("12345678-7F64-5B0F-8F00-5D77AFBE2622")]
        class VirtualMasterClass
        {
        }

        [ComImport, Guid("12345678-7F64-5B0F-8F00-5D77AFBE261E")]
        interface IProgressItem
        {
            void Advance();
        }

        [ComImport, Guid("12345678-7F64-5B0F-8F00-5D77AFBE261F")]
        class BlockRangeClass
        {
        }

        [Guid("12345678-7F64-5B0F-8F00-5D77AFBE2620")]
        interface IDiscFormat2Data
        {
            void Write();
        }

        [Guid("2735412D-7F64-5B0F-8F00-5D77AFBE261E")]
        struct MsftDiscRecorder2
        {
        }

        interface IDiscRecorder
        {
            void Open();
        }
        """);

    private static DiagnosticResult Report(int location, string message) =>
        new DiagnosticResult("IMAPI3001", DiagnosticSeverity.Warning).WithLocation(location).WithMessage(message);
}
