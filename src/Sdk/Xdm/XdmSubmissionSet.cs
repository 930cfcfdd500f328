using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Xdm;

/// <summary>Documents of one patient that were sent together, as METADATA.XML tells them.</summary>
/// <remarks>XDS SubmissionSet. What the archive leaves out is null or empty.</remarks>
public sealed record XdmSubmissionSet
{
    /// <summary>The identifier of the submission set.</summary>
    public required string UniqueId { get; init; }

    /// <summary>Its documents, in the order of METADATA.XML.</summary>
    public required IReadOnlyList<XdmDocument> Documents { get; init; }

    /// <summary>The identifier of the software that made it: an OID.</summary>
    public string SourceId { get; init; } = "";

    /// <summary>The patient's identifier, <c>extension^root</c>.</summary>
    public string PatientId { get; init; } = "";

    /// <summary>The patient, when <see cref="PatientId"/> is an INS in service; null otherwise.</summary>
    public Ins? Patient { get; init; }

    /// <summary>When it was made.</summary>
    public PartialDate? SubmissionTime { get; init; }

    /// <summary>The kind of activity that it comes from, such as <c>07</c> or <c>SA07</c>.</summary>
    public Code? ContentType { get; init; }

    /// <summary>Who sends it.</summary>
    public IReadOnlyList<Author> Authors { get; init; } = [];

    /// <summary>Names the submission set only: no log ever holds a patient's identity.</summary>
    public override string ToString() => $"XdmSubmissionSet({UniqueId})";
}
