using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Silent = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.SwallowedFailureAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.Results.SwallowedFailureAnalyzer,
    Imapi.Analyzers.CodeFixes.Results.PropagateFailureFix>;

namespace Imapi.Analyzers.Tests.Rules.Results;

public sealed class SwallowedFailureTests
{
    private const string Head = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Reflection;
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using Burning;


        """;

    [Fact]
    public Task Throws_again_in_a_handler_that_does_nothing() => Verify.VerifyBodiesAsync(
        """
        void Empty()
        {
            try
            {
                master.RecordDisc(false, true);
            }
            [|catch|] (COMException)
            {
            }
        }

        void Said()
        {
            try
            {
                master.RecordDisc(false, true);
            }
            [|catch|]
            {
                // the drive is odd
            }

            Console.WriteLine("burned");
        }
        """,
        """
        void Empty()
        {
            try
            {
                master.RecordDisc(false, true);
            }
            catch (COMException)
            {
                throw;
            }
        }

        void Said()
        {
            try
            {
                master.RecordDisc(false, true);
            }
            catch
            {
                // the drive is odd
                throw;
            }

            Console.WriteLine("burned");
        }
        """);

    [Fact]
    public Task Throws_again_in_place_of_a_jump() => Verify.VerifyBodiesAsync(
        """
        bool Returned()
        {
            try
            {
                master.RecordDisc(false, true);
                return true;
            }
            [|catch|] (Exception)
            {
                return false; // no luck
            }
        }

        void Left(IDiscRecorder2[] recorders)
        {
            foreach (var one in recorders)
            {
                try
                {
                    one.InitializeDiscRecorder("");
                    Console.WriteLine(one.VendorId);
                }
                [|catch|] (COMException)
                {
                    continue;
                }
            }
        }
        """,
        """
        bool Returned()
        {
            try
            {
                master.RecordDisc(false, true);
                return true;
            }
            catch (Exception)
            {
                throw; // no luck
            }
        }

        void Left(IDiscRecorder2[] recorders)
        {
            foreach (var one in recorders)
            {
                try
                {
                    one.InitializeDiscRecorder("");
                    Console.WriteLine(one.VendorId);
                }
                catch (COMException)
                {
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task Throws_again_after_an_empty_value() => Verify.VerifyBodiesAsync(
        """
        IDiscRecorder2 recorder;

        string Emptied()
        {
            string id;
            try
            {
                recorder.InitializeDiscRecorder("");
                id = recorder.VendorId;
            }
            [|catch|] (ExternalException)
            {
                id = null;
            }

            return id;
        }
        """,
        """
        IDiscRecorder2 recorder;

        string Emptied()
        {
            string id;
            try
            {
                recorder.InitializeDiscRecorder("");
                id = recorder.VendorId;
            }
            catch (ExternalException)
            {
                id = null;
                throw;
            }

            return id;
        }
        """);

    [Fact]
    public Task Reports_a_value_that_says_nothing() => Silent.VerifyBodiesAsync(
        """
        int Number() { try { Record(); return 1; } [|catch|] (COMException) { return -1; } }
        string Text() { try { Record(); return "x"; } [|catch|] (SystemException) { return ""; } }
        string EmptyText() { try { Record(); return "x"; } [|catch|] (Exception) { return string.Empty; } }
        (bool, string) Tuple() { try { Record(); return (true, ""); } [|catch|] (Exception) { return (false, null); } }
        T Default<T>() { try { Record(); return default(T); } [|catch|] (Exception) { return default(T); } }
        void Record() { master.RecordDisc(false, true); }
        """);

    [Fact]
    public Task Reports_an_empty_collection() => Silent.VerifyBodiesAsync(
        """
        List<int> List() { try { Record(); return null; } [|catch|] (Exception) { return new List<int>(); } }
        int[] Array() { try { Record(); return null; } [|catch|] (Exception) { return new int[0]; } }
        int[] EmptyArray() { try { Record(); return null; } [|catch|] (Exception) { return System.Array.Empty<int>(); } }
        IEnumerable<int> Sequence() { try { Record(); return null; } [|catch|] (Exception) { return Enumerable.Empty<int>(); } }
        void Record() { master.RecordDisc(false, true); }
        """);

    [Fact]
    public Task Reports_a_finished_task() => Silent.VerifyBodiesAsync(
        """
        Task<bool> Finished() { try { Record(); return Task.FromResult(true); } [|catch|] (Exception) { return Task.FromResult(false); } }
        Task Completed() { try { Record(); return null; } [|catch|] (Exception) { return Task.CompletedTask; } }
        void Record() { master.RecordDisc(false, true); }
        """);

    [Fact]
    public Task Reports_a_handler_that_only_leaves() => Silent.VerifyBodiesAsync(
        """
        void Return() { try { Record(); } [|catch|] (Exception) { return; } }
        IEnumerable<int> Yield() { try { Record(); } [|catch|] (Exception) { yield break; } yield return 1; }
        void Filtered() { try { Record(); } [|catch|] (Exception) when (true) { } }
        void Record() { master.RecordDisc(false, true); }
        """);

    [Fact]
    public Task Reports_a_handler_in_a_loop() => Silent.VerifyBodiesAsync(
        """
        void Broken(string[] ids) { for (int i = 0; i < ids.Length; i++) { try { Init(ids[i]); } [|catch|] (COMException) { break; } } }
        void Attempted(string[] ids) { for (int i = 0; i < ids.Length; i++) { try { Init(ids[i]); return; } [|catch|] (COMException) { } } }
        void Init(string id) { master.RecordDisc(false, id == ""); }
        """);

    [Fact]
    public Task Reports_late_bound_calls_and_enumeration() => Silent.VerifyBodiesAsync(
        """
        readonly dynamic late = Activator.CreateInstance(Type.GetTypeFromProgID("IMAPI.MSDiscMasterObj"));
        readonly object plain = Activator.CreateInstance(Type.GetTypeFromProgID("IMAPI.MSDiscMasterObj"));
        void Dynamic() { try { late.RecordDisc(false, true); } [|catch|] (COMException) { } }
        void Invoked() { try { plain.GetType().InvokeMember("RecordDisc", BindingFlags.InvokeMethod, null, plain, null); } [|catch|] (TargetInvocationException) { } }
        void Enumerated(IDiscMaster2 masters) { try { foreach (string id in masters) { } } [|catch|] (COMException) { } }

        [ComImport, Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
        interface IDiscMaster2 : System.Collections.IEnumerable
        {
            [DispId(-4)] new System.Collections.IEnumerator GetEnumerator();
        }
        """);

    [Fact]
    public Task Silent_where_the_failure_is_thrown_or_shown() => Silent.VerifyBodiesAsync(
        """
        void Thrown() { try { Record(); } catch (COMException) { throw; } }
        void Wrapped() { try { Record(); } catch (COMException ex) { throw new InvalidOperationException("", ex); } }
        void Logged() { try { Record(); } catch (COMException ex) { Console.WriteLine(ex.Message); } }
        void Reported() { try { Record(); } catch (COMException) { Console.WriteLine("failed"); } }
        void Record() { master.RecordDisc(false, true); }
        """);

    [Fact]
    public Task Silent_where_the_failure_is_kept() => Silent.VerifyBodiesAsync(
        """
        Exception last;
        bool failed;
        void Stored() { try { Record(); } catch (COMException ex) { last = ex; } }
        void FlaggedField() { try { Record(); } catch (COMException) { failed = true; } }
        bool Flagged() { bool ok = true; try { Record(); } catch (COMException) { ok = false; } return ok; }
        void Marker() { int tracks; try { Record(); tracks = 1; } catch (COMException) { tracks = -1; } Console.WriteLine(tracks); }
        void Record() { master.RecordDisc(false, true); }
        """);

    [Fact]
    public Task Silent_where_the_failure_is_told() => Silent.VerifyBodiesAsync(
        """
        Outcome Named() { try { Record(); return Outcome.Burned; } catch (COMException) { return Outcome.Failed; } }
        int Code() { try { Record(); return 0; } catch (COMException ex) { return ex.ErrorCode; } }
        bool TryRecord() { try { Record(); return true; } catch (COMException) { return false; } }
        string Told() { try { Record(); return ""; } catch (COMException) { return "The disc could not be written."; } }
        void Record() { master.RecordDisc(false, true); }
        enum Outcome { Burned, Failed }
        """);

    [Fact]
    public Task Silent_where_the_handler_is_for_other_failures() => Silent.VerifyBodiesAsync(
        """
        readonly object plain = Activator.CreateInstance(Type.GetTypeFromProgID("IMAPI.MSDiscMasterObj"));
        void Filtered(bool silent) { try { Record(); } catch (COMException) when (silent) { } }
        void OtherException() { try { Record(); } catch (InvalidOperationException) { } }
        void Handled() { try { Record(); } catch (COMException ex) { Console.WriteLine(ex); } catch (Exception) { } }
        void NotWrapped() { try { plain.GetType().InvokeMember("RecordDisc", BindingFlags.InvokeMethod, null, plain, null); } catch (COMException) { } }
        void NoImapi() { try { Console.WriteLine(); } catch (Exception) { } }
        void Record() { master.RecordDisc(false, true); }
        """);

    [Fact]
    public Task Silent_on_attempts() => Silent.VerifyBodiesAsync(
        """
        void Retried()
        {
            for (int attempt = 0; attempt < 3; attempt++)
            {
                try { Record(); return; } catch (COMException) { }
            }

            bool done = false;
            for (int attempt = 0; attempt < 3 && !done; attempt++)
            {
                try { Record(); done = true; } catch (COMException) { }
            }

            int tries = 0;
            while (tries++ < 3)
            {
                try { Record(); break; } catch (COMException) { continue; }
            }

            try { Record(); } catch (COMException) { Record(); }
        }

        void Record() { master.RecordDisc(false, true); }
        """);

    [Fact]
    public Task Silent_on_teardown() => Silent.VerifyBodiesAsync(
        """
        IDiscRecorder2 recorder;

        void TornDown()
        {
            try { recorder.ReleaseExclusiveAccess(); recorder.EjectMedia(); } catch (COMException) { }
            try { Console.WriteLine(); } finally { try { Record(); } catch (COMException) { } }
        }

        public void Dispose() { try { Record(); } catch (COMException) { } }
        ~Burner() { try { Record(); } catch (COMException) { } }
        void Record() { master.RecordDisc(false, true); }
        """);

    [Fact]
    public Task Silent_on_questions() => Silent.VerifyBodiesAsync(
        """
        IDiscRecorder2 recorder;
        bool Asked(IDiscFormat2 format) { try { format.Recorder = recorder; return format.MediaPhysicallyBlank; } catch (COMException) { return false; } }
        string Probed() { try { return recorder.VendorId; } catch (COMException) { return null; } }

        [ComImport, Guid("27354153-9F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
        interface IDiscFormat2
        {
            bool MediaPhysicallyBlank { get; }
            IDiscRecorder2 Recorder { set; get; }
        }
        """);

    [Fact]
    public Task Reports_around_an_inner_handler_that_throws_the_failure() => Silent.VerifyBodiesAsync(
        """
        void Again() { try { try { Record(); } catch (COMException) { throw; } } [|catch|] (COMException) { } }
        void Same() { try { try { Record(); } catch (COMException ex) { Console.WriteLine(ex); throw ex; } } [|catch|] (COMException) { } }
        void AsBase() { try { try { Record(); } catch (COMException ex) { Exception same = ex; throw same; } } [|catch|] (COMException) { } }
        void Another() { try { try { Record(); } catch (COMException ex) { throw new COMException("", ex.ErrorCode); } } [|catch|] (COMException) { } }
        void Derived() { try { try { Record(); } catch (COMException ex) { throw new BurnException(ex.ErrorCode); } } [|catch|] (COMException) { } }
        void Either(bool quiet) { try { try { Record(); } catch (COMException ex) { if (quiet) throw new TimeoutException("", ex); throw; } } [|catch|] (COMException) { } }
        void Record() { master.RecordDisc(false, true); }

        class BurnException : COMException
        {
            public BurnException(int code) : base("", code) { }
        }
        """);

    [Fact]
    public Task Reports_around_an_inner_handler_that_takes_not_all() => Silent.VerifyBodiesAsync(
        """
        void Filtered(bool quiet) { try { try { Record(); } catch (COMException ex) when (quiet) { throw new TimeoutException("", ex); } } [|catch|] (COMException) { } }
        void Narrow() { try { try { Record(); } catch (ArgumentException ex) { throw new TimeoutException("", ex); } } [|catch|] (COMException) { } }
        void NarrowCode() { try { try { Record(); } catch (BurnException ex) { throw new TimeoutException("", ex); } } [|catch|] (COMException) { } }
        void FirstAgain() { try { try { Record(); } catch (COMException) { throw; } catch (Exception ex) { Console.WriteLine(ex); } } [|catch|] (COMException) { } }
        void FilteredAgain(bool quiet) { try { try { Record(); } catch (COMException) when (quiet) { throw; } catch (Exception ex) { Console.WriteLine(ex); } } [|catch|] (COMException) { } }
        void After() { try { try { Record(); } catch (COMException ex) { throw new TimeoutException("", ex); } Record(); } [|catch|] (COMException) { } }
        void Record() { master.RecordDisc(false, true); }

        class BurnException : COMException
        {
            public BurnException(int code) : base("", code) { }
        }
        """);

    [Fact]
    public Task Silent_round_an_inner_handler_that_throws_another_type() => Silent.VerifyAsync(
        Head + """
        class Burner
        {
            IDiscMaster master;

            void Created() { try { try { Record(); } catch (COMException ex) { throw new InvalidOperationException("", ex); } } catch (COMException) { } }
            void CreatedBase() { try { try { Record(); } catch (Exception ex) { throw new Exception("", ex); } } catch (COMException) { } }
            void Made() { try { try { Record(); } catch (COMException ex) { throw Make(ex); } } catch (ExternalException) { } }
            bool Chosen(bool quiet) { try { try { Record(); return true; } catch (Exception ex) { if (quiet) throw new TimeoutException("", ex); throw Make(ex); } } catch (COMException) { return false; } }
            void All() { try { try { Record(); } catch (COMException ex) { throw Make(ex); } } catch (TimeoutException ex) { Console.WriteLine(ex); } catch (Exception) { } }
            void FilteredToo(bool quiet) { try { try { Record(); } catch (COMException ex) when (quiet) { throw Make(ex); } catch (Exception ex) { Console.WriteLine(ex); } } catch (COMException) { } }
            void Called() { try { RecordOrTimeOut(); } catch (COMException) { } }
            void Returned() { try { try { Record(); } catch (COMException ex) { throw Make(ex); } Console.WriteLine(master.Open()); } catch (COMException) { } }

            TimeoutException Make(Exception ex) { return new TimeoutException("", ex); }
            void RecordOrTimeOut() { try { master.RecordDisc(false, true); } catch (COMException ex) { throw Make(ex); } }
            void Record() { master.RecordDisc(false, true); }
        }
        """);

    [Fact]
    public Task Reports_a_translated_failure_where_it_is_swallowed() => Silent.VerifyBodiesAsync(
        """
        bool All() { try { Burn(); return true; } [|catch|] (Exception) { return true; } }
        void Untyped() { try { Burn(); } [|catch|] { } }
        void Nested() { try { try { Record(); } catch (COMException ex) { throw new BurnException(ex); } } [|catch|] (Exception) { } }
        void Base() { try { try { Record(); } catch (COMException ex) { throw new TimeoutException("", ex); } } [|catch|] (SystemException) { } }
        void OtherBefore() { try { Burn(); } catch (TimeoutException ex) { Console.WriteLine(ex); } [|catch|] (Exception) { } }
        void Thrown() { try { try { Marshal.ThrowExceptionForHR(master.Open()); } catch (COMException ex) { throw new BurnException(ex); } } [|catch|] { } }
        void Burn() { try { master.RecordDisc(false, true); } catch (COMException ex) { throw new BurnException(ex); } }
        void Record() { master.RecordDisc(false, true); }

        class BurnException : Exception
        {
            public BurnException(Exception inner) : base("failed", inner) { }
        }
        """);

    [Fact]
    public Task Silent_where_a_translated_failure_does_not_arrive() => Silent.VerifyBodiesAsync(
        """
        void NoBase() { try { Burn(); } catch (SystemException) { } }
        void Code() { try { Burn(); } catch (COMException) { } }
        void Before() { try { Burn(); } catch (BurnException ex) { Console.WriteLine(ex); } catch (Exception) { } }
        void Between() { try { try { Burn(); } catch (BurnException ex) { Console.WriteLine(ex); } } catch (Exception) { } }
        void Ended() { try { try { Burn(); } catch (Exception ex) { Console.WriteLine(ex); } } catch (Exception) { } }
        void Returned() { try { try { Console.WriteLine(master.Open()); } catch (COMException ex) { throw new BurnException(ex); } } catch (Exception) { } }
        void Burn() { try { master.RecordDisc(false, true); } catch (COMException ex) { throw new BurnException(ex); } }

        class BurnException : Exception
        {
            public BurnException(Exception inner) : base("failed", inner) { }
        }
        """);

    [Fact]
    public Task Reports_what_an_inner_handler_throws_of_a_result() => Silent.VerifyAsync(
        Head + """
        class Burner
        {
            IDiscMaster master;

            void Thrown() { try { try { Record(); } catch (COMException) { Marshal.ThrowExceptionForHR(master.Open()); } } [|catch|] (COMException) { } }
            void Translated() { try { try { Record(); } catch (COMException ex) { Console.WriteLine(master.Open()); throw new TimeoutException("", ex); } } catch (COMException) { } }
            void Rethrown() { try { try { Console.WriteLine(master.Open()); } catch (COMException) { throw; } } catch (COMException) { } }

            void Record() { master.RecordDisc(false, true); }
        }
        """);

    [Theory]
    [InlineData("""try { master.RecordDisc(false, true); } catch (SystemException) { Console.WriteLine("no"); }""", "catch")]
    [InlineData("""try { master.RecordDisc(false, true); } catch (ExternalException) { Console.WriteLine("no"); }""", "catch")]
    [InlineData("""try { master.RecordDisc(false, true); } catch (COMException) { Console.WriteLine("no"); }""", "catch")]
    [InlineData("""try { master.RecordDisc(false, true); } catch { Console.WriteLine("no"); }""", "catch")]
    [InlineData("""try { master.RecordDisc(false, true); } catch (InvalidCastException) { Console.WriteLine("no"); }""", "[|catch|]")]
    [InlineData("""try { Console.WriteLine(); } catch (COMException) { Console.WriteLine("no"); } finally { master.ClearFormatContent(); }""", "[|catch|]")]
    [InlineData("""try { Console.WriteLine(); } catch (InvalidCastException) { master.ClearFormatContent(); }""", "[|catch|]")]
    [InlineData("""Record();""", "[|catch|]")]
    [InlineData("""RecordInPart();""", "[|catch|]")]
    [InlineData("""RecordByAnother();""", "catch")]
    [InlineData("""new Other().Record(master);""", "catch")]
    [InlineData("""Virtual();""", "catch")]
    [InlineData("""new Derived().Overridden();""", "catch")]
    [InlineData("""Action later = () => master.ClearFormatContent(); later.ToString();""", "catch")]
    [InlineData("""Run(() => master.ClearFormatContent());""", "[|catch|]")]
    [InlineData("""events.Update += null;""", "[|catch|]")]
    [InlineData("""foreach (var one in list) { Console.WriteLine(one); }""", "[|catch|]")]
    [InlineData("""Console.WriteLine(nameof(master.RecordDisc));""", "catch")]
    [InlineData("""supporting.IsRecorderSupported(null);""", "catch")]
    [InlineData("""supporting.IsHeld(null);""", "[|catch|]")]
    [InlineData("""supporting.SetSupported(null);""", "[|catch|]")]
    public Task Finds_the_calls_whose_failure_can_arrive(string call, string handler) => Silent.VerifyAsync(
        Head + $$"""
        partial class Burner
        {
            IDiscMaster master;
            DDiscFormat2DataEvents_Event events;
            IDiscRecorders list;
            ISupporting supporting;

            void Do()
            {
                try { {{call}} } {{handler}} (COMException) { }
            }

            void Record() { master.RecordDisc(false, true); }
            partial void RecordInPart();
            void RecordByAnother() { Record(); }
            protected virtual void Virtual() { master.ClearFormatContent(); }
            static void Run(Action action) { action(); }
        }

        partial class Burner
        {
            partial void RecordInPart() { master.RecordDisc(false, true); }
        }

        class Derived : Burner
        {
            protected override void Virtual() { }
            public override string ToString() { return ""; }
            internal void Overridden() { Virtual(); }
        }

        class Other
        {
            public void Record(IDiscMaster master) { master.ClearFormatContent(); }
        }

        [ComImport, Guid("2735413C-7F64-5B0F-8F00-5D77AFBE261E")]
        interface DDiscFormat2DataEvents_Event
        {
            event EventHandler Update;
        }

        [ComImport, Guid("27354130-7F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
        interface IDiscRecorders : System.Collections.IEnumerable
        {
            new System.Collections.IEnumerator GetEnumerator();
        }

        [ComImport, Guid("27354152-8F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
        interface ISupporting
        {
            bool IsRecorderSupported(IDiscRecorder2 recorder);
            bool IsHeld(IDiscRecorder2 recorder);
            void SetSupported(IDiscRecorder2 recorder);
        }
        """);

    [Fact]
    public Task Says_what_is_lost_on_the_disc() => Silent.VerifyAsync(
        Head + """
        class Burner
        {
            IDiscMaster master;
            IDiscRecorder2 recorder;

            void Test()
            {
                try { recorder.InitializeDiscRecorder(""); } {|#0:catch|} (COMException) { }
                try { master.RecordDisc(false, true); } {|#1:catch|} (COMException) { }
                try { recorder.InitializeDiscRecorder(""); master.RecordDisc(false, true); } {|#2:catch|} (COMException) { }
            }
        }
        """,
        configure: static test =>
        {
            test.ExpectedDiagnostics.AddRange(
            [
                Expected(0, "This handler swallows the failure of 'IDiscRecorder2.InitializeDiscRecorder'. Rethrow, report or store it."),
                Expected(1, "This handler swallows the failure of 'IDiscMaster.RecordDisc': the disc may be incomplete or unreadable. Rethrow, report or store it."),
                Expected(2, "This handler swallows the failures of 'IDiscRecorder2.InitializeDiscRecorder' and 'IDiscMaster.RecordDisc': the disc may be incomplete or unreadable. Rethrow, report or store them."),
            ]);

            static DiagnosticResult Expected(int location, string message) =>
                new DiagnosticResult("IMAPI2005", DiagnosticSeverity.Warning).WithLocation(location).WithMessage(message);
        });

    [Theory]
    [InlineData("", "[|catch|]", "catch")]
    [InlineData("dotnet_code_quality.IMAPI2005.report_default_returns = false", "catch", "catch")]
    [InlineData("dotnet_code_quality.IMAPI2005.report_probes = true", "[|catch|]", "[|catch|]")]
    public Task Options(string option, string defaultReturn, string probe) => Silent.VerifyAsync(
        Head + $$"""
        class Burner
        {
            IDiscMaster master;
            IDiscRecorder2 recorder;

            bool Default() { try { master.RecordDisc(false, true); return true; } {{defaultReturn}} (COMException) { return false; } }

            string Probe() { string id; try { id = recorder.VendorId; } {{probe}} (COMException) { id = null; } return id; }
        }
        """,
        configure: test =>
        {
            foreach (var state in new[] { test.TestState, test.FixedState })
            {
                state.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*]\n{option}"));
            }
        });

    [Fact]
    public Task Offers_nothing_that_leaves_code_out_of_reach() => Verify.VerifyAsync(
        Head + """
        class Burner
        {
            IDiscMaster master;

            int After()
            {
                try
                {
                    master.RecordDisc(false, true);
                    return 1;
                }
                [|catch|] (COMException)
                {
                }

                return 0;
            }

            void OnlyWayOut()
            {
                while (true)
                {
                    try
                    {
                        master.RecordDisc(false, true);
                    }
                    [|catch|] (COMException)
                    {
                        break;
                    }
                }

                Console.WriteLine("done");
            }

            void Labeled()
            {
                try
                {
                    master.RecordDisc(false, true);
                }
                [|catch|] (COMException)
                {
                    goto done;
                }

                Console.WriteLine("burned");
            done:
                Console.WriteLine("done");
            }
        }
        """);

    [Fact]
    public Task Silent_where_the_call_returns_its_failure() => Silent.VerifyBodiesAsync(
        """
        bool Tested() { try { int hr = master.Open(); if (hr < 0) { Console.WriteLine(hr); return false; } return true; } catch (Exception) { return false; } }
        void Shown() { try { int hr = master.Open(); Show(hr); } catch (Exception) { } }
        void Written() { try { int hr = master.Open(); Console.WriteLine(hr.ToString("X") + string.Format("{0:X}", hr)); } catch (Exception) { } }
        void WrittenAsException() { try { int hr = master.Open(); Console.WriteLine(Marshal.GetExceptionForHR(hr).Message); } catch (Exception) { } }
        void OtherThrown(int[] earlier) { try { int hr = master.Open(); Console.WriteLine(hr); Marshal.ThrowExceptionForHR(earlier[0]); } catch (COMException) { } }
        void WrittenByItsType() { try { var hr = (Windows.Win32.Foundation.HRESULT)master.Open(); Console.WriteLine(hr.GetHashCode()); } catch (Exception) { } }
        static void Show(int hr) { Console.WriteLine(hr); }
        """);

    [Fact]
    public Task Reports_a_result_that_is_thrown() => Silent.VerifyBodiesAsync(
        """
        bool Thrown() { try { Marshal.ThrowExceptionForHR(master.Open()); return true; } [|catch|] (COMException) { return false; } }
        void ThrownLater() { try { int hr = master.Open(); Marshal.ThrowExceptionForHR(hr); } [|catch|] (COMException) { } }
        void ThrownElsewhere() { try { Check(master.Open()); } [|catch|] (COMException) { } }
        void ThrownByItself() { try { int hr = master.Open(); if (hr < 0) throw new COMException("", hr); } [|catch|] (COMException) { } }
        void ThrownAsAnother() { try { int hr = master.Open(); if (hr < 0) throw new InvalidOperationException(hr.ToString()); } [|catch|] (SystemException) { } }
        void CaughtBehindFinally() { try { try { int hr = master.Open(); if (hr < 0) throw new COMException("", hr); } finally { Console.WriteLine(); } } [|catch|] (COMException) { } }
        void MadeAndCaught() { try { int hr = master.Open(); if (hr < 0) { var ex = new COMException("", hr); throw ex; } } [|catch|] (ExternalException) { } }
        void MadeAsABase() { try { int hr = master.Open(); if (hr < 0) { Exception ex = new COMException("", hr); throw ex; } } [|catch|] (COMException) { } }
        void MadeAsAny<T>(T ex) where T : Exception { try { int hr = master.Open(); if (hr < 0) throw ex; } [|catch|] (COMException) { } }
        void ThrownAsWhatIsNotKnown() { try { int hr = master.Open(); if (hr < 0) throw Marshal.GetExceptionForHR(hr); } [|catch|] (COMException) { } }
        static void Check(int hr) { if (hr < 0) throw new COMException("", hr); }
        """);

    [Fact]
    public Task Silent_where_the_handler_misses_what_is_thrown() => Silent.VerifyBodiesAsync(
        """
        void ThrownAndMissed() { try { int hr = master.Open(); if (hr < 0) throw new InvalidOperationException(hr.ToString()); } catch (COMException) { } }
        void ThrownByAMethod() { try { OpenOrThrow(); } catch (COMException) { } }
        void MadeAndMissed() { try { int hr = master.Open(); if (hr < 0) { var ex = new InvalidOperationException(hr.ToString()); throw ex; } } catch (COMException) { } }
        void MissedBehindFinally() { try { try { int hr = master.Open(); if (hr < 0) throw new InvalidOperationException(hr.ToString()); } finally { Console.WriteLine(); } } catch (COMException) { } }
        void MadeElsewhereAndMissed() { try { int hr = master.Open(); if (hr < 0) throw Failure(hr); } catch (COMException) { } }
        static InvalidOperationException Failure(int hr) { return new InvalidOperationException(hr.ToString()); }
        void OpenOrThrow() { int hr = master.Open(); if (hr < 0) throw new InvalidOperationException(hr.ToString()); }
        """);

    // What a handler or a task makes of the exception may arrive all the same.
    [Fact]
    public Task Reports_a_failure_that_is_thrown_inside_something_else() => Silent.VerifyAsync(
        Head + """
        class Burner
        {
            IDiscMaster master;

            void Translated() { try { try { Open(); } catch (BurnException ex) { throw new InvalidOperationException("", ex); } } [|catch|] (SystemException) { } }
            void TranslatedInAMethod() { try { OpenOrThrow(); } [|catch|] (SystemException) { } }
            void TranslatedByCode() { try { try { Open(); } catch (BurnException ex) { Marshal.ThrowExceptionForHR(ex.HResult); } } [|catch|] (COMException) { } }
            void TranslatedPast() { try { try { Open(); } catch (BurnException ex) { throw new TimeoutException("", ex); } } catch (BurnException ex) { Console.WriteLine(ex); } [|catch|] (Exception) { } }
            void InATask() { try { Task.Run(() => { Open(); }).Wait(); } catch (BurnException ex) { Console.WriteLine(ex); } [|catch|] (Exception) { } }

            void Open() { int hr = master.Open(); if (hr < 0) throw new BurnException(); }
            void OpenOrThrow() { try { int hr = master.Open(); if (hr < 0) throw new BurnException(); } catch (BurnException ex) { throw new InvalidOperationException("", ex); } }
        }

        class BurnException : Exception
        {
        }
        """);

    [Fact]
    public Task Reads_late_binding_like_typed_calls() => Silent.VerifyAsync(
        Head + """
        class Burner
        {
            readonly dynamic recorder = Activator.CreateInstance(Type.GetTypeFromProgID("IMAPI2.MsftDiscRecorder2"));
            readonly dynamic format = Activator.CreateInstance(Type.GetTypeFromProgID("IMAPI2.MsftDiscFormat2Data"));
            readonly dynamic master = Activator.CreateInstance(Type.GetTypeFromProgID("IMAPI2.MsftDiscMaster2"));
            readonly object plain = Activator.CreateInstance(Type.GetTypeFromProgID("IMAPI2.MsftDiscRecorder2"));

            string Probed() { try { return recorder.VendorId; } catch (COMException) { return null; } }
            bool Asked() { try { format.Recorder = recorder; return format.MediaPhysicallyBlank; } catch (COMException) { return false; } }
            string Reflected() { try { return (string)plain.GetType().InvokeMember("VendorId", BindingFlags.GetProperty, null, plain, null); } catch (TargetInvocationException) { return null; } }
            void Set() { try { format.ClientName = "x"; } [|catch|] (COMException) { } }
            void Enumerated(List<string> ids) { try { foreach (string id in master) { ids.Add(id); } } [|catch|] (COMException) { } }
        }
        """);

    [Fact]
    public Task A_named_failure_tells_even_if_it_is_zero() => Silent.VerifyAsync(
        Head + """
        enum Outcome { Failed, Burned }
        enum Media { Unknown, Cd }

        class Burner
        {
            IDiscMaster master;
            int attempts = 3;

            Outcome Told() { try { Record(); return Outcome.Burned; } catch (COMException) { return Outcome.Failed; } }
            Media Lost() { try { Record(); return Media.Cd; } [|catch|] (COMException) { return Media.Unknown; } }
            void Retried() { while (this.attempts > 0) { this.attempts--; try { Record(); return; } catch (COMException) { } } }

            void Record() { master.RecordDisc(false, true); }
        }
        """);

    [Fact]
    public Task Keeps_what_the_jump_says() => Verify.VerifyAsync(
        Head + """
        class Burner
        {
            IDiscMaster master;

            bool Returned()
            {
                try
                {
                    master.RecordDisc(false, true);
                    return true;
                }
                [|catch|] (Exception)
                {
                    return /* no luck */ false;
                }
            }
        }
        """,
        Head + """
        class Burner
        {
            IDiscMaster master;

            bool Returned()
            {
                try
                {
                    master.RecordDisc(false, true);
                    return true;
                }
                catch (Exception)
                {
                    throw; /* no luck */
                }
            }
        }
        """);

    [Fact]
    public Task Offers_nothing_that_does_not_compile_or_throws_nothing() => Verify.VerifyAsync(
        Head + """
        class Burner
        {
            IDiscMaster master;

            IEnumerable<int> OnlyYield()
            {
                try { master.RecordDisc(false, true); } [|catch|] (COMException) { yield break; }
            }

            void Inner()
            {
                try { master.RecordDisc(false, true); } [|catch|] (COMException) { { return; } }
            }

            object Typed()
            {
                return new[] { 1 }.Select(id => { try { master.RecordDisc(false, true); return null; } [|catch|] (COMException) { return ""; } }).ToList();
            }
        }
        """);

    [Fact]
    public Task Tells_nothing_from_something() => Silent.VerifyAsync(
        Head + """
        enum Outcome { Error, Burned }

        class Logged : IDisposable
        {
            public void Dispose() { }
        }

        struct ValueTask<T>
        {
            public ValueTask(T value) { }
        }

        class Burner
        {
            IDiscMaster master;
            string field;
            readonly object plain = Activator.CreateInstance(Type.GetTypeFromProgID("IMAPI.MSDiscMasterObj"));

            int[] Initialized() { try { Record(); return null; } [|catch|] (COMException) { return new int[] { }; } }
            ValueTask<bool> Wrapped() { try { Record(); return new ValueTask<bool>(true); } [|catch|] (COMException) { return new ValueTask<bool>(false); } }
            bool TryInLambda() { Func<bool> burn = () => { try { Record(); return true; } [|catch|] (COMException) { return false; } }; return burn(); }
            void Reflected() { try { plain.GetType().InvokeMember("RecordDisc", BindingFlags.InvokeMethod, null, plain, null); } [|catch|] (ApplicationException) { } }
            void Uncaught() { try { Record(); } catch (BadImageFormatException ex) { Console.WriteLine(ex); } [|catch|] (COMException) { } }

            int[] Sized() { try { Record(); return null; } catch (COMException) { return new int[1]; } }
            Logged Created() { try { Record(); return null; } catch (COMException) { return new Logged(); } }
            (bool, string) Told() { try { Record(); return (true, ""); } catch (COMException) { return (false, "failed"); } }
            void Block() { try { Record(); } catch (COMException) { { Console.WriteLine("failed"); return; } } }
            Outcome Named() { try { Record(); return Outcome.Burned; } catch (COMException) { return Outcome.Error; } }
            bool TryInFunction() { return TryBurn(); bool TryBurn() { try { Record(); return true; } catch (COMException) { return false; } } }
            string OtherVariable() { string id = ""; try { Record(); field = "x"; } catch (COMException) { id = null; } return id; }
            void CaughtBefore() { try { Record(); } catch (COMException ex) { Console.WriteLine(ex); } catch (ExternalException ex) { Console.WriteLine(ex); } catch (Exception) { } }

            void Record() { master.RecordDisc(false, true); }
        }
        """);

    [Fact]
    public Task Lets_the_failure_propagate_where_all_code_stays_in_reach() => Verify.VerifyAsync(
        Head + WaysOn("[|catch|]", "break;", "return;", "return null;", "yield break;", "goto done;", ""),
        Head + WaysOn("catch", "throw;", "throw;", "throw;", "throw;", "throw;", "\n            throw;"));

    private static string WaysOn(string handler, string leave, string end, string answer, string stop, string jump, string nothing) => $$"""
        class Burner
        {
            IDiscMaster master;

            Burner()
            {
                try { master.RecordDisc(false, true); return; } {{handler}} (COMException) { {{end}} }
            }

            string Accessor
            {
                get { try { master.RecordDisc(false, true); return "x"; } {{handler}} (COMException) { {{answer}} } }
            }

            void Conditional(bool more)
            {
                while (more) { try { master.RecordDisc(false, true); } {{handler}} (COMException) { {{leave}} } }
                do { try { master.RecordDisc(false, true); } {{handler}} (COMException) { {{leave}} } } while (more);
                for (; more;) { try { master.RecordDisc(false, true); } {{handler}} (COMException) { {{leave}} } }
                Console.WriteLine("done");
            }

            void Each(string[] ids)
            {
                foreach (var id in ids) { try { master.RecordDisc(false, true); } {{handler}} (COMException) { {{leave}} } }
            }

            void OtherHandler()
            {
                try { master.RecordDisc(false, true); return; } catch (ArgumentException ex) { Console.WriteLine(ex); } {{handler}} (COMException)
                {{{nothing}}
                }

                Console.WriteLine("done");
            }

            IEnumerable<int> Yields()
            {
                try { master.RecordDisc(false, true); } {{handler}} (COMException) { {{stop}} }
                yield return 1;
            }

            void Jumps(bool early)
            {
                if (early) goto done;
                try { master.RecordDisc(false, true); } {{handler}} (COMException) { {{jump}} }
                Console.WriteLine("burned");
            done:
                Console.WriteLine("done");
            }

            object Typed()
            {
                return new[] { 1 }.Select(id => { try { master.RecordDisc(false, true); return "x"; } {{handler}} (COMException) { {{answer}} } }).ToList();
            }
        }
        """;

    [Fact]
    public Task Offers_nothing_in_a_loop_that_only_the_handler_leaves() => Verify.VerifyAsync(
        Head + """
        class Burner
        {
            IDiscMaster master;

            void Endless()
            {
                for (;;) { try { master.RecordDisc(false, true); } [|catch|] (COMException) { break; } }
                Console.WriteLine("for");
                for (; true;) { try { master.RecordDisc(false, true); } [|catch|] (COMException) { break; } }
                Console.WriteLine("for true");
                do { try { master.RecordDisc(false, true); } [|catch|] (COMException) { break; } } while (true);
                Console.WriteLine("do");
            }

            void Section(int kind)
            {
                switch (kind)
                {
                    default:
                        try { master.RecordDisc(false, true); return; } [|catch|] (COMException) { break; }
                }

                Console.WriteLine("done");
            }

            void Case(int kind)
            {
                switch (kind)
                {
                    case 1:
                        try { master.RecordDisc(false, true); return; } [|catch|] (COMException) { goto case 2; }
                    case 2:
                        Console.WriteLine("two");
                        break;
                }
            }
        }
        """);
}
