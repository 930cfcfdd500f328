using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>Who calls: one person, for one structure, with one certificate.</summary>
internal sealed record SessionLps(
    Guid Id,
    AuthenticationMode Mode,
    Professional Professional,
    Structure Structure,
    DateTimeOffset OpenedAt)
{
    /// <summary>The role of an employee who acts for a structure with a CPE card. It is no profession of table G15.</summary>
    public const string SecretariatMedical = "SECRETARIAT_MEDICAL";

    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(4);
    public static readonly TimeSpan LongestIdleness = TimeSpan.FromMinutes(30);

    public DateTimeOffset ExpiresAt => OpenedAt + LongestLife;

    /// <summary>Whom a deposit is imputed to: the person, or in mode INDIRECTE the structure.</summary>
    public string ActorIdNat => Mode == AuthenticationMode.Indirecte ? Structure.StructIdNat : Professional.PsIdNat;
}
