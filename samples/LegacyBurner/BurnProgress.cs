using System;

namespace LegacyBurner
{
    internal sealed class BurnProgress : IDiscMasterProgressEvents
    {
        public volatile bool Cancelled;

        public void QueryCancel(out bool cancel) { cancel = Cancelled; }
        public void NotifyPnPActivity() { }
        public void NotifyAddProgress(int completed, int total) { }
        public void NotifyBlockProgress(int completed, int total) { Console.Write("\r{0} of {1} blocks", completed, total); }
        public void NotifyTrackProgress(int currentTrack, int totalTracks) { }
        public void NotifyPreparingBurn(int estimatedSeconds) { }
        public void NotifyClosingDisc(int estimatedSeconds) { Console.WriteLine("\rClosing the disc"); }
        public void NotifyBurnComplete(int status) { }
        public void NotifyEraseComplete(int status) { }
    }
}
