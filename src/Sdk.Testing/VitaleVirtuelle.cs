using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Sandbox;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>A virtual Vitale card: a test puts it in the reader and takes it out.</summary>
public sealed class VitaleVirtuelle : ICarteVitale
{
    private readonly IReadOnlyList<BeneficiaireVitale> _beneficiaires;

    /// <summary>Makes a card, in its reader.</summary>
    /// <param name="beneficiaires">Who is on it.</param>
    public VitaleVirtuelle(params IReadOnlyList<BeneficiaireVitale> beneficiaires)
    {
        ArgumentNullException.ThrowIfNull(beneficiaires);
        _beneficiaires = beneficiaires;
    }

    /// <summary>Whether the card is in the reader. True at first.</summary>
    public bool IsInserted { get; set; } = true;

    /// <summary>The card of an insured person of the sandbox, such as <c>277076322082910</c> (a mother and her son) or
    /// <c>167112622170459</c> (a father and four twins).</summary>
    /// <param name="matricule">The matricule of the insured person, 15 characters.</param>
    /// <returns>The card. Nobody is on it when the sandbox knows no such person.</returns>
    public static VitaleVirtuelle Of(string matricule)
    {
        ArgumentNullException.ThrowIfNull(matricule);
        var persons = SandboxData.Identities().Where(person => (person.Assure ?? person.Matricule) == matricule);
        return new VitaleVirtuelle([.. persons.Select(person => new BeneficiaireVitale(
            matricule, BirthDate.Parse(person.Naissance), person.Rang, person.Nom, person.Prenoms.Split(' ')[0]))]);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<BeneficiaireVitale>> ReadAsync(CancellationToken cancellationToken = default) =>
        IsInserted
            ? Task.FromResult(_beneficiaires)
            : Task.FromException<IReadOnlyList<BeneficiaireVitale>>(Refusal.Because(Reason.CarteVitaleIllisible));
}
