using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>To whom a document may be shown when a professional sends it.</summary>
internal sealed class DepositVisibility(VisibilityLimits limits)
{
    private const string Field = "header.visibility";

    public void Demand(Caller caller, DocumentMetadata document, Visibility? visibility)
    {
        if (visibility is null)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation(Field, "visibilité attendue"));
        if (caller.IsSecret && VaccinationRule.IsNote(document)) throw Refusal.Because(Reason.VaccinationSecrete);
        limits.Demand(document, visibility, Field);
        if (caller.IsSecret && !visibility.HiddenFromRepresentatives)
            throw Refusal.Because(
                Reason.VisibiliteInterdite, new Violation(Field, "à cacher aux représentants légaux en connexion secrète"));
    }
}
