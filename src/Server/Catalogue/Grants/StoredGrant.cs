using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Compte;

namespace MonEspaceSante.Server.Catalogue.Grants;

/// <summary>What one patient lets one application do.</summary>
internal sealed record StoredGrant
{
    public required Guid PatientId { get; init; }

    public required Guid GrantId { get; init; }

    public required string ApplicationId { get; init; }

    public required IReadOnlyList<GrantScope> Scopes { get; init; }

    public required IReadOnlyList<GrantPurpose> Purposes { get; init; }

    /// <summary>Who consented: the patient, or the representative of a minor.</summary>
    public required Guid GrantedBy { get; init; }

    public required Ins Patient { get; init; }

    /// <summary>The words that were accepted.</summary>
    public required string Consent { get; init; }

    /// <summary>The activation of the account that it was given in.</summary>
    public required DateTimeOffset ActivatedAt { get; init; }

    public required DateTimeOffset GrantedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public GrantEnding Ending { get; init; }

    /// <summary>Null until it is paired.</summary>
    public byte[]? SecretHash { get; init; }

    public bool IsByRepresentative => GrantedBy != PatientId;

    /// <summary>Why it no longer stands, by what was kept or by itself.</summary>
    public GrantEnding EndingAt(DateTimeOffset now, CompteTitulaire compte) =>
        Ending != GrantEnding.None ? Ending
        : compte.ActivatedAt != ActivatedAt || compte.Status != CompteStatus.Actif ? GrantEnding.AccountEnded
        : now >= ExpiresAt ? GrantEnding.Expired
        : GrantEnding.None;

    public Grant ToContract() => new()
    {
        GrantId = GrantId.ToString("D"),
        Patient = new() { Matricule = Patient.Matricule, Oid = Patient.Oid },
        ApplicationId = ApplicationId,
        Scopes = { Scopes },
        Purposes = { Purposes },
        GrantTime = GrantedAt.ToTimestamp(),
        ExpireTime = ExpiresAt.ToTimestamp(),
        RevokeTime = Ending == GrantEnding.Expired ? null : EndedAt?.ToTimestamp(),
    };

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "StoredGrant(…)";
}
