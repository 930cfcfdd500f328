using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using Visibility = MonEspaceSante.Protos.Dmp.V1.Visibility;

namespace MonEspaceSante.Server.Tests.Habilitation.Cells;

/// <summary>
/// A dossier with one document of each type that may be created, by a doctor, and one residence certificate by each
/// professional who comes to it: a type that nobody reads of others.
/// </summary>
internal sealed class TypedDossier
{
    public const string ReadByNobody = "ATTEST-RESID";

    private const string Doctor = "medecin";
    private const string Clinic = "structure";

    /// <summary>The identifiers of the doctor's documents, by type.</summary>
    public required IReadOnlyDictionary<string, string> ByType { get; init; }

    /// <summary>The identifiers of the professionals' own documents, by PS_IdNat.</summary>
    public required IReadOnlyDictionary<string, string> ByAuthor { get; init; }

    public static async Task<TypedDossier> FillAsync(
        SandboxServer sandbox, CardRack cards, Ins patient, IEnumerable<Professional> professionals)
    {
        using var doctor = await RawClient.OpenAsync(sandbox, cards[Doctor]);
        using var clinic = await RawClient.OpenAsync(sandbox, cards[Clinic]);
        var typed = ReadableTypes.Creatable
            .ToDictionary(type => type, type => OfType(Consultation.By(cards[Doctor], patient), type));
        var own = professionals.ToDictionary(
            person => person.PsIdNat,
            person => OfType(
                Consultation.By(person, CellSession.StructureOf(cards[Clinic]), patient), ReadByNobody));
        foreach (var batch in typed.Values.Chunk(50))
            await ShownDeposit.SendAsync(doctor, doctor.Headers(), cards[Doctor], Shown(batch));
        await ShownDeposit.SendAsync(clinic, clinic.Headers(), cards[Clinic], Shown(own.Values));
        return new TypedDossier
        {
            ByType = typed.ToDictionary(document => document.Key, document => document.Value.UniqueId),
            ByAuthor = own.ToDictionary(document => document.Key, document => document.Value.UniqueId),
        };
    }

    private static (CdaSample, Visibility)[] Shown(IEnumerable<CdaSample> samples) =>
        [.. samples.Select(sample => (sample, new Visibility()))];

    private static CdaSample OfType(CdaSample sample, string type) => type switch
    {
        DocumentTypes.VaccinationNote => sample.AsVaccinationNote(new VaccinationSample { Date = new DateOnly(2026, 3, 28) }),
        "IMG-KOS" => sample.AsImagingReference($"1^{UniqueId.New()}", $"2^{UniqueId.New()}", UniqueId.New()),
        _ => sample with { TypeCode = type, Title = $"Document {type}" },
    };
}
