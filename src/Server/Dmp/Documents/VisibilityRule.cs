using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Habilitation;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>Which changes of visibility a caller may make. What was shown is never hidden again, but for the mask.</summary>
internal sealed class VisibilityRule(DossierRights rights, VisibilityLimits limits)
{
    public void Demand(DossierAccess access, Document document, Visibility wanted)
    {
        var current = document.Visibility;
        foreach (var transaction in TransactionsOf(current, wanted)) rights.DemandChange(access, transaction, document);
        VisibilityLimits.DemandNothingTakenBack(current, wanted);
        limits.Demand(document.Metadata, wanted, "visibility");
        if (access.Caller.IsSecret && current.HiddenFromRepresentatives && !wanted.HiddenFromRepresentatives)
            throw Refusal.Because(
                Reason.VisibiliteInterdite,
                new Violation("visibility.hidden_from_representatives", "connexion secrète"));
    }

    /// <summary>The transactions that a change of visibility is, each to be granted and traced.</summary>
    public static IEnumerable<string> TransactionsOf(Visibility current, Visibility wanted)
    {
        if (current.HiddenFromProfessionals != wanted.HiddenFromProfessionals)
            yield return wanted.HiddenFromProfessionals ? Transactions.Mask : Transactions.Unmask;
        if (current.HiddenFromPatient != wanted.HiddenFromPatient
            || current.HiddenFromRepresentatives != wanted.HiddenFromRepresentatives)
            yield return Transactions.Disclose;
    }
}
