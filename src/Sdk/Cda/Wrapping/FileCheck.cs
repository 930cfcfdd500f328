using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>Judges a file as it goes by: it is what its media type says, and what the DMP takes.</summary>
/// <param name="format">The format that its media type stands for, in value set J10.</param>
internal sealed class FileCheck(string format)
{
    private readonly ContentCheck _content = ContentCheck.Of(format);
    private readonly List<byte> _beginning = new(FileSignature.Length);

    public bool IsEmpty => _beginning.Count == 0;

    private bool HasItsSignature =>
        FileSignature.FormatOf([.. _beginning]) == format;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_beginning.Count < FileSignature.Length)
            _beginning.AddRange(bytes[..Math.Min(bytes.Length, FileSignature.Length - _beginning.Count)]);
        if (_beginning.Count < FileSignature.Length || HasItsSignature)
            _content.Append(bytes);
    }

    /// <summary>Why the file cannot be taken, and a French sentence for each fault; null when it can.</summary>
    public (Reason Reason, IReadOnlyList<string> Faults)? Finish()
    {
        if (IsEmpty)
            return (Reason.DocumentVide, ["Le fichier est vide"]);
        if (!HasItsSignature)
            return (Reason.ContenuTypeDifferent, ["Les premiers octets sont ceux d'un autre format"]);
        return _content.Findings() is { Count: > 0 } faults ? (ReasonOf(format), faults) : null;
    }

    private static Reason ReasonOf(string format) => format switch
    {
        FileSignature.Pdf => Reason.PdfPasPdfA1,
        FileSignature.Text => Reason.TextePasUtf8,
        _ => Reason.ContenuTypeDifferent,
    };
}
