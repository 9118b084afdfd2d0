using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace LegacyBurner
{
    /// <summary>Texts for the operator.</summary>
    internal static class ErrorMessages
    {
        private static readonly Dictionary<uint, string> Texts = new Dictionary<uint, string>
        {
            { BurnErrors.E_IMAPI_REQUEST_CANCELLED, "The burn was cancelled." },
            { BurnErrors.E_IMAPI_RECORDER_MEDIA_NO_MEDIA, "There is no disc in the writer." },
            { BurnErrors.E_IMAPI_RECORDER_LOCKED, "Another program has locked the writer." },
            { 0xC0AA0203, "This kind of disc does not suit the writer." },
            { 0xC0AA0204, "Turn the disc over." },
            { 0xC0AA0209, "The disc is write protected." },
            { 0xC0AA0404, "The files are larger than the disc." },
            { 0xC0AAB119, "A file disappeared while the disc was prepared." },
            { 0x80AA0905, "The writer could not erase the disc." }
        };

        public static string For(COMException ex)
        {
            if (Texts.TryGetValue((uint)ex.ErrorCode, out string text))
            {
                return text;
            }
            switch ((uint)ex.ErrorCode)
            {
                case BurnErrors.E_IMAPI_DF2DATA_MEDIA_NOT_BLANK:
                    return "The disc is not blank.";
                case 0xC0AA0206:
                case 0xC0AA0207:
                    return "The writer is busy. Wait and try again.";
                case 0xC0AA020D:
                    return "The writer does not answer. Switch it off and on.";
                case 0xC0AA0300:
                case 0xC0AA0301:
                case 0xC0AA0302:
                    return "The burn broke off. Discard the disc.";
                default:
                    return Source((uint)ex.ErrorCode) + ": " + ex.Message;
            }
        }

        private static string Source(uint code)
        {
            if (code >= 0xC0AAB100 && code <= 0xC0AAB2FF)
            {
                return "Disc layout";
            }
            return (code & 0xFFFF0000) == 0xC0AA0000 ? "Writer" : "Windows";
        }
    }
}
