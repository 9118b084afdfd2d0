using System;
using System.Runtime.InteropServices;

namespace LegacyBurner
{
    /// <summary>Tries ultrasound clips in DirectShow, which is what patients play them with at home.</summary>
    internal static class VideoCheck
    {
        public static bool IsPlayable(string file)
        {
            IGraphBuilder graph = (IGraphBuilder)new FilterGraph();
            int hr = graph.RenderFile(file, IntPtr.Zero);
            if (hr == unchecked((int)0x80040217) || (uint)hr == 0x80040218)
            {
                return false;
            }
            Marshal.ThrowExceptionForHR(hr);
            return true;
        }

        [ComImport, Guid("E436EBB3-524F-11CE-9F53-0020AF0BA770")] private class FilterGraph { }

        [ComImport, Guid("56A868A9-0AD4-11CE-B03A-0020AF0BA770"), InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
        private interface IGraphBuilder
        {
            void _VtblGap1_10();
            [PreserveSig] int RenderFile([MarshalAs(UnmanagedType.LPWStr)] string file, IntPtr playList);
        }
    }
}
