using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Rights;

/// <summary>Who may send and replace a document in whose name. EX_2.1-1140.</summary>
internal static class SenderRule
{
    /// <summary>
    /// A professional is among the authors or the legal authenticator; a structure, or a secretary for one, among the
    /// authors' structures.
    /// </summary>
    public static bool IsResponsible(SessionLps sender, DocumentMetadata document) =>
        ActsForStructure(sender)
            ? document.Authors.Any(author => author.Structure?.StructIdNat == sender.Structure.StructIdNat)
            : document.Authors.Append(document.LegalAuthenticator)
                .Any(author => author.Id == sender.ActorIdNat);

    public static void Demand(SessionLps sender, DocumentMetadata document)
    {
        if (!IsResponsible(sender, document))
            throw Refusal.Because(
                Reason.AuteurDifferent, new Violation("ClinicalDocument/author", "l'expéditeur n'y figure pas"));
    }

    private static bool ActsForStructure(SessionLps sender) =>
        sender.IsStructure || sender.Professional.Profession == SessionLps.SecretariatMedical;
}
