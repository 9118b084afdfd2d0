using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;

namespace LegacyBurner
{
    /// <summary>Burns CDs through IMAPI v1. Kept for the stations whose writers were validated with it.</summary>
    internal static class DiscBurner1
    {
        public static void Burn(string studyFile, bool eraseFirst, BurnProgress progress)
        {
            IDiscMaster master = (IDiscMaster)new MSDiscMasterObj();
            Open(master);
            try
            {
                Guid format = typeof(IJolietDiscMaster).GUID;
                master.SetActiveDiscMasterFormat(ref format, out object joliet);
                SelectRecorder(master, eraseFirst);
                NameDisc((IJolietDiscMaster)joliet, "STUDY");
                AddFiles((IJolietDiscMaster)joliet, studyFile);
                Record(master, progress);
            }
            finally
            {
                master.Close();
            }
        }

        private static void Open(IDiscMaster master)
        {
            int hr = master.Open();
            for (int attempt = 0; hr == unchecked((int)0x80040225) && attempt < 5; attempt++)
            {
                // There is one stash file for the whole machine, and Explorer gives it back late.
                Thread.Sleep(2000);
                hr = master.Open();
            }
            if (hr != unchecked((int)0x80040222))
            {
                Marshal.ThrowExceptionForHR(hr);
            }
        }

        private static void SelectRecorder(IDiscMaster master, bool eraseFirst)
        {
            master.EnumDiscRecorders(out IEnumDiscRecorders recorders);
            recorders.Next(1, out IDiscRecorder recorder, out int fetched);
            if (fetched == 0)
            {
                throw new InvalidOperationException("No CD writer was found.");
            }
            if (eraseFirst)
            {
                Erase(recorder);
            }
            Debug.Assert(recorder.OpenExclusive() == 0, "The writer is in use.");
            recorder.Close();
            int hr = master.SetActiveDiscRecorder(recorder);
            if ((uint)hr == 0x8004020F)
            {
                throw new InvalidOperationException("Put a CD into the writer.");
            }
            Marshal.ThrowExceptionForHR(hr);
        }

        private static void Erase(IDiscRecorder recorder)
        {
            int hr = recorder.OpenExclusive();
            if (hr == -2147220974)
            {
                throw new InvalidOperationException("Another program is using the writer.");
            }
            Marshal.ThrowExceptionForHR(hr);
            hr = recorder.Erase(false);
            recorder.Close();
            if (hr == unchecked((int)0x80040210))
            {
                throw new InvalidOperationException("The CD is not rewritable.");
            }
            Marshal.ThrowExceptionForHR(hr);
        }

        private static void NameDisc(IJolietDiscMaster joliet, string volumeName)
        {
            joliet.GetJolietProperties(out IPropertyStorage properties);
            PropertySpec name = new PropertySpec { Name = "VolumeName" };
            object value = volumeName;
            properties.WriteMultiple(1, ref name, ref value, 2);
            if (joliet.SetJolietProperties(properties) != 0)
            {
                throw new InvalidOperationException("The CD could not be named.");
            }
        }

        private static void AddFiles(IJolietDiscMaster joliet, string studyFile)
        {
            // The export service writes the study as a structured storage, the only source that v1 takes.
            IntPtr storage = StgOpenStorage(studyFile, IntPtr.Zero, 0x20, IntPtr.Zero, 0); // STGM_SHARE_DENY_WRITE
            try
            {
                joliet.AddData(storage, 1);
            }
            catch (COMException ex) when (ex.ErrorCode == unchecked((int)0x8004021C))
            {
                throw new InvalidOperationException("The study does not fit on a CD.", ex);
            }
            finally
            {
                Marshal.Release(storage);
            }
        }

        private static void Record(IDiscMaster master, BurnProgress progress)
        {
            master.ProgressAdvise(progress, out UIntPtr cookie);
            try
            {
                // A trial run with the laser off: writers of that age spoil one CD in ten.
                int hr = master.RecordDisc(true, false);
                hr = master.RecordDisc(false, true);
                Marshal.ThrowExceptionForHR(hr);
            }
            catch (COMException ex) when ((uint)ex.ErrorCode == 0x80040227)
            {
                throw new InvalidOperationException("The writer ran out of data. Try again with a new CD.", ex);
            }
            finally
            {
                master.ProgressUnadvise(cookie);
            }
        }

        [DllImport("ole32.dll", CharSet = CharSet.Unicode, PreserveSig = false)]
        private static extern IntPtr StgOpenStorage(string name, IntPtr priority, int mode, IntPtr exclude, int reserved);
    }
}
