namespace Imapi.Analyzers.Benchmarks;

/// <summary>The pieces of which a program is generated. Each method ends with a blank line.</summary>
internal static class Snippets
{
    public const string Interop = """
        using System;
        using System.Runtime.InteropServices;

        namespace Burning;

        [ComImport, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        public interface IDiscMaster
        {
            [PreserveSig] int Open();
            void EnumDiscMasterFormats(out IntPtr formats);
            void GetActiveDiscMasterFormat(out Guid format);
            [PreserveSig] int SetActiveDiscMasterFormat(ref Guid format, out IntPtr master);
            void EnumDiscRecorders(out IntPtr recorders);
            void GetActiveDiscRecorder(out IDiscRecorder recorder);
            [PreserveSig] int SetActiveDiscRecorder(IDiscRecorder recorder);
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

        [ComImport, Guid("E3BC42CE-4E5C-11D3-9144-00104BA11C5E"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        public interface IJolietDiscMaster
        {
            void GetTotalDataBlocks(out int blocks);
            void GetUsedDataBlocks(out int blocks);
            void GetDataBlockSize(out int bytes);
            void AddData(IntPtr storage, int overwrite);
            void GetJolietProperties(out object properties);
            [PreserveSig] int SetJolietProperties(object properties);
        }

        [Flags]
        public enum FsiFileSystems
        {
            FsiFileSystemNone = 0,
            FsiFileSystemISO9660 = 1,
            FsiFileSystemJoliet = 2,
            FsiFileSystemUDF = 4,
            FsiFileSystemUnknown = 0x40000000,
        }

        """;

    public static string FileStart(string part, bool usesImapi) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.Linq;
        using System.Runtime.InteropServices;
        using System.Text;
        {{(usesImapi ? "using Burning;\n" : "")}}
        namespace Warehouse;

        /// <summary>Keeps the books of part {{part}}: what comes in, what goes out, what is left.</summary>
        public sealed class Part{{part}}
        {
            private readonly List<int> amounts = new();
            private readonly Dictionary<string, int> names = new();
            private string title = "part {{part}}";
            private int attempts;


        """;

    public static string Sum(string name, string limit, string factor, string bias) => $$"""
            /// <summary>Adds up the amounts, each weighed.</summary>
            public long {{name}}(int[] values)
            {
                long total = {{bias}};
                for (var i = 0; i < values.Length; i++)
                {
                    // Small ones count more.
                    if (values[i] < {{limit}})
                    {
                        total += values[i] * {{factor}}L;
                    }
                    else
                    {
                        total += values[i];
                    }
                }

                amounts.Add((int)(total % 1024));
                return total;
            }


        """;

    public static string Switch(string name, string first, string second) => $$"""
            public string {{name}}(int kind)
            {
                switch (kind % 16)
                {
                    case 0:
                        return "empty";
                    case 1:
                    case 2:
                        return "small, up to {{first}} items";
                    case 7:
                        attempts += {{second}};
                        return "retried";
                    case 12:
                        title = title.Trim() + ", moved";
                        return title;
                    default:
                        return kind > {{first}} ? "large" : "unknown";
                }
            }


        """;

    public static string Hash(string name, string seed, string prime, string mask) => $$"""
            // A hash with long constants, as in ports from C.
            public ulong {{name}}(string text)
            {
                var hash = {{seed}};
                foreach (var letter in text)
                {
                    hash ^= letter;
                    hash *= {{prime}};
                    hash = (hash << 13) | (hash >> 51);
                }

                return hash & {{mask}};
            }


        """;

    public static string Table(string name, string a, string b, string c, string d) => $$"""
            private static readonly uint[] Table{{name}} =
            {
                {{a}}, {{b}}, {{c}}, {{d}},
                0x77073096, 0xEE0E612C, 0x990951BA, 0x076DC419,
                0x706AF48F, 0xE963A535, 0x9E6495A3, 0x0EDB8832,
            };

            public uint {{name}}(byte[] data)
            {
                var crc = 0xFFFFFFFFu;
                for (var i = 0; i < data.Length; i++)
                {
                    crc = Table{{name}}[(crc ^ data[i]) % 12] ^ (crc >> 8);
                }

                return ~crc;
            }


        """;

    public static string Report(string name, string width, string limit) => $$"""
            /// <summary>Writes one line for each amount.</summary>
            /// <param name="culture">How numbers are shown.</param>
            public string {{name}}(CultureInfo culture)
            {
                var report = new StringBuilder("Report of " + title);
                report.AppendLine().AppendLine("------------------------------");
                var shown = 0;
                while (shown < amounts.Count && shown < {{limit}})
                {
                    report.Append("  no. ").Append(shown + 1).Append(": ");
                    report.AppendLine(amounts[shown].ToString("N0", culture).PadLeft({{width}} % 80));
                    shown++;
                }

                return report.Append($"{shown} of {amounts.Count}").ToString();
            }


        """;

    public static string Group(string name, string limit, string size) => $$"""
            public IReadOnlyDictionary<int, List<string>> {{name}}(IEnumerable<string> items)
            {
                var groups = items
                    .Where(item => item.Length > 0 && item.Length < {{limit}})
                    .GroupBy(item => item.Length % ({{size}} + 1))
                    .OrderBy(group => group.Key)
                    .ToDictionary(group => group.Key, group => group.ToList());
                foreach (var pair in groups)
                {
                    names[pair.Value[0]] = pair.Key;
                }

                return groups;
            }


        """;

    public static string Parse(string name, string fallback, bool isIgnored) => $$"""
            public int {{name}}(string text)
            {
                try
                {
                    {{(isIgnored ? "text.Trim();" : "text = text.Trim();")}}
                    var length = text.Length;
                    {{(isIgnored ? "length = text.IndexOf(',');" : "length -= 1;")}}
                    attempts += length;
                    return int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);
                }
                catch (FormatException ex)
                {
                    title = "not a number: " + ex.Message;
                    return {{fallback}};
                }
                catch (OverflowException)
                {
                    return -1;
                }
            }


        """;

    public static string Properties(string name, string initial, string limit) => $$"""
            private int field{{name}} = {{initial}};

            /// <summary>Gets or sets the level at which new stock is ordered.</summary>
            public int Level{{name}}
            {
                get => field{{name}};
                set => field{{name}} = Math.Min(value, {{limit}});
            }

            /// <summary>Gets a value indicating whether there is less than the level.</summary>
            public bool IsLow{{name}} => amounts.Count < field{{name}};


        """;

    public static string Grid(string name, string width, string height, string color) => $$"""
            public uint[,] {{name}}(int scale)
            {
                var pixels = new uint[{{width}} % 64 + 1, {{height}} % 64 + 1];
                for (var x = 0; x < pixels.GetLength(0); x++)
                {
                    for (var y = 0; y < pixels.GetLength(1); y++)
                    {
                        pixels[x, y] = (x + y) % 2 == 0 ? {{color}} : (uint)(x * scale) & 0x00FF00FF;
                    }
                }

                return pixels;
            }


        """;

    public static string Flags(string name, string first, string second, string count) => $$"""
            public bool {{name}}(uint flags, ref int used)
            {
                if ((flags & {{first}}) == 0 && (flags & 0x80000000) != 0)
                {
                    used += {{count}};
                    return flags == {{second}} || flags == 0x0000FFFF;
                }

                do
                {
                    flags >>= 1;
                    used--;
                }
                while (flags > 255 && used > 0);

                return (flags | 0x10) == 0x1F;
            }


        """;

    public static string CleanImapi(string name, string speed) => $$"""
            public bool {{name}}(IDiscMaster master, IDiscRecorder recorder, byte[] id)
            {
                int hr = master.Open();
                if (hr < 0)
                {
                    title = "cannot open";
                    return false;
                }

                hr = recorder.Init(id, (uint)id.Length, 1);
                attempts += {{speed}};
                return hr >= 0;
            }


        """;

    public static string ReturnedV1(string name, string code, string count) => $$"""
            public bool {{name}}(IDiscMaster master)
            {
                int hr = master.Open();
                if (hr == {{code}})
                {
                    title = "cannot open";
                    return false;
                }

                attempts += {{count}};
                return hr >= 0;
            }


        """;

    public static string RetriedV1(string name, string[] codes, string wait) => $$"""
            public string {{name}}(IDiscRecorder recorder, byte[] id)
            {
                int hr = 0;
                for (var attempt = 0; attempt < 5; attempt++)
                {
                    hr = recorder.Init(id, (uint)id.Length, 1);
                    if (hr >= 0)
                    {
                        break;
                    }

                    System.Threading.Thread.Sleep({{wait}} % 1000);
                }

                switch (hr)
                {
                    case {{codes[0]}}:
                        return "the user gave up";
                    case {{codes[1]}}:
                        return "still in use";
                    case {{codes[2]}}:
                        return "no medium";
                    default:
                        return hr >= 0 ? "" : "error " + hr.ToString("X8");
                }
            }


        """;

    public static string CaughtV1(string name, string code) => $$"""
            public bool {{name}}(IDiscMaster master)
            {
                try
                {
                    master.ClearFormatContent();
                    master.RecordDisc(false, true);
                    return true;
                }
                catch (COMException ex) when (ex.ErrorCode == {{code}})
                {
                    title = "not burned";
                    return false;
                }
            }


        """;

    public static string CaughtV2(string name, string[] codes, string unknown) => $$"""
            public string {{name}}(IDiscRecorder2 recorder)
            {
                try
                {
                    recorder.EjectMedia();
                    recorder.CloseTray();
                    return recorder.VendorId;
                }
                catch (COMException ex)
                {
                    if (ex.HResult == {{codes[0]}} || ex.HResult == {{codes[1]}})
                    {
                        return "no disc";
                    }

                    switch (ex.ErrorCode)
                    {
                        case {{codes[2]}}:
                            return "busy";
                        case {{unknown}}:
                            return "locked";
                        default:
                            throw;
                    }
                }
            }


        """;

    public static string TableV2(string name, string[] codes) => $$"""
            private static readonly Dictionary<uint, string> Texts{{name}} = new()
            {
                { {{codes[0]}}, "There is no disc." },
                { {{codes[1]}}, "The disc does not fit the drive." },
                { {{codes[2]}}, "The disc lies upside down." },
                { {{codes[3]}}, "The drive is getting ready." },
                { {{codes[4]}}, "The disc is write-protected." },
                { {{codes[5]}}, "The drive does not answer." },
            };

            public string {{name}}(int hr) =>
                Texts{{name}}.TryGetValue(unchecked((uint)hr), out var text) ? text : "error " + hr.ToString("X8");


        """;

    public static string StoredV1(string name, string[] codes) => $$"""
            private int result{{name}};

            public void {{name}}(IDiscMaster master, IDiscRecorder recorder)
            {
                result{{name}} = master.Open();
                if (result{{name}} >= 0)
                {
                    result{{name}} = master.SetActiveDiscRecorder(recorder);
                }
            }

            public bool IsBusy{{name}}()
            {
                return result{{name}} == {{codes[0]}} || result{{name}} == {{codes[1]}};
            }


        """;

    public static string ReturnedV2(string name, string[] codes, string unknown) => $$"""
            public string {{name}}(IDiscRecorder2 recorder)
            {
                var hr = recorder.AcquireExclusiveAccess(false, "Warehouse");
                try
                {
                    return Explain{{name}}(hr);
                }
                finally
                {
                    recorder.ReleaseExclusiveAccess();
                }
            }

            private static string Explain{{name}}(int hr)
            {
                return hr switch
                {
                    {{codes[0]}} => "locked",
                    {{codes[1]}} => "no name",
                    {{unknown}} => "gone",
                    _ => hr.ToString("X8"),
                };
            }


        """;
}
