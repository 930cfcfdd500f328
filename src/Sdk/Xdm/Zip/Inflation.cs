using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Xdm.Zip;

/// <summary>Counts what is decompressed, and stops it where it is too much.</summary>
internal sealed class Inflation(XdmLimits limits)
{
    private long _total;

    /// <summary>Counts bytes of an entry that has given so many before.</summary>
    public void Count(ZipEntry entry, long before, int count)
    {
        _total += count;
        var violation = new Violation(ZipEntry.Place(entry.Rank), "La décompression a été arrêtée");
        if (_total > limits.MaxTotalBytes)
            throw Refusal.Because(Reason.XdmTropComprimee, "limit_bytes", $"{limits.MaxTotalBytes}", violation);
        var size = before + count;
        if (size > XdmLimits.RatioFreeBytes && size / limits.MaxRatio > entry.PackedSize)
            throw Refusal.Because(Reason.XdmTropComprimee, "limit_ratio", $"{limits.MaxRatio}", violation);
    }
}
