using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>Who calls: one person, for one structure, with one certificate.</summary>
internal sealed record SessionLps(
    Guid Id,
    AuthenticationMode Mode,
    AccessMode AccessMode,
    Professional Professional,
    Structure Structure,
    DateTimeOffset OpenedAt)
{
    /// <summary>The role of an employee who acts for a structure with a CPE card. It is no profession of table G15.</summary>
    public const string SecretariatMedical = "SECRETARIAT_MEDICAL";

    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(4);
    public static readonly TimeSpan LongestIdleness = TimeSpan.FromMinutes(30);

    public DateTimeOffset ExpiresAt => OpenedAt + LongestLife;

    /// <summary>Whether a structure acts, with its own certificates: modes INDIRECTE and REGULATION.</summary>
    public bool IsStructure => Mode is AuthenticationMode.Indirecte or AuthenticationMode.Regulation;

    /// <summary>Whether the certificates of a structure act with the rights of a professional whom it alone names: mode
    /// AIR.</summary>
    public bool IsNamedByStructure => Mode == AuthenticationMode.Air;

    /// <summary>Whether what is sent bears the structure's seal: a professional signed in with Pro Santé Connect has no
    /// card to sign with.</summary>
    public bool IsSealedByStructure => IsStructure || Mode == AuthenticationMode.ProSanteConnect;

    /// <summary>Whether a certificate ties the session to the structure: its own, or the card of its employee. Of any other
    /// card's holder the structure is what the software states.</summary>
    public bool IsTiedToStructure => Mode != AuthenticationMode.Directe || Professional.Profession == SecretariatMedical;

    /// <summary>Whom what is done is imputed to: the person, or the structure where a structure acts.</summary>
    public string ActorIdNat => IsStructure ? Structure.StructIdNat : Professional.PsIdNat;
}
