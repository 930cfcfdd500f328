using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Annuaire.Boites;

namespace MonEspaceSante.Server.Annuaire.Professionnels;

/// <summary>Reads a professional with titles and mailboxes.</summary>
internal sealed class GetProfessional(ProfessionnelStore professionals, BoiteStore boites)
{
    private const int MostMailboxes = 100;

    public async Task<ListedProfessional> RunAsync(GetProfessionalRequest request, CancellationToken cancellationToken)
    {
        var psIdNat = Asked.PsIdNat(request.Identifier, "identifier")
            ?? throw Refusal.Because(Reason.RequeteInvalide, new Violation("identifier", "numéro attendu"));
        var found = await professionals.FindAsync(psIdNat, cancellationToken)
            ?? throw Refusal.Because(Reason.AnnuaireAbsent);
        if (found.Rows is not [{ Professional: var professional }])
            throw Refusal.Because(Reason.ProfessionnelAbsentAnnuaire);
        // Mailboxes are published apart: that there are none yet takes nothing from the rest.
        var mailboxes = await boites.SearchAsync(
            new BoiteCriteria { PsIdNat = psIdNat }, after: null, MostMailboxes, cancellationToken);
        professional.Mailboxes.Add(mailboxes?.Rows.Select(one => one.Mailbox) ?? []);
        return professional;
    }
}
