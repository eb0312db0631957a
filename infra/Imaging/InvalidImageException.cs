namespace SemCovNet.Imaging;

/// <summary>The bytes are not an image this platform can use; the message says why and what to do.</summary>
public sealed class InvalidImageException(string message) : Exception(message);
