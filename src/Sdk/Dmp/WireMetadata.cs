using System.Diagnostics.CodeAnalysis;
using MonEspaceSante.Identity;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>The metadata of a document as the contracts spell them: empty text and absent messages for what is not
/// told.</summary>
internal static class WireMetadata
{
    public static Wire.DocumentMetadata ToWire(this DocumentMetadata metadata) => new()
    {
        UniqueId = metadata.UniqueId,
        Patient = metadata.Patient.ToWire(),
        SourcePatientId = metadata.SourcePatientId ?? "",
        Type = ToWire(metadata.Type),
        Class = ToWire(metadata.Class),
        Format = metadata.Format,
        MimeType = metadata.MimeType,
        Title = metadata.Title,
        Language = metadata.Language,
        CreationTime = ToWire(metadata.CreationTime),
        ServiceStartTime = ToWire(metadata.ServiceStartTime),
        ServiceStopTime = ToWire(metadata.ServiceStopTime),
        PracticeSetting = ToWire(metadata.PracticeSetting),
        FacilityType = ToWire(metadata.FacilityType),
        Events = { metadata.Events.Select(e => ToWire(e)) },
        Authors = { metadata.Authors.Select(ToWire) },
        LegalAuthenticator = ToWire(metadata.LegalAuthenticator),
        Confidentiality = metadata.Confidentiality,
        SetId = metadata.SetId ?? "",
        Version = metadata.Version ?? 0,
        ReplacesUniqueId = metadata.ReplacesUniqueId ?? "",
        ReferenceIds = { metadata.ReferenceIds },
    };

    public static DocumentMetadata ToMetadata(this Wire.DocumentMetadata metadata) => new()
    {
        UniqueId = metadata.UniqueId,
        Patient = metadata.Patient.ToIns(),
        SourcePatientId = metadata.SourcePatientId.NullIfEmpty(),
        Type = ToCode(metadata.Type),
        Class = ToCode(metadata.Class),
        Format = metadata.Format,
        MimeType = metadata.MimeType,
        Title = metadata.Title,
        Language = metadata.Language,
        CreationTime = ToDate(metadata.CreationTime),
        ServiceStartTime = ToDate(metadata.ServiceStartTime),
        ServiceStopTime = ToDate(metadata.ServiceStopTime),
        PracticeSetting = ToCode(metadata.PracticeSetting),
        FacilityType = ToCode(metadata.FacilityType),
        Events = [.. metadata.Events.Select(e => ToCode(e))],
        Authors = [.. metadata.Authors.Select(ToAuthor)],
        LegalAuthenticator = ToAuthor(metadata.LegalAuthenticator ?? new()),
        Confidentiality = metadata.Confidentiality,
        SetId = metadata.SetId.NullIfEmpty(),
        Version = metadata.Version == 0 ? null : metadata.Version,
        ReplacesUniqueId = metadata.ReplacesUniqueId.NullIfEmpty(),
        ReferenceIds = [.. metadata.ReferenceIds],
    };

    private static Wire.Author ToWire(Author author) => new()
    {
        Id = author.Id,
        Name = author.Name.ToWire(),
        Structure = author.Structure?.ToWire(),
        Speciality = ToWire(author.Speciality),
        Role = author.Role ?? "",
    };

    private static Author ToAuthor(Wire.Author author) => new(
        author.Id,
        (author.Name ?? new()).ToName(),
        author.Structure?.ToStructure(),
        author.Speciality is { } speciality ? ToCode(speciality) : null,
        author.Role.NullIfEmpty());

    [return: NotNullIfNotNull(nameof(code))]
    private static Wire.Code? ToWire(Code? code) =>
        code is null ? null : new() { Code_ = code.Value, System = code.System, Label = code.Label };

    private static Code ToCode(Wire.Code? code) => new(code?.Code_ ?? "", code?.System ?? "", code?.Label ?? "");

    [return: NotNullIfNotNull(nameof(date))]
    private static Wire.PartialDate? ToWire(PartialDate? date)
    {
        if (date is null)
            return null;
        var wire = new Wire.PartialDate { Digits = date.Digits };
        if (date.Offset is { } offset)
            wire.OffsetMinutes = (int)offset.TotalMinutes;
        return wire;
    }

    [return: NotNullIfNotNull(nameof(date))]
    private static PartialDate? ToDate(Wire.PartialDate? date) => date is null
        ? null
        : new(date.Digits, date.HasOffsetMinutes ? TimeSpan.FromMinutes(date.OffsetMinutes) : null);
}
