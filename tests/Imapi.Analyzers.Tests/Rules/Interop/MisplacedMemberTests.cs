using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Interop.MisplacedMemberAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

namespace Imapi.Analyzers.Tests.Rules.Interop;

public sealed class MisplacedMemberTests
{
    [Fact]
    public Task Names_the_slot_and_both_members() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscRecorder2
        {
            void EjectMedia();
            void CloseTray();
            void {|#0:AcquireExclusiveAccess|}(bool force);
            void DisableMcn();
        }

        [ComImport, Guid("27354153-9F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscFormat2Data
        {
            void _VtblGap1_5();
            object {|#1:Recorder|} { get; set; }
        }

        [ComImport, Guid("2735413C-7F64-5B0F-8F00-5D77AFBE261E")]
        interface DDiscFormat2DataEvents
        {
            void Update(object sender, object progress);
            void {|#2:Done|}();
        }

        [ComImport, Guid("2C941FDC-975B-59BE-A960-9A2A262853A5")]
        interface IFsiDirectoryItem
        {
            string Name { get; }
            string FullPath { get; }
        }

        [ComImport, Guid("F7FB4B9B-6D96-4D7B-9115-201B144811EF")]
        interface IFsiDirectoryItem2 : IFsiDirectoryItem
        {
            void {|#3:AddTreeWithNamedStreams|}(string path, bool includeBase);
        }

        [ComImport, Guid("2C941FD8-975B-59BE-A960-9A2A262853A5"), InterfaceType(ComInterfaceType.InterfaceIsIDispatch)]
        interface IFileSystemImageResult
        {
            [DispId(99)] object ImageStream { get; }
        }

        [ComImport, Guid("27354156-8F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsIDispatch)]
        interface IDiscFormat2Erase
        {
            [DispId(513)] void EraseMedia();
            [DispId(257)] bool FullErase { get; set; }
            string {|#4:ClientName|} { [DispId(258)] get; set; }
        }
        """,
        configure: static test => test.ExpectedDiagnostics.AddRange(
        [
            Report(0, "'AcquireExclusiveAccess' in vtable slot 9 of 'IDiscRecorder2' has a native parameter count of 1, but 2 in imapi2.h. Declare the header's parameters."),
            Report(1, "Vtable slot 12 of 'IDiscFormat2Data' is 'get_Recorder', but 'put_Recorder' in imapi2.h. Follow the header's order."),
            Report(2, "'Done' is in vtable slot 8 of 'DDiscFormat2DataEvents', which has fewer slots in imapi2.h. Remove the member."),
            Report(3, "Vtable slot 7 of 'IFsiDirectoryItem2' is 'AddTreeWithNamedStreams', but 'get_Name' in imapi2fs.h. Redeclare the members of 'IFsiDirectoryItem', because a [ComImport] interface does not inherit slots."),
            Report(4, "'IDiscFormat2Erase.ClientName' has DISPID 258, but 259 in imapi2.h. Use the header's DISPID."),
        ]));

    [Fact]
    public Task Counts_the_slots_of_a_struct() => Verify.VerifyAsync(
        """
        using System;
        using System.Runtime.InteropServices;

        [Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E")]
        unsafe struct IDiscRecorder2
        {
            private void** lpVtbl;
            private int[] other;

            public int Release() { return Call(lpVtbl[2]); }
            public int EjectMedia() { return Call(this.lpVtbl[7]); }
            public int CloseTray() { return other[0] + Call(lpVtbl[8]); }
            public int {|#0:EnableMcn|}() { return Call(lpVtbl[11]); }
            public string VendorId { get { return Call(lpVtbl[15]).ToString(); } }
            public int Both() { return Call(lpVtbl[0]) + Call(lpVtbl[1]); }
            private static int Call(void* slot) { return 0; }
        }
        """,
        configure: static test => test.ExpectedDiagnostics.Add(Report(0, "'IDiscRecorder2.EnableMcn' calls vtable slot 11, but is slot 12 in imapi2.h. Call slot 12.")));

    [Fact]
    public Task A_generated_interface_inherits_its_base() => Verify.VerifyNewestAsync(
        """
        using System.Runtime.InteropServices;
        using System.Runtime.InteropServices.Marshalling;

        [GeneratedComInterface, Guid("0000000C-0000-0000-C000-000000000046")]
        partial interface IShortStream
        {
            void Read(nint data, uint count, out uint read);
            void Write(nint data, uint count, out uint written);
        }

        [GeneratedComInterface, Guid("27354147-7F64-5B0F-8F00-5D77AFBE261E")]
        partial interface IStreamInterleave : IShortStream
        {
            void [|Initialize|](nint streams, nint sizes, uint count);
        }

        [GeneratedComInterface, Guid("2C941FDA-975B-59BE-A960-9A2A262853A5")]
        partial interface IEnumFsiItems
        {
            void Next(uint count, out nint item, out uint fetched);
            void Skip(uint count);
            static void Helper() { }
        }

        [GeneratedComInterface, Guid("2C941FD6-975B-59BE-A960-9A2A262853A5")]
        partial interface IEnumProgressItems
        {
            void [|Skip|](uint count);
        }

        [GeneratedComInterface, Guid("27354146-7F64-5B0F-8F00-5D77AFBE261E")]
        partial interface [|IStreamConcatenate|] : IEnumFsiItems
        {
            void Initialize(nint first, nint second);
        }

        [GeneratedComInterface, Guid("27354145-7F64-5B0F-8F00-5D77AFBE261E")]
        partial interface IStreamPseudoRandomBased : IEnumProgressItems
        {
            void put_Stream(nint value);
        }
        """);

    [Fact]
    public Task Holds_an_interface_that_lacks_ComImport_alone() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        [Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E"), TypeLibType(TypeLibTypeFlags.FDual)]
        interface IDiscRecorder2
        {
            string [|VendorId|] { get; }
            void EjectMedia();
        }

        [Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscMaster2
        {
            int Count { get; }
        }
        """);

    [Fact]
    public Task Silent_on_what_stands_in_its_place() => Verify.VerifyAsync(
        """
        using System;
        using System.Collections;
        using System.Runtime.InteropServices;

        // Short, renamed, with fillers.
        [ComImport, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E")]
        interface IRecorder
        {
            void OpenTray();
            void CloseTray();
            void Placeholder3();
            void ReleaseExclusiveAccess();
            void _VtblGap1_3();
            string UniqueId { get; }
            void GetVendorId(out string vendor);
            [PreserveSig] int get_ProductId(out string product);
        }

        [ComImport, Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscMaster2 : IEnumerable
        {
            [DispId(-4)] new IEnumerator GetEnumerator();
            string this[int index] { get; }
            int Count { get; }
        }

        [ComImport, Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E"), CoClass(typeof(MsftDiscMaster2Class))]
        interface MsftDiscMaster2 : IDiscMaster2
        {
        }

        [ComImport, Guid("2735412E-7F64-5B0F-8F00-5D77AFBE261E")]
        class MsftDiscMaster2Class
        {
        }

        [ComImport, Guid("27354153-9F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IDiscFormat2Data
        {
            void _VtblGap1_4();
            [LCIDConversion(1)] void IsRecorderSupported(object recorder);
            bool IsCurrentMediaSupported(object recorder);
        }

        // The interface type is off, and so is every slot; the order is right.
        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E")]
        interface IDiscMaster
        {
            void Open();
            void EnumDiscMasterFormats(out object formats);
        }

        // The id is off, the members are right.
        [ComImport, Guid("27354153-9F64-5B0F-8F00-5D77AFBE261E")]
        interface IDiscFormat2
        {
            bool IsRecorderSupported(object recorder);
            bool IsCurrentMediaSupported(object recorder);
            bool MediaPhysicallyBlank { get; }
            bool MediaHeuristicallyBlank { get; }
            object[] SupportedMediaTypes { get; }
        }

        [ComImport, Guid("27354156-8F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsIDispatch)]
        interface IDiscFormat2Erase
        {
            [DispId(513)] void EraseMedia();
            [DispId(258)] int CurrentPhysicalMediaType { get; }
            [DispId(2048)] bool IsRecorderSupported(object recorder);
        }

        [ComImport, Guid("12345678-7F64-5B0F-8F00-5D77AFBE261E")]
        interface IMultisession
        {
            void Join(int players);
        }
        """);

    [Fact]
    public Task Survives_broken_declarations() => Verify.VerifyNewestAsync(
        """
        using System.Runtime.InteropServices;

        [ComImport, Guid("no id")] interface IDiscRecorder : IUnknown { void [|Close|](); void Open(int, Foo x); }
        [ComImport, Guid("27354152-8F64-5B0F-8F00-5D77AFBE261E")] interface IDiscFormat2 : IDiscFormat2 { }
        [ComImport] interface IDiscMaster { void Open(); }
        [Guid] struct IDiscFormat2RawCD { }
        [InterfaceType("x"), Guid("27354156-8F64-5B0F-8F00-5D77AFBE261E"), ComImport] partial interface IDiscFormat2Erase { void _VtblGap(); void _VtblGap1_x(); }
        partial interface IDiscFormat2Erase { int { get; } }
        class DispIdAttribute : System.Attribute { public DispIdAttribute(params int[] ids) { } }
        [InterfaceType(2, 2), ComImport, Guid("27354153-9F64-5B0F-8F00-5D77AFBE261E")] interface IDiscFormat2Data { [DispId(1, 2)] void [|Write|](int data); }
        [Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E")] struct { void** lpVtbl; void EjectMedia() { lpVtbl[]; lpVtbl["x"]; lpVtbl[7](; } }
        """,
        configure: static test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    private static DiagnosticResult Report(int location, string message) =>
        new DiagnosticResult("IMAPI3003", DiagnosticSeverity.Warning).WithLocation(location).WithMessage(message);
}
