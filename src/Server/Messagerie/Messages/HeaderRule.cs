using MonEspaceSante.Errors;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Pieces;
using MonEspaceSante.Server.Messagerie.Regles;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>What the header of a message may tell, and what its X-MSS headers must.</summary>
internal sealed class HeaderRule(MessagerieRules rules)
{
    private const int MostTypes = 20;
    private const int LongestNumber = 64;

    /// <summary>Judges what is known before any attachment has come.</summary>
    public void Demand(BoiteAccess sender, MessageHeader header)
    {
        var isFirst = header.ConversationId.Length == 0;
        if (isFirst == (header.Subject.Trim().Length == 0))
            throw Fault("header.subject", isFirst ? "objet attendu" : "vide dans une réponse");
        if (header.Subject.Length > rules.LongestSubject || header.Subject.Any(char.IsControl))
            throw Fault("header.subject", $"une ligne de {rules.LongestSubject} caractères au plus");
        if (header.Text.Length > rules.LongestText)
            throw Refusal.Because(Reason.MessageTropGrand, "limit_characters", $"{rules.LongestText}");
        if (isFirst && header.InReplyTo.Length > 0) throw Fault("header.in_reply_to", "vide dans un premier message");
        if (sender.IsPatient && header.Headers?.Closes == true) throw Refusal.Because(Reason.ClotureReservee);
    }

    /// <summary>The X-MSS headers that the message bears, once its attachments are known.</summary>
    public MssHeaders Judge(BoiteAccess sender, MessageHeader header, IReadOnlyList<ReceivedPiece> pieces)
    {
        if (header.Text.Trim().Length == 0 && pieces.Count == 0) throw Fault("header.text", "texte ou pièce jointe attendu");
        var told = header.Headers?.Clone() ?? new MssHeaders();
        told.SoftwareNumber = SoftwareOf(sender, told);
        DemandTypes(told, pieces);
        if (told.HasInsQualified) DemandIns(told.InsQualified, pieces);
        return told;
    }

    private string SoftwareOf(BoiteAccess sender, MssHeaders told)
    {
        if (sender.IsPatient) return rules.PatientSoftware;
        return told.SoftwareNumber is { Length: > 0 and <= LongestNumber } number && number.All(IsPrintable)
            ? number
            : throw HeaderFault("software_number", "numéro du logiciel attendu (X-MSS-NIL)");
    }

    private static void DemandIns(bool isQualified, IReadOnlyList<ReceivedPiece> pieces)
    {
        var archives = pieces.Where(piece => piece.Header.Kind == AttachmentKind.IheXdm).ToList();
        if (archives.Count == 0) throw HeaderFault("ins_qualified", "avec une archive IHE_XDM seulement");
        if (isQualified && archives.Exists(archive => !archive.Content.HasIns))
            throw HeaderFault("ins_qualified", "un document de l'archive ne porte pas d'INS (X-MSS-INS)");
    }

    // None told are those of the documents; told ones must be the same.
    private static void DemandTypes(MssHeaders told, IReadOnlyList<ReceivedPiece> pieces)
    {
        var actual = pieces.SelectMany(piece => piece.Content.CdaTypes).Distinct().Order(StringComparer.Ordinal).ToList();
        if (told.CdaTypes.Count > MostTypes || told.CdaTypes.Any(type => DocumentTypes.Find(type) is null))
            throw HeaderFault("cda_types", $"{MostTypes} types de documents connus au plus");
        if (told.CdaTypes.Count > 0 && !told.CdaTypes.Distinct().Order(StringComparer.Ordinal).SequenceEqual(actual))
            throw HeaderFault("cda_types", "les types des documents joints attendus (X-MSS-CODECDA)");
        told.CdaTypes.Clear();
        told.CdaTypes.Add(actual);
    }

    private static bool IsPrintable(char letter) => letter is > ' ' and < '\x7f';

    private static MonEspaceSanteException HeaderFault(string field, string fault) =>
        Refusal.Because(Reason.EnteteMssInvalide, new Violation($"header.headers.{field}", fault));

    private static MonEspaceSanteException Fault(string field, string fault) =>
        Refusal.Because(Reason.RequeteInvalide, new Violation(field, fault));
}
