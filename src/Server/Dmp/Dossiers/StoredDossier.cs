using MonEspaceSante.Protos.Dmp.V1;
using Ins = MonEspaceSante.Protos.Identity.V1.Ins;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>A dossier as the store keeps it.</summary>
/// <param name="Status">ACTIF, FERME or INEXISTANT.</param>
/// <param name="Traits">What the account tells of the patient beside the matricule.</param>
/// <param name="Identifier">The identity that answers tell; null until it is known.</param>
/// <param name="IsAttached">Whether it belongs to a Mon espace santé account.</param>
/// <param name="ClosedAt">When it was closed; null unless closed.</param>
/// <param name="ClosingReason">Why it was closed; empty unless closed.</param>
/// <param name="OpposesBrisDeGlace">Whether the patient opposed break-glass.</param>
/// <param name="OpposesUrgence">Whether the patient opposed access by medical regulation centres.</param>
/// <param name="LastDocumentAt">When the last document came; null when none has.</param>
internal sealed record StoredDossier(
    DossierStatus Status,
    Traits Traits,
    Ins? Identifier,
    bool IsAttached,
    DateTimeOffset? ClosedAt,
    string ClosingReason,
    bool OpposesBrisDeGlace,
    bool OpposesUrgence,
    DateTimeOffset? LastDocumentAt);
