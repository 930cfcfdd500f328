namespace MonEspaceSante.Server.Parameters;

/// <summary>The parameters in force, in the order of <c>parametres.json</c>.</summary>
/// <param name="AgeMajorite">The age of majority, in years.</param>
/// <param name="FonctionsGestionMineurs">Whether the functions for minors are open, such as the secret connection.</param>
/// <param name="CumulInvisiblePatientMasquePs">Whether a document may be hidden from the patient and masked to
/// professionals at once.</param>
/// <param name="Production">Whether this is a production server.</param>
/// <param name="DureeAutorisation">How long an authorisation is valid.</param>
/// <param name="ResultatsRechercheMax">Beyond how many results a search is refused.</param>
/// <param name="DossiersParTraitsMax">Beyond how many dossiers a search by traits is refused.</param>
/// <param name="RecherchesParHeureMax">Beyond how many searches an hour a caller is slowed down.</param>
/// <param name="RechercheAutomatiqueAnnees">How far back a first automatic search goes, in years.</param>
/// <param name="DureeConsentementApplication">How long the consent to an application of the catalogue is valid.</param>
internal sealed record NationalParameters(
    int AgeMajorite,
    bool FonctionsGestionMineurs,
    bool CumulInvisiblePatientMasquePs,
    bool Production,
    TimeSpan DureeAutorisation,
    int ResultatsRechercheMax,
    int DossiersParTraitsMax,
    int RecherchesParHeureMax,
    int RechercheAutomatiqueAnnees,
    TimeSpan DureeConsentementApplication);
