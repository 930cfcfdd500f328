using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Compte;

/// <summary>
/// Where the account of a person stands, and every event that moves it: nothing else decides on it. Every deadline is an
/// instant that was written when it began to run.
/// </summary>
internal sealed record CompteTitulaire
{
    public static readonly CompteTitulaire None = new();

    private const int EarlyErasureMonths = 3;

    // Ten years are kept to their end; an early erasure is done before the end of its three months, and what is done once a
    // minute has some tries left.
    private static readonly TimeSpan EarlyErasureLead = TimeSpan.FromMinutes(30);

    public CompteStatus Status { get; init; } = CompteStatus.Inexistant;

    public DateTimeOffset? AnnouncedAt { get; init; }

    public DateTimeOffset? OppositionEndsAt { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? ActivatedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public ClosingMotive Motive { get; init; }

    /// <summary>When what the account holds goes: when ten years are over, or at the latest when it is to go early.</summary>
    public DateTimeOffset? EraseAt { get; init; }

    /// <summary>When the traces go, of which what they told of went before.</summary>
    public DateTimeOffset? TracesEraseAt { get; init; }

    /// <summary>When a minor reaches majority; null for whoever is no minor, or was handed over.</summary>
    public DateTimeOffset? MajorityAt { get; init; }

    public DateTimeOffset? DiedAt { get; init; }

    /// <summary>Whether it was ever announced or activated: no wave takes the person again.</summary>
    public bool WasOpen { get; init; }

    public bool IsOpen => Status is CompteStatus.Cree or CompteStatus.Actif;

    /// <summary>When something happens by itself; null when nothing will.</summary>
    public DateTimeOffset? DueAt => new[]
    {
        Status == CompteStatus.Annonce ? OppositionEndsAt : null,
        Status == CompteStatus.Clos ? EraseFrom : null,
        TracesEraseAt,
        MajorityAt,
    }.Min();

    // EraseAt is the last instant of an early erasure, and the first of any other.
    private DateTimeOffset? EraseFrom => EraseAt < EndOfArchive ? EraseAt - EarlyErasureLead : EraseAt;

    private DateTimeOffset? EndOfArchive => ClosedAt is { } closedAt ? Archive.EndOf(closedAt) : null;

    /// <summary>Whether legal representatives act for the person.</summary>
    public bool IsMinor(DateTimeOffset now) => MajorityAt > now;

    /// <summary>Whether a provisional code may be drawn.</summary>
    public bool TakesCode => DiedAt is null && Status != CompteStatus.Actif;

    /// <summary>Whether a wave announces the account.</summary>
    public bool IsForWave => DiedAt is null && Status == CompteStatus.Inexistant && !WasOpen;

    /// <summary>The insurance tells when the person reaches majority, or corrects it.</summary>
    public CompteTitulaire Register(DateTimeOffset now, DateTimeOffset? majorityAt) =>
        DiedAt is null && majorityAt is not null && (majorityAt > now || MajorityAt is not null)
            ? this with { MajorityAt = majorityAt }
            : this;

    public CompteTitulaire Announce(DateTimeOffset now, DateTimeOffset oppositionEndsAt) =>
        IsForWave
            ? this with { Status = CompteStatus.Annonce, AnnouncedAt = now, OppositionEndsAt = oppositionEndsAt, WasOpen = true }
            : this;

    /// <exception cref="MonEspaceSanteException">OPPOSITION_TARDIVE, OPPOSITION_SANS_OBJET.</exception>
    public CompteTitulaire Oppose(DateTimeOffset now)
    {
        if (IsOpen || (Status == CompteStatus.Annonce && now >= OppositionEndsAt))
            throw Refusal.Because(Reason.OppositionTardive);
        if (Status != CompteStatus.Annonce) throw Refusal.Because(Reason.OppositionSansObjet);
        return this with { Status = CompteStatus.Oppose, OppositionEndsAt = null };
    }

    /// <summary>The time to oppose is over.</summary>
    public CompteTitulaire OpenUnopposed(DateTimeOffset now) =>
        Status == CompteStatus.Annonce && now >= OppositionEndsAt
            ? this with { Status = CompteStatus.Cree, OppositionEndsAt = null, CreatedAt = now }
            : this;

    /// <summary>Brings back what a closed account holds, too.</summary>
    /// <exception cref="MonEspaceSanteException">COMPTE_DEJA_ACTIF, PERSONNE_DECEDEE.</exception>
    public CompteTitulaire Activate(DateTimeOffset now)
    {
        if (DiedAt is not null) throw Refusal.Because(Reason.PersonneDecedee);
        if (Status == CompteStatus.Actif) throw Refusal.Because(Reason.CompteDejaActif);
        return this with
        {
            Status = CompteStatus.Actif,
            OppositionEndsAt = null,
            CreatedAt = Status == CompteStatus.Cree ? CreatedAt : now,
            ActivatedAt = now,
            ClosedAt = null,
            Motive = ClosingMotive.Unspecified,
            EraseAt = null,
            TracesEraseAt = null,
            WasOpen = true,
        };
    }

    /// <param name="now">When.</param>
    /// <param name="erase">Whether what it holds goes within three months.</param>
    /// <exception cref="MonEspaceSanteException">COMPTE_CLOS, COMPTE_NON_ACTIF.</exception>
    public CompteTitulaire Close(DateTimeOffset now, bool erase)
    {
        if (Status == CompteStatus.Clos) throw Refusal.Because(Reason.CompteClos);
        if (!IsOpen) throw Refusal.Because(Reason.CompteNonActif);
        return ClosedFor(ClosingMotive.Demande, now).Erasing(now, erase);
    }

    /// <summary>Asks for an early erasure, or takes it back.</summary>
    /// <exception cref="MonEspaceSanteException">COMPTE_NON_CLOS.</exception>
    public CompteTitulaire SetErasure(DateTimeOffset now, bool erase) =>
        Status == CompteStatus.Clos ? Erasing(now, erase) : throw Refusal.Because(Reason.CompteNonClos);

    /// <summary>The person died: the account closes, and none follows.</summary>
    public CompteTitulaire Die(DateTimeOffset now)
    {
        if (DiedAt is not null) return this;
        var closed = Status == CompteStatus.Clos ? this : ClosedFor(ClosingMotive.Deces, now);
        return closed with { Motive = ClosingMotive.Deces, DiedAt = now, MajorityAt = null, WasOpen = true };
    }

    /// <summary>The time of the archive is over, or that of an early erasure about to be: nothing is kept of the account.</summary>
    public CompteTitulaire Erase(DateTimeOffset now)
    {
        if (Status != CompteStatus.Clos || !(now >= EraseFrom)) return this;
        var tracesEraseAt = EndOfArchive;
        return new CompteTitulaire
        {
            TracesEraseAt = tracesEraseAt > now ? tracesEraseAt : null,
            MajorityAt = MajorityAt,
            DiedAt = DiedAt,
            WasOpen = true,
        };
    }

    /// <summary>The traces of what was erased before have had their ten years.</summary>
    public CompteTitulaire EraseTraces(DateTimeOffset now) => now >= TracesEraseAt ? this with { TracesEraseAt = null } : this;

    /// <summary>A minor reaches majority: an account that the representatives had activated waits for the person.</summary>
    public CompteTitulaire ComeOfAge(DateTimeOffset now) =>
        now >= MajorityAt
            ? this with { MajorityAt = null, Status = Status == CompteStatus.Actif ? CompteStatus.Cree : Status }
            : this;

    private CompteTitulaire ClosedFor(ClosingMotive motive, DateTimeOffset now) => this with
    {
        Status = CompteStatus.Clos,
        OppositionEndsAt = null,
        ClosedAt = now,
        Motive = motive,
        EraseAt = Archive.EndOf(now),
    };

    private CompteTitulaire Erasing(DateTimeOffset now, bool early)
    {
        var late = Archive.EndOf(ClosedAt!.Value);
        var soon = now.AddMonths(EarlyErasureMonths);
        // Asked for twice, it is due as it was the first time.
        if (early && EraseAt < soon) return this;
        return this with { EraseAt = early && soon < late ? soon : late };
    }
}
