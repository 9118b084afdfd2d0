using System;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using System.Threading;

namespace LegacyBurner
{
    /// <summary>Burns CDs and DVDs through IMAPI v2.</summary>
    internal static class DiscBurner2
    {
        private const string ClientName = "LegacyBurner";

        public static void Burn(string sourceFolder, string viewerFolder, BurnProgress progress)
        {
            IDiscRecorder2 recorder = OpenRecorder();
            try
            {
                IDiscFormat2Data format = (IDiscFormat2Data)new MsftDiscFormat2Data();
                format.Recorder = recorder;
                format.ClientName = ClientName;
                format.ForceMediaToBeClosed = true;
                WaitForDisc(format, recorder);
                LimitSpeed(format);
                IStream image = CreateImage(recorder, sourceFolder, viewerFolder);
                if (progress.Cancelled)
                {
                    throw new COMException("The operator cancelled the burn.", unchecked((int)0xC0AA0002));
                }
                Write(format, image);
                recorder.EjectMedia();
            }
            finally
            {
                recorder.ReleaseExclusiveAccess();
            }
        }

        private static IDiscRecorder2 OpenRecorder()
        {
            IDiscMaster2 master = (IDiscMaster2)new MsftDiscMaster2();
            IDiscRecorder2 recorder = (IDiscRecorder2)new MsftDiscRecorder2();
            recorder.InitializeDiscRecorder(master[0]);
            try
            {
                recorder.AcquireExclusiveAccess(false, ClientName);
            }
            catch (COMException ex) when (ex.HResult == unchecked((int)0xC0AA0210))
            {
                throw new InvalidOperationException("Another program is using the writer.", ex);
            }
            return recorder;
        }

        private static void WaitForDisc(IDiscFormat2Data format, IDiscRecorder2 recorder)
        {
            // The slim drives in the carts take up to a minute to spin up.
            for (int second = 0; second < 60; second++)
            {
                try
                {
                    if (format.IsCurrentMediaSupported(recorder))
                    {
                        return;
                    }
                    throw new InvalidOperationException("This disc cannot be written.");
                }
                catch (COMException ex)
                {
                    // Some drives report an empty tray while they are still closing it.
                    if ((uint)ex.ErrorCode != 0xC0AA0205 && (ex.ErrorCode != -1062600190 || second > 10))
                    {
                        throw;
                    }
                }
                Thread.Sleep(1000);
            }
            throw new InvalidOperationException("The writer did not become ready.");
        }

        private static void LimitSpeed(IDiscFormat2Data format)
        {
            // 4x DVD: discs that were burned faster came back from the archive as unreadable.
            int hr = format.SetWriteSpeed(4 * 680, false);
            if (hr == 0x00AA0004)
            {
                Console.WriteLine("The writer chose {0} sectors per second.", format.CurrentWriteSpeed);
            }
            else if (hr != 0)
            {
                throw new COMException("The writer refused the speed.", hr);
            }
        }

        private static void Write(IDiscFormat2Data format, IStream image)
        {
            try
            {
                format.Write(image);
            }
            catch (COMException ex) when ((uint)ex.ErrorCode == 0x80040227)
            {
                throw new InvalidOperationException("The writer ran out of data. Try again with a new disc.", ex);
            }
        }

        private static IStream CreateImage(IDiscRecorder2 recorder, string sourceFolder, string viewerFolder)
        {
            IFileSystemImage image = (IFileSystemImage)new MsftFileSystemImage();
            image.ChooseImageDefaults(recorder);
            try
            {
                image.FileSystemsToCreate = (FsiFileSystems)3; // ISO 9660 and Joliet
            }
            catch (COMException ex) when (ex.ErrorCode == 0x00AAB15F)
            {
                Console.WriteLine("Long file names will be cut.");
            }
            image.VolumeName = "STUDY";
            try
            {
                image.Root.AddTree(sourceFolder, false);
            }
            catch (COMException ex) when ((uint)ex.ErrorCode == 0xC0AAB120)
            {
                throw new InvalidOperationException("The study does not fit on this disc.", ex);
            }
            try
            {
                image.Root.AddTree(viewerFolder, true);
            }
            catch (COMException)
            {
                // Most practices have a viewer of their own.
            }
            return image.CreateResultImage().ImageStream;
        }
    }
}
