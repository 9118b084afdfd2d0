namespace Imapi.Analyzers.Tests.Verification;

/// <summary>The class around the members that a test shows alone.</summary>
internal static class BurnerClass
{
    /// <summary>Writes the source. Members have the fields <c>master</c> and <c>format</c>, and the types of <see cref="FormatInterop"/>.</summary>
    public static string Around(string members) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Linq;
        using System.Reflection;
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using Burning;
        using Windows.Win32.Foundation;

        class Burner
        {
            IDiscMaster master;
            IDiscFormat2Data format;

        {{string.Join('\n', members.Split('\n').Select(static line => line.Length == 0 ? line : "    " + line))}}
        }
        """;
}
