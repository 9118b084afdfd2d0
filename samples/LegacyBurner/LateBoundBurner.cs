using System;
using System.Runtime.InteropServices;

namespace LegacyBurner
{
    /// <summary>The waiting room kiosk's burner. It began as a script and still binds by name.</summary>
    internal static class LateBoundBurner
    {
        public static bool Burn(string folder)
        {
            dynamic recorder = Create("IMAPI2.MsftDiscRecorder2");
            dynamic format = Create("IMAPI2.MsftDiscFormat2Data");
            dynamic image = Create("IMAPI2FS.MsftFileSystemImage");
            try
            {
                recorder.InitializeDiscRecorder(Create("IMAPI2.MsftDiscMaster2").Item[0]);
                format.Recorder = recorder;
                format.ClientName = "Kiosk";
                image.ChooseImageDefaults(recorder);
                image.Root.AddTree(folder, false);
                format.Write(image.CreateResultImage().ImageStream);
                return true;
            }
            catch (COMException ex)
            {
                // Patients bring all sorts of discs; give these back and let them try another.
                if (ex.ErrorCode == -1062599675 || unchecked((uint)ex.ErrorCode) == 0xC0AA0203)
                {
                    recorder.EjectMedia();
                    return false;
                }
                throw;
            }
        }

        private static dynamic Create(string progId)
        {
            return Activator.CreateInstance(Type.GetTypeFromProgID(progId, true));
        }
    }
}
