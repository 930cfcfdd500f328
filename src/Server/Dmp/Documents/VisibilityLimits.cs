using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Submissions;
using MonEspaceSante.Server.Parameters;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>What bounds to whom a document is shown, when it comes and ever after.</summary>
internal sealed class VisibilityLimits(ParametersFile parameters)
{
    private static readonly Visibility ShownToAll = new();

    /// <summary>Demands a visibility that the document may have.</summary>
    /// <param name="document">The document.</param>
    /// <param name="visibility">The visibility.</param>
    /// <param name="field">Where the call tells it.</param>
    public void Demand(DocumentMetadata document, Visibility visibility, string field)
    {
        if (VaccinationRule.IsNote(document) && !visibility.Equals(ShownToAll))
            throw Refusal.Because(Reason.VaccinationInvalide, new Violation(field, "visible de tous attendu (code N seul)"));
        if (visibility is { HiddenFromProfessionals: true, HiddenFromPatient: true }
            && !parameters.Current.CumulInvisiblePatientMasquePs)
            throw Refusal.Because(Reason.VisibilitesIncompatibles);
    }

    /// <summary>Demands that what the patient or the representatives saw of a document stays visible to them.</summary>
    public static void DemandNothingTakenBack(Visibility before, Visibility after)
    {
        if ((after.HiddenFromPatient && !before.HiddenFromPatient)
            || (after.HiddenFromRepresentatives && !before.HiddenFromRepresentatives))
            throw Refusal.Because(Reason.VisibiliteIrreversible, new Violation("visibility", "déjà visible"));
    }
}
