using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Parameters;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>To whom a document may be shown when it comes.</summary>
internal sealed class DepositVisibility(ParametersFile parameters)
{
    private const string Field = "header.visibility";

    private static readonly Visibility ShownToAll = new();

    public void Demand(Caller caller, DocumentMetadata document, Visibility? visibility)
    {
        if (visibility is null)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation(Field, "visibilité attendue"));
        if (VaccinationRule.IsNote(document)) DemandNote(caller, visibility);
        DemandCompatible(visibility);
        if (caller.IsSecret && !visibility.HiddenFromRepresentatives)
            throw Refusal.Because(
                Reason.VisibiliteInterdite, new Violation(Field, "à cacher aux représentants légaux en connexion secrète"));
    }

    /// <summary>Demands that a document is not hidden from professionals and from the patient at once.</summary>
    public void DemandCompatible(Visibility visibility)
    {
        if (visibility is { HiddenFromProfessionals: true, HiddenFromPatient: true }
            && !parameters.Current.CumulInvisiblePatientMasquePs)
            throw Refusal.Because(Reason.VisibilitesIncompatibles);
    }

    /// <summary>Demands that what the patient or the representatives saw of a document stays visible to them.</summary>
    public static void DemandNothingTakenBack(Visibility before, Visibility after)
    {
        if ((after.HiddenFromPatient && !before.HiddenFromPatient)
            || (after.HiddenFromRepresentatives && !before.HiddenFromRepresentatives))
            throw Refusal.Because(Reason.VisibiliteIrreversible);
    }

    private static void DemandNote(Caller caller, Visibility visibility)
    {
        if (caller.IsSecret) throw Refusal.Because(Reason.VaccinationSecrete);
        DemandShownToAll(visibility);
    }

    /// <summary>Demands the one visibility that a vaccination note has.</summary>
    public static void DemandShownToAll(Visibility visibility)
    {
        if (!visibility.Equals(ShownToAll))
            throw Refusal.Because(Reason.VaccinationInvalide, new Violation(Field, "visible de tous attendu (code N seul)"));
    }
}
