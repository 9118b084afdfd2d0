namespace Imapi.Analyzers.Benchmarks;

/// <summary>For each rule that has a fix, and some that have none, a piece of a class that holds exactly one finding, of that rule.</summary>
internal static class Findings
{
    /// <summary>The pieces by the rule's id; each takes a name that the class has only once.</summary>
    public static IReadOnlyDictionary<string, Func<string, string>> ByRule { get; } = new SortedDictionary<string, Func<string, string>>(StringComparer.Ordinal)
    {
        ["IMAPI1001"] = static name => $$"""
                public static bool IsEmpty{{name}}(Exception ex)
                {
                    return ex.HResult == unchecked((int)0xC0AA0202);
                }


            """,
        ["IMAPI1002"] = static name => $$"""
                public static bool IsEmpty{{name}}(Exception ex)
                {
                    long hr = ex.HResult;
                    return hr == 0xC0AA0202;
                }


            """,
        ["IMAPI1003"] = static name => $$"""
                private static class Codes{{name}}
                {
                    public const int E_IMAPI_LOSS_OF_STREAMING = unchecked((int)0xC0AA0301);
                }


            """,
        ["IMAPI1004"] = static name => $$"""
                public bool IsLost{{name}}(IDiscRecorder2 recorder)
                {
                    int hr = recorder.AcquireExclusiveAccess(false, "Warehouse");
                    return hr == Imapi.ImapiResult.IMAPI_E_LOSS_OF_STREAMING;
                }


            """,
        ["IMAPI1005"] = static name => $$"""
                public string Burn{{name}}(IDiscMaster master)
                {
                    try
                    {
                        master.RecordDisc(false, true);
                        return "burned";
                    }
                    catch (COMException ex) when (ex.ErrorCode == Imapi.ImapiResult.IMAPI_S_PROPERTIESIGNORED)
                    {
                        return "burned, in part";
                    }
                }


            """,
        ["IMAPI1006"] = static name => $$"""
                public static FsiFileSystems FileSystems{{name}}()
                {
                    return (FsiFileSystems)3;
                }


            """,
        ["IMAPI1007"] = static name => $$"""
                public string Explain{{name}}(IDiscRecorder2 recorder)
                {
                    int hr = recorder.AcquireExclusiveAccess(false, "Warehouse");
                    return hr == unchecked((int)0xC0AA0302) ? "nothing is being written" : hr.ToString("X8");
                }


            """,
        ["IMAPI2001"] = static name => $$"""
                public void Open{{name}}(IDiscMaster master)
                {
                    master.Open();
                    attempts++;
                }


            """,
        ["IMAPI2002"] = static name => $$"""
                public void Select{{name}}(IDiscMaster master, IDiscRecorder recorder)
                {
                    int hr = master.SetActiveDiscRecorder(recorder);
                    attempts++;
                }


            """,
        ["IMAPI2003"] = static name => $$"""
                public void Name{{name}}(IJolietDiscMaster joliet, object properties)
                {
                    int hr = joliet.SetJolietProperties(properties);
                    if (hr != 0)
                    {
                        throw new COMException("The disc could not be named.", hr);
                    }
                }


            """,
        ["IMAPI2004"] = static name => $$"""
                public bool Acquire{{name}}(IDiscRecorder2 recorder)
                {
                    int hr = recorder.AcquireExclusiveAccess(false, "Warehouse");
                    return hr == 1;
                }


            """,
        ["IMAPI2005"] = static name => $$"""
                public bool Burn{{name}}(IDiscMaster master)
                {
                    try
                    {
                        master.RecordDisc(false, true);
                        return true;
                    }
                    catch (COMException)
                    {
                        return false;
                    }
                }


            """,
        ["IMAPI2006"] = static name => $$"""
                public void Check{{name}}(IDiscMaster master)
                {
                    System.Diagnostics.Debug.Assert(master.Open() >= 0);
                }


            """,
        ["IMAPI3001"] = static name => $$"""
                private static class Interop{{name}}
                {
                    [ComImport, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261F"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
                    public interface IDiscRecorder2
                    {
                        void EjectMedia();
                    }
                }


            """,
        ["IMAPI3002"] = static name => $$"""
                private static class Interop{{name}}
                {
                    [ComImport, Guid("9B1921E1-54AC-11D3-9144-00104BA11C5E")]
                    public interface IEnumDiscRecorders
                    {
                        [PreserveSig] int Next(int count, out IDiscRecorder recorder, out int fetched);
                    }
                }


            """,
        ["IMAPI3003"] = static name => $$"""
                private static class Interop{{name}}
                {
                    [ComImport, Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E"), InterfaceType(ComInterfaceType.InterfaceIsDual)]
                    public interface IDiscRecorder2
                    {
                        void CloseTray();
                        void EjectMedia();
                    }
                }


            """,
        ["IMAPI3004"] = static name => $$"""
                private static class Interop{{name}}
                {
                    [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
                    public interface IDiscMaster
                    {
                        [PreserveSig] void Open();
                    }
                }


            """,
        ["IMAPI3005"] = static name => $$"""
                private static class Interop{{name}}
                {
                    [ComImport, Guid("9B1921E1-54AC-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
                    public interface IEnumDiscRecorders
                    {
                        void Next(int count, out IDiscRecorder recorder, out int fetched);
                    }
                }


            """,
    };
}
