using Verify = Imapi.Analyzers.Tests.Verification.ImapiVerifier<
    Imapi.Analyzers.Rules.ResultCodes.MagicResultCodeAnalyzer,
    Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;

namespace Imapi.Analyzers.Tests.Evidence;

/// <summary>The evidence reader, seen through IMAPI1001: v1 codes and v2 successes are reported on evidence alone.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public Task ValueOfACall() => VerifyBodiesAsync(
        """
        bool Directly() => master.Open() == [|unchecked((int)0x8004020B)|];

        bool Reversed() => [|unchecked((int)0x8004020B)|] == master.Open();

        bool ThroughCasts() => unchecked((uint)(long)master.Open()) == [|0x8004020B|];

        bool OfUInt(Guid format)
        {
            IntPtr joliet;
            return master.SetActiveDiscMasterFormat(ref format, out joliet) == [|0x80040221|];
        }

        bool OfEnum(IDiscRecorder recorder) => master.SetActiveDiscRecorder(recorder) == [|(HResult)0x80040213|];

        bool AsLong() => (long)master.Open() == [|-2147220981L|];

        bool WithEquals() => master.Open().Equals([|-2147220981|]) || Equals(master.Open(), [|-2147220981|]);

        bool Assigned()
        {
            int hr;
            return (hr = master.Open()) == [|-2147220981|];
        }

        bool OfTheOtherGeneration() => recorder2.AcquireExclusiveAccess(true, "x") == -2147220981;

        bool SuccessOfTheOtherGeneration() => recorder2.AcquireExclusiveAccess(true, "x") == 0x40200;

        bool SuccessOfV2() => recorder2.AcquireExclusiveAccess(true, "x") == [|0x00AA0004|];

        bool OfAnotherTechnology() => graph.Run() == -2147220981;

        bool OfAPInvoke() => NativeMethods.CoInitialize(IntPtr.Zero) == -2147220981;

        bool OfData() => recorder2.VendorId.Length == -2147220981;

        bool OfAParameter(int hr) => hr == -2147220981;

        bool OfArithmetic() => master.Open() + 1 == -2147220981;
        """);

    [Fact]
    public Task FlowThroughLocals() => VerifyBodiesAsync(
        """
        void Declared()
        {
            int hr = master.Open();
            if (hr == [|-2147220981|]) { }
        }

        void Copied()
        {
            var hr = master.Open();
            var copy = unchecked((uint)hr);
            if (copy == [|0x8004020B|]) { }
        }

        void ConstantsDoNotEndIt(bool flag)
        {
            int hr = 0;
            if (flag) hr = master.Open();
            if (hr == [|-2147220981|]) { }
        }

        void AnotherValueOnAPathEndsIt(bool flag)
        {
            int hr = master.Open();
            if (flag) hr = graph.Run();
            if (hr == -2147220981) { }
        }

        bool AnotherValueInAnotherSection(int kind)
        {
            switch (kind)
            {
                case 1:
                    int hr = master.Open();
                    return hr == [|-2147220981|];
                default:
                    hr = graph.Run();
                    return hr == -2147220981;
            }
        }

        bool AnotherExceptionBetweenParentheses(Exception other)
        {
            try { master.ClearFormatContent(); return false; }
            catch (Exception ex) { (ex) = other; return ex.HResult == -2147220981; }
        }

        bool AnotherExceptionByReference(Func<bool> test)
        {
            try { master.ClearFormatContent(); return false; }
            catch (Exception ex) { Replace(ref (ex)); return ex.HResult == -2147220981; }
        }

        static void Replace(ref Exception ex) { ex = new Exception(); }

        bool AnotherValueByAnExtension()
        {
            int hr = master.Open();
            hr.Reset();
            return hr == -2147220981;
        }

        bool ShownByItsOwnMethod()
        {
            int hr = master.Open();
            Console.WriteLine(hr.ToString("X8"));
            return hr == [|-2147220981|];
        }

        void AnotherValueBetweenParentheses()
        {
            int hr = master.Open();
            (hr) = graph.Run();
            if (hr == -2147220981) { }
        }

        void OnlyWhatReachesCounts()
        {
            int hr = master.Open();
            if (hr == [|-2147220981|]) { }
            hr = graph.Run();
            if (hr == -2147220981) { }
            hr = master.Open();
            if (hr == [|-2147220981|]) { }
        }

        void Loop()
        {
            int hr = 0;
            while (hr != [|-2147220979|])
            {
                hr = master.Open();
            }
        }

        void LoopThatMixes()
        {
            int hr = master.Open();
            for (int i = 0; i < 3; i++)
            {
                if (hr == -2147220981) { }
                hr = graph.Run();
            }
        }

        void Branches(bool flag)
        {
            int hr = flag ? master.Open() : 0;
            if (hr == [|-2147220981|]) { }
            int mixed = flag ? master.Open() : graph.Run();
            if (mixed == -2147220981) { }
            int? maybe = master?.Open();
            if ((maybe ?? 0) == [|-2147220981|]) { }
            if ((maybe ?? graph.Run()) == -2147220981) { }
            int coalesced = maybe ?? 0;
            if (coalesced == [|-2147220981|] || maybe.Value == [|-2147220981|] || maybe.GetValueOrDefault() == [|-2147220981|]) { }
        }

        void AssignedInABranch(bool flag)
        {
            int hr;
            hr = flag ? master.Open() : 0;
            if (hr == [|-2147220981|]) { }
        }

        void Out()
        {
            int hr = master.Open();
            Give(out hr);
            if (hr == -2147220981) { }
        }

        void OutDeclared()
        {
            Give(out var hr);
            if (hr == -2147220981) { }
        }

        void Ref()
        {
            int hr = master.Open();
            Change(ref hr);
            if (hr == -2147220981) { }
        }

        void Counted()
        {
            int hr = master.Open();
            hr++;
            if (hr == -2147220981) { }
        }

        void Deconstructed()
        {
            var (hr, other) = (master.Open(), 1);
            if (hr == -2147220981) { }
        }

        void Matched()
        {
            if (master.Open() is int hr && hr == [|-2147220981|]) { }
            if (master.Open() is var code && code == [|-2147220981|]) { }
        }

        void SharedWithALambda()
        {
            int hr = master.Open();
            Action read = () => { if (hr == [|-2147220981|]) { } };
            int written = master.Open();
            Action write = () => written = graph.Run();
            if (written == -2147220981) { }
        }

        void InsideALambda()
        {
            Action action = () =>
            {
                int hr = master.Open();
                if (hr == [|-2147220981|]) { }
            };
        }

        void InsideALocalFunction()
        {
            void Test()
            {
                int hr = master.Open();
                if (hr == [|-2147220981|]) { }
            }

            Test();
        }

        unsafe void AddressTaken()
        {
            int hr = master.Open();
            int* p = &hr;
            if (hr == -2147220981) { }
        }

        void Try()
        {
            int hr = 0;
            try
            {
                hr = master.Open();
                NativeMethods.CoInitialize(IntPtr.Zero);
            }
            catch
            {
                if (hr == [|-2147220981|]) { }
            }
            finally
            {
                if (hr == [|-2147220981|]) { }
            }
        }

        void TryThatMixes()
        {
            int hr = 0;
            try
            {
                hr = master.Open();
                hr = graph.Run();
                hr = 0;
            }
            catch
            {
                if (hr == -2147220981) { }
            }
        }

        void Goto()
        {
            int hr = 0;
            again:
            if (hr == [|-2147220981|]) { }
            hr = master.Open();
            if (hr != 0) goto again;
        }

        void Give(out int hr) { hr = 1; }

        void Change(ref int hr) { hr = 1; }
        """);

    [Fact]
    public Task AssignedAndReturned() => VerifyBodiesAsync(
        """
        void AssignedToTheLocal(bool flag)
        {
            int hr = [|-2147220981|];
            if (flag) hr = master.Open();
            Use(hr);
        }

        void AssignedToAnotherLocal(bool flag)
        {
            int hr = -2147220981;
            if (flag) hr = graph.Run();
            Use(hr);
        }

        int Returned(bool flag)
        {
            if (flag) return [|-2147220981|];
            return master.Open();
        }

        int ReturnedWithOthers(bool flag)
        {
            if (flag) return -2147220981;
            return flag ? master.Open() : graph.Run();
        }

        int ReturnedAlone() => -2147220981;

        Func<bool, int> ReturnedByALambda() => flag => { if (flag) return [|-2147220981|]; return master.Open(); };

        void Use(int hr) { }
        """);

    [Fact]
    public Task Exceptions() => VerifyBodiesAsync(
        """
        void Caught()
        {
            try { master.RecordDisc(false, true); }
            catch (COMException ex)
            {
                if (ex.ErrorCode == [|-2147220953|] || (uint)ex.HResult == [|0x80040227|]) { }
            }
        }

        void Filter()
        {
            try { master.RecordDisc(false, true); }
            catch (COMException ex) when (ex.ErrorCode == [|-2147220953|]) { }
            catch (Exception ex) when ((uint)Marshal.GetHRForException(ex) == [|0x80040227|]) { }
        }

        void Copies()
        {
            try { master.RecordDisc(false, true); }
            catch (Exception ex)
            {
                int code = ex.HResult;
                var com = ex as COMException;
                if (code == [|-2147220953|] || com.ErrorCode == [|-2147220953|] || com?.ErrorCode == [|-2147220953|]) { }
                if (((COMException)ex).ErrorCode == [|-2147220953|]) { }
                if (ex is COMException matched && matched.ErrorCode == [|-2147220953|]) { }
                switch (ex)
                {
                    case COMException chosen when chosen.ErrorCode == [|-2147220953|]: break;
                }
            }
        }

        void UnknownOnes()
        {
            try { master.RecordDisc(false, true); }
            catch (Exception ex)
            {
                if (ex.InnerException.HResult == -2147220953 || ex.GetBaseException().HResult == -2147220953) { }
                ex = new Exception();
                if (ex.HResult == -2147220953) { }
            }
        }

        void RoundSomethingElse()
        {
            try { graph.Run(); }
            catch (COMException ex) { if (ex.ErrorCode == -2147220953) { } }
        }

        void RoundTheOtherGeneration()
        {
            try { recorder2.EjectMedia(); }
            catch (COMException ex) { if (ex.ErrorCode == -2147220953) { } }
        }

        void RoundAnotherTechnologyToo()
        {
            try { master.RecordDisc(false, true); graph.Run(); }
            catch (COMException ex) { if (ex.ErrorCode == -2147220953) { } }
            try { master.RecordDisc(false, true); NativeMethods.CoInitialize(IntPtr.Zero); }
            catch (COMException ex) { if (ex.ErrorCode == -2147220953) { } }
        }

        void RoundAPropertyRead()
        {
            try { var vendor = recorder2.VendorId; }
            catch (COMException ex) { if (ex.ErrorCode == 0x00AA0004) { } } // IMAPI1005
        }

        void OneMethodAway()
        {
            try { Record(); }
            catch (COMException ex) { if (ex.ErrorCode == [|-2147220953|]) { } }
        }

        void OneLocalFunctionAway()
        {
            try { Burn(); }
            catch (COMException ex) { if (ex.ErrorCode == [|-2147220953|]) { } }

            void Burn() => master.RecordDisc(false, true);
        }

        void TwoMethodsAway()
        {
            try { OneMethodAway(); }
            catch (COMException ex) { if (ex.ErrorCode == -2147220953) { } }
        }

        void OneVirtualMethodAway()
        {
            try { RecordVirtually(); }
            catch (COMException ex) { if (ex.ErrorCode == -2147220953) { } }
        }

        void Nested()
        {
            try
            {
                try { master.RecordDisc(false, true); }
                catch (InvalidOperationException) { }
            }
            catch (COMException ex) { if (ex.ErrorCode == [|-2147220953|]) { } }
        }

        void NestedAndSwallowed()
        {
            try
            {
                try { master.RecordDisc(false, true); }
                catch (Exception) { }
            }
            catch (COMException ex) { if (ex.ErrorCode == -2147220953) { } }
        }

        void NestedAndThrownOn()
        {
            try
            {
                try { master.RecordDisc(false, true); }
                catch (Exception) { throw; }
            }
            catch (COMException ex) { if (ex.ErrorCode == [|-2147220953|]) { } }
        }

        void InALambdaThatRunsHere()
        {
            try { Run(() => master.RecordDisc(false, true)); }
            catch (COMException ex) { if (ex.ErrorCode == [|-2147220953|]) { } }
        }

        void InALambdaThatRunsLater()
        {
            try { Later += () => master.RecordDisc(false, true); }
            catch (COMException ex) { if (ex.ErrorCode == -2147220953) { } }
        }

        event Action Later;

        void Run(Action action) => action();

        void Record() => master.RecordDisc(false, true);

        protected virtual void RecordVirtually() => master.RecordDisc(false, true);
        """);

    [Fact]
    public Task LateBinding() => VerifyBodiesAsync(
        """
        readonly dynamic burner = Activator.CreateInstance(Type.GetTypeFromProgID("IMAPI.MSDiscMasterObj"));
        readonly object plain = Activator.CreateInstance(Type.GetTypeFromProgID("IMAPI.MSDiscMasterObj"));
        readonly dynamic word = Activator.CreateInstance(Type.GetTypeFromProgID("Word.Application"));

        void Dynamic()
        {
            try { burner.RecordDisc(false, true); }
            catch (COMException ex) { if (ex.ErrorCode == [|-2147220953|]) { } }
        }

        void DynamicLocal()
        {
            try
            {
                Type type = Type.GetTypeFromProgID("IMAPI2.MsftDiscRecorder2.1");
                dynamic drive = Activator.CreateInstance(type);
                drive.Properties.First.EjectMedia();
            }
            catch (COMException ex) { if (ex.ErrorCode == -2147220953 || ex.ErrorCode == 0x00AA0004) { } } // IMAPI1004, IMAPI1005
        }

        void InvokeMember()
        {
            try { plain.GetType().InvokeMember("RecordDisc", System.Reflection.BindingFlags.InvokeMethod, null, plain, null); }
            catch (COMException ex) { if (ex.ErrorCode == [|-2147220953|]) { } }
        }

        void SomebodyElse()
        {
            try { word.RecordDisc(false, true); }
            catch (COMException ex) { if (ex.ErrorCode == -2147220953) { } }
        }
        """);

    [Fact]
    public Task MembersOfTheType() => VerifyBodiesAsync(
        """
        int lastResult;
        int mixed;
        int escaped;
        uint initialized = 0;
        long noHResult;
        int Last { get; set; }

        void Gather()
        {
            lastResult = master.Open();
            this.lastResult = 0;
            mixed = master.Open();
            mixed = graph.Run();
            escaped = master.Open();
            Give(out escaped);
            initialized = unchecked((uint)master.Open());
            noHResult = master.Open();
            Last = master.Open();
            Check(master.Open());
            Check(0);
            CheckMixed(master.Open());
            CheckMixed(graph.Run());
            CheckDelegate(master.Open());
            Action<int> check = CheckDelegate;
        }

        void Read()
        {
            if (lastResult == [|-2147220981|] || initialized == [|0x8004020B|] || Last == [|-2147220981|]) { }
            if (mixed == -2147220981 || escaped == -2147220981 || noHResult == -2147220981) { }
            lastResult = [|-2147220981|];
            mixed = -2147220981;
            Check([|-2147220981|]);
        }

        void Check(int hr)
        {
            if (hr == [|-2147220981|]) { }
            hr = graph.Run();
            if (hr == -2147220981) { }
        }

        void CheckMixed(int hr) { if (hr == -2147220981) { } }

        void CheckDelegate(int hr) { if (hr == -2147220981) { } }

        void Give(out int hr) { hr = 1; }
        """);

    [Fact]
    public Task WaysInWhichMembersGetValues() => VerifyBodiesAsync(
        """
        int initialized = IsOpen();
        int added;
        int counted;
        int paired;
        int referred;
        int copied;
        int shadowed;
        int fromOutside;
        Burner other;

        void Gather()
        {
            added = master.Open();
            added += 1;
            counted = master.Open();
            counted++;
            paired = master.Open();
            (paired, _) = Two();
            referred = master.Open();
            ref int alias = ref referred;
            copied = master.Open();
            int copy = copied;
            Take(copied);
            Two(copied, 0);
            other.shadowed = master.Open();
            if (copied == [|-2147220981|] || shadowed == [|-2147220981|]) { }
            if (added == -2147220981 || counted == -2147220981 || paired == -2147220981 || referred == -2147220981) { }
            if (initialized == -2147220981 || fromOutside == -2147220981) { }
        }

        static int IsOpen() => 0;

        static (int, int) Two() => (1, 2);

        void Two(int left, int right) { }

        // What a member got is not asked of another member.
        void Take(int hr) { if (hr == -2147220981) { } }

        void Pass()
        {
            int shadowed = graph.Run();
            this.CheckQualified(master.Open());
            other.CheckOfAnother(master.Open());
            CheckGeneric<string>(master.Open());
            CheckNamed(master.Open());
            string name = nameof(CheckNamed);
            CheckSecond(graph.Run(), master.Open());
            CheckSecond(right: master.Open(), left: graph.Run());
            other?.CheckConditional(master.Open());
            CheckEscaping(master.Open());
            Later(CheckEscaping);
        }

        void CheckQualified(int hr) { if (hr == [|-2147220981|]) { } }

        void CheckOfAnother(int hr) { if (hr == [|-2147220981|]) { } }

        void CheckGeneric<T>(int hr) { if (hr == [|-2147220981|]) { } }

        void CheckNamed(int hr) { if (hr == [|-2147220981|]) { } }

        void CheckSecond(int left, int right) { if (left == -2147220981 || right == [|-2147220981|]) { } }

        void CheckConditional(int hr) { if (hr == [|-2147220981|]) { } }

        void CheckEscaping(int hr) { if (hr == -2147220981) { } }

        void CheckUncalled(int hr) { if (hr == -2147220981) { } }

        void Later(Action<int> check) { check(0); }

        class Opened
        {
            Opened(int hr, string text) { if (hr == [|-2147220981|]) { } }

            Opened(int hr) { if (hr == [|-2147220981|]) { } }

            Opened(IDiscMaster master) : this(master.Open(), "") { }

            public static Opened Of(IDiscMaster master) => new Opened(master.Open());
        }

        class Mixed
        {
            Mixed(int hr) { if (hr == -2147220981) { } }

            Mixed() : this(1.GetHashCode()) { }

            public static Mixed Of(IDiscMaster master) => new Mixed(master.Open());
        }
        """);

    [Fact(Timeout = 120_000)]
    public Task ValuesThatGoRoundInALoop() => VerifyBodiesAsync(
        """
        void Copied(Func<bool> test)
        {
            int a = master.Open(), b = master.Open(), c = 0;
            long d = a, e = b, f = 0;
            Exception first = null, second = null, third = null;
            while (test())
            {
                c = test() ? a : b;
                a = test() ? b : c;
                b = test() ? c : a;
                f = test() ? d : e;
                d = test() ? e : f;
                e = test() ? f : d;
                if (test()) { third = first; } else { third = second; }
                if (test()) { first = second; } else { first = third; }
                if (test()) { second = third; } else { second = first; }
            }

            if (a == [|-2147220981|] || d == [|-2147220981|] || third.HResult == -2147220981) { }
        }

        void FromElsewhere(Func<bool> test)
        {
            int a = master.Open(), b = graph.Run();
            while (test())
            {
                int c = a;
                a = test() ? b : c;
                b = test() ? c : a;
            }

            if (a == -2147220981) { }
        }

        void KeptUntilItIsGood(Func<bool> test)
        {
            int hr = 0;
            while (test()) { hr = hr < 0 ? master.Open() : hr; }
            if (hr == [|-2147220981|]) { }
        }

        void OneOrTheOther(Func<bool> test)
        {
            object failure = null;
            try { master.ClearFormatContent(); } catch (COMException ex) { failure = ex; }
            int hr = failure is Exception ? ((Exception)failure).HResult : (int)failure;
            int other = failure is int ? (int)failure : ((Exception)failure).HResult;
            if (hr == -2147220981 || other == -2147220981) { }
        }
        """);

    // Each line doubles the ways to the first value.
    [Fact(Timeout = 120_000)]
    public Task ValuesThatManyWaysLeadTo() => VerifyBodiesAsync(
        $$"""
        void Copied(Func<bool> test)
        {
            int hr0 = master.Open();
            Exception ex0 = null;
            try { master.ClearFormatContent(); } catch (COMException caught) { ex0 = caught; }
            {{CopyOnBothBranches("int", "hr")}}
            {{CopyOnBothBranches("Exception", "ex")}}
            if (hr28 == [|-2147220981|] || ex28.HResult == [|-2147220981|]) { }
        }
        """);

    private static string CopyOnBothBranches(string type, string name) => string.Concat(Enumerable.Range(0, 28).Select(number =>
        $"{type} {name}{number + 1}; if (test()) {{ {name}{number + 1} = {name}{number}; }} else {{ {name}{number + 1} = {name}{number}; }}\n"));

    [Fact]
    public Task ValuesFromElsewhere() => VerifyBodiesAsync(
        """
        System.Diagnostics.Process child;

        void OfALibrarysProperty(bool flag)
        {
            int hr = flag ? master.Open() : child.ExitCode;
            if (hr == -2147220981) { }
        }

        public void OfUnknownCallers(int hr, bool flag)
        {
            if (flag) hr = master.Open();
            if (hr == -2147220981) { }
        }

        void OfWhoeverCallsTheLambda(bool flag)
        {
            Action<int> action = hr =>
            {
                if (flag) hr = master.Open();
                if (hr == -2147220981) { }
            };
        }
        """);

    [Fact]
    public Task MembersOfAnotherProject() => Verify.VerifyAsync(
        """
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            void Argument()
            {
                Company.Log.Write(-2147220981);
            }

            bool Property(Company.Log log) => log.Code == -2147220981;

            void LateBound(Company.Log log)
            {
                try { log.Burner.Burn(); }
                catch (COMException ex) { if (ex.ErrorCode == -2147220981) { } }
            }
        }
        """,
        configure: static test =>
        {
            foreach (var state in new[] { test.TestState, test.FixedState })
            {
                state.AdditionalProjects["Shared"].Sources.Add(
                    "namespace Company { public class Log { public static void Write(int hr) { } public int Code { get; set; } public dynamic Burner; } }");
                state.AdditionalProjectReferences.Add("Shared");
            }
        });

    [Fact]
    public Task OtherTechnologiesInTheTryBlock() => VerifyBodiesAsync(
        """
        IBasicAudio audio;
        dynamic unknown;

        void PropertyOfAnotherInterface()
        {
            try { master.RecordDisc(false, true); audio.Volume = 3; }
            catch (COMException ex) { if (ex.ErrorCode == -2147220953) { } }
        }

        void AnotherCoclassMade()
        {
            try { master.RecordDisc(false, true); var made = new FilterGraph(); }
            catch (COMException ex) { if (ex.ErrorCode == -2147220953) { } }
        }

        void LateBoundAndUnknown()
        {
            try { master.RecordDisc(false, true); unknown.RenderFile("a"); }
            catch (COMException ex) { if (ex.ErrorCode == [|-2147220953|]) { } }
        }

        void ImapisOwn()
        {
            try { var made = new MSDiscMasterObj(); master.RecordDisc(false, true); }
            catch (COMException ex) { if (ex.ErrorCode == [|-2147220953|]) { } }
            try { var vendor = recorder2.VendorId; master.RecordDisc(false, true); }
            catch (COMException ex) { if (ex.ErrorCode == [|-2147220953|]) { } }
        }

        [ComImport, Guid("56A868B3-0AD4-11CE-B03A-0020AF0BA770"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
        interface IBasicAudio
        {
            int Volume { get; set; }
        }

        [ComImport, Guid("E436EBB3-524F-11CE-9F53-0020AF0BA770")]
        class FilterGraph
        {
        }
        """);

    [Fact]
    public Task SwitchesAndPatterns() => Verify.VerifyNewestAsync(
        """
        using System;
        using System.Linq;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            IDiscMaster master;
            IMediaControl graph;

            void Statements()
            {
                switch (master.Open())
                {
                    case [|-2147220981|]:
                        goto case [|-2147220979|];
                    case [|-2147220979|]:
                        break;
                    case [|-2147220978|] or [|-2147220953|]:
                        break;
                    case not [|-2147220980|]:
                        break;
                }

                switch (graph.Run())
                {
                    case -2147220981:
                        goto case -2147220979;
                    case -2147220979:
                        break;
                }
            }

            string Expressions() => unchecked((uint)master.Open()) switch
            {
                [|0x8004020B|] or [|0x8004020C|] => "closed",
                _ => "",
            };

            int Chosen(int what)
            {
                int hr = what switch { 1 => master.Open(), 2 => [|-2147220981|], _ => throw new Exception() };
                return hr == [|-2147220981|] ? 1 : 0;
            }

            bool Patterns() => master.Open() is [|-2147220981|] or not [|-2147220980|] and < 0;

            bool Arrays() => new[] { [|-2147220981|], [|-2147220979|] }.Contains(master.Open());

            void Exceptions()
            {
                try { master.RecordDisc(false, true); }
                catch (Exception ex) when (ex is { HResult: [|-2147220953|] } or COMException { ErrorCode: [|-2147220953|] }) { }
                try { graph.Run(); }
                catch (Exception ex) when (ex is { HResult: -2147220953 }) { }
            }
        }
        """);

    [Fact]
    public Task Interfaces() => VerifyBodiesAsync(
        """
        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        interface IRenamed
        {
            [PreserveSig] int Open();
        }

        [ComImport, Guid("00000000-51A5-11D3-9144-00104BA11C5E")]
        interface IDiscMaster
        {
            [PreserveSig] int Open();
        }

        [ComImport, Guid("11111111-51A5-11D3-9144-00104BA11C5E")]
        interface IDiscRecorder
        {
            [PreserveSig] int SomethingElse();
        }

        [ComImport, Guid("520CCA63-51A5-11D3-9144-00104BA11C5E")]
        class Coclass
        {
            [MethodImpl(MethodImplOptions.InternalCall | MethodImplOptions.PreserveSig)]
            public extern int Open();
        }

        interface IFacade : IRenamed
        {
        }

        class Own : IRenamed
        {
            public int Open() => 0;
        }

        [DllImport("burner.dll")]
        static extern int CreateMaster(out IRenamed master);

        [DllImport("burner.dll", PreserveSig = false)]
        static extern int CreateThrowing(out IRenamed master);

        bool ById(IRenamed renamed) => renamed.Open() == [|-2147220981|];

        bool ByCoclass(Coclass master) => master.Open() == [|-2147220981|];

        bool ByNameAndMember(IDiscMaster named) => named.Open() == [|-2147220981|];

        bool ByNameAlone(IDiscRecorder other) => other.SomethingElse() == -2147220981;

        bool ByFacade(IFacade facade) => facade.Open() == [|-2147220981|];

        bool ByConstraint<T>(T renamed) where T : IRenamed => renamed.Open() == [|-2147220981|];

        bool ByOwnClass(Own own) => own.Open() == -2147220981;

        bool ByPInvoke()
        {
            IRenamed made;
            return CreateMaster(out made) == [|-2147220981|] || CreateThrowing(out made) == -2147220981;
        }
        """);

    [Fact]
    public Task VtableStructs() => Verify.VerifyNewestAsync(
        """
        using System.Runtime.InteropServices;
        using Windows.Win32.Foundation;

        [Guid("520CCA62-51A5-11D3-9144-00104BA11C5E")]
        unsafe struct IDiscMaster
        {
            public HRESULT Open() => default;

            public uint Release() => 0;
        }

        unsafe class Burner
        {
            bool Pointer(IDiscMaster* master) => master->Open() == [|-2147220981|] || master->Open().Value == [|-2147220981|];

            bool Value(IDiscMaster master)
            {
                HRESULT hr = master.Open();
                return hr == (HRESULT)[|0x8004020B|] || master.Release() == 0x8004020B;
            }
        }
        """);

    private static Task VerifyBodiesAsync(string members) => Verify.VerifyAsync(
        $$"""
        using System;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using Burning;

        class Burner
        {
            Burning.IDiscMaster master;
            IDiscRecorder2 recorder2;
            IMediaControl graph;

        {{members}}
        }

        static class Extensions
        {
            public static void Reset(ref this int hr) { hr = 0; }
        }
        """);
}
