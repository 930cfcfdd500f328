using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte;

/// <summary>A row of table compte.</summary>
internal sealed record CompteRow
{
    public required long Status { get; init; }

    public long? AnnouncedAt { get; init; }

    public long? OppositionEndsAt { get; init; }

    public long? CreatedAt { get; init; }

    public long? ActivatedAt { get; init; }

    public long? ClosedAt { get; init; }

    public long ClosingMotive { get; init; }

    public long? EraseAt { get; init; }

    public long? TracesEraseAt { get; init; }

    public long? MajorityAt { get; init; }

    public long? DiedAt { get; init; }

    public long WasOpen { get; init; }

    public long? DueAt { get; init; }

    public byte[] PatientId { get; init; } = [];

    public static CompteRow Of(Guid patientId, CompteTitulaire compte) => new()
    {
        PatientId = patientId.ToByteArray(),
        Status = (long)compte.Status,
        AnnouncedAt = compte.AnnouncedAt?.ToMicroseconds(),
        OppositionEndsAt = compte.OppositionEndsAt?.ToMicroseconds(),
        CreatedAt = compte.CreatedAt?.ToMicroseconds(),
        ActivatedAt = compte.ActivatedAt?.ToMicroseconds(),
        ClosedAt = compte.ClosedAt?.ToMicroseconds(),
        ClosingMotive = (long)compte.Motive,
        EraseAt = compte.EraseAt?.ToMicroseconds(),
        TracesEraseAt = compte.TracesEraseAt?.ToMicroseconds(),
        MajorityAt = compte.MajorityAt?.ToMicroseconds(),
        DiedAt = compte.DiedAt?.ToMicroseconds(),
        WasOpen = compte.WasOpen ? 1 : 0,
        DueAt = compte.DueAt?.ToMicroseconds(),
    };

    public CompteTitulaire ToCompte() => new()
    {
        Status = (CompteStatus)Status,
        AnnouncedAt = Instant(AnnouncedAt),
        OppositionEndsAt = Instant(OppositionEndsAt),
        CreatedAt = Instant(CreatedAt),
        ActivatedAt = Instant(ActivatedAt),
        ClosedAt = Instant(ClosedAt),
        Motive = (ClosingMotive)ClosingMotive,
        EraseAt = Instant(EraseAt),
        TracesEraseAt = Instant(TracesEraseAt),
        MajorityAt = Instant(MajorityAt),
        DiedAt = Instant(DiedAt),
        WasOpen = WasOpen != 0,
    };

    private static DateTimeOffset? Instant(long? at) => at is { } told ? Instants.FromMicroseconds(told) : null;
}
