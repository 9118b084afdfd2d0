namespace LegacyBurner
{
    /// <summary>The codes of imapi2error.h that the first version needed.</summary>
    internal static class BurnErrors
    {
        public const uint E_IMAPI_REQUEST_CANCELLED = 0xC0AA0002;
        public const uint E_IMAPI_RECORDER_MEDIA_NO_MEDIA = 0xC0AA0202;
        public const uint E_IMAPI_RECORDER_MEDIA_WRITE_PROTECTED = 0xC0AA0209;
        public const uint E_IMAPI_RECORDER_LOCKED = 0xC0AA0210;
        public const uint E_IMAPI_LOSS_OF_STREAMING = 0xC0AA0301;
        public const uint E_IMAPI_DF2DATA_MEDIA_NOT_BLANK = 0xC0AA0405;
    }
}
