using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Dossiers;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Which documents a person may bring: in the own name or, for a minor, in that of who represents them.</summary>
internal sealed class OwnDocumentRule(DossierStore dossiers)
{
    /// <summary>The matricules that a document may bear.</summary>
    public async Task<IReadOnlyList<string>> WritersAsync(PersonAccess access, CancellationToken cancellationToken)
    {
        if (!access.IsRepresentative) return [access.Patient.Matricule];
        var own = await dossiers.FindAsync(access.Caller.PatientId, cancellationToken);
        return own?.Identifier is { } identifier
            ? [access.Patient.Matricule, identifier.Matricule]
            : [access.Patient.Matricule];
    }

    /// <exception cref="MonEspaceSanteException">AUTEUR_NON_TITULAIRE, REQUETE_INVALIDE.</exception>
    public static void Demand(IReadOnlyList<string> writers, DocumentMetadata document)
    {
        if (document.Type.Value == DocumentTypes.ProfilMedical)
            throw Refusal.Because(
                Reason.RequeteInvalide, new Violation("ClinicalDocument/code", "profil médical : UpdateProfil attendu"));
        if (document.Authors.Append(document.LegalAuthenticator).Any(author => !writers.Contains(author.Id)))
            throw Refusal.Because(
                Reason.AuteurNonTitulaire,
                new Violation("ClinicalDocument/author", "le titulaire ou son représentant légal attendu"));
    }
}
