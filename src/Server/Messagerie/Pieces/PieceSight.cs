using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>From whom the restrictions of an attachment keep it.</summary>
internal static class PieceSight
{
    /// <summary>Whether legal representatives learn nothing of it.</summary>
    public static bool IsHiddenFromRepresentatives(this Restrictions restrictions) =>
        restrictions.HiddenFromRepresentatives || restrictions.SecretConnection;

    /// <summary>Demands that the document that an attachment became is shown to nobody whom the attachment was kept
    /// from.</summary>
    /// <exception cref="MonEspaceSanteException">VISIBILITE_INTERDITE.</exception>
    public static void DemandKept(this Restrictions restrictions, Visibility shown)
    {
        if ((restrictions.HiddenFromProfessionals && !shown.HiddenFromProfessionals)
            || (restrictions.HiddenFromPatient && !shown.HiddenFromPatient)
            || (restrictions.IsHiddenFromRepresentatives() && !shown.HiddenFromRepresentatives))
            throw Refusal.Because(
                Reason.VisibiliteInterdite, new Violation("unique_ids", "plus visible que la pièce jointe"));
    }
}
