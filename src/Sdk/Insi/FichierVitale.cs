using System.Text.Json;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Insi;

/// <summary>A Vitale card held in a JSON file, for development and tests:
/// <c>{"assure":"277076322082910","beneficiaires":[{"nom":"NESSI","prenom":"RUTH","naissance":"1977-07-14","rang":1}]}</c>.
/// </summary>
/// <param name="path">The file.</param>
public sealed class FichierVitale(string path) : ICarteVitale
{
    private const int LargestFile = 64 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BeneficiaireVitale>> ReadAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var file = File.OpenRead(path);
            await using (file.ConfigureAwait(false))
            {
                if (file.Length > LargestFile)
                    throw Refusal.Because(Reason.CarteVitaleIllisible);
                var card = await JsonSerializer.DeserializeAsync<Card>(file, Json, cancellationToken).ConfigureAwait(false)
                    ?? throw Refusal.Because(Reason.CarteVitaleIllisible);
                return [.. card.Beneficiaires.Select(beneficiary => Read(card.Assure, beneficiary))];
            }
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Refusal.Because(Reason.CarteVitaleIllisible, failure);
        }
    }

    private static BeneficiaireVitale Read(string insured, Beneficiaire beneficiary) =>
        BirthDate.TryParse(beneficiary.Naissance, out var birth)
            ? new BeneficiaireVitale(insured, birth, beneficiary.Rang, beneficiary.Nom, beneficiary.Prenom)
            : throw Refusal.Because(Reason.CarteVitaleIllisible);

    private sealed record Card(string Assure, IReadOnlyList<Beneficiaire> Beneficiaires);

    private sealed record Beneficiaire(string Nom, string Prenom, string Naissance, int Rang = 1);
}
