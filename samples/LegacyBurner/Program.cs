using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;

namespace LegacyBurner
{
    internal static class Program
    {
        [STAThread]
        private static int Main(string[] args)
        {
            if (args.Length != 2)
            {
                Console.Error.WriteLine("usage: LegacyBurner shell|v1|v1rw|v2|kiosk <folder>");
                return 1;
            }
            return args[0] == "shell" ? RunWorker(args[1]) : Burn(args[0], args[1]);
        }

        // Bad firmware can hang the process that burns, so it is one that can be killed.
        private static int RunWorker(string folder)
        {
            Process worker = Process.Start(typeof(Program).Assembly.Location, "v2 \"" + folder + "\"");
            worker.WaitForExit();
            switch (worker.ExitCode)
            {
                case unchecked((int)0xC0AA0202):
                case unchecked((int)0xC0AA0207):
                case unchecked((int)0xC0AA020D):
                    Console.WriteLine("Check the writer, then press Enter.");
                    Console.ReadLine();
                    return RunWorker(folder);
                default:
                    return worker.ExitCode;
            }
        }

        private static int Burn(string mode, string folder)
        {
            BurnProgress progress = new BurnProgress();
            Console.CancelKeyPress += (sender, e) => e.Cancel = progress.Cancelled = true;
            try
            {
                if (!Array.TrueForAll(Directory.GetFiles(folder, "*.avi"), VideoCheck.IsPlayable))
                {
                    Console.WriteLine("Not all clips play on this computer.");
                }
                switch (mode)
                {
                    case "v1":
                    case "v1rw":
                        DiscBurner1.Burn(Path.Combine(folder, "study.stg"), mode == "v1rw", progress);
                        return 0;
                    case "kiosk":
                        return LateBoundBurner.Burn(folder) ? 0 : 2;
                    default:
                        DiscBurner2.Burn(folder, Path.Combine(AppDomain.CurrentDomain.BaseDirectory, "Viewer"), progress);
                        return 0;
                }
            }
            catch (COMException ex) when (ex.ErrorCode == BurnErrors.E_IMAPI_REQUEST_CANCELLED)
            {
                return 3;
            }
            catch (COMException ex)
            {
                // The exit code is all that the shell sees of a worker.
                Console.Error.WriteLine(ErrorMessages.For(ex));
                return ex.ErrorCode;
            }
            catch (InvalidOperationException ex)
            {
                Console.Error.WriteLine(ex.Message);
                return 2;
            }
        }
    }
}
