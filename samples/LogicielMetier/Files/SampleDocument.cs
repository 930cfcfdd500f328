using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.LogicielMetier.Files;

/// <summary>A consultation report on a fictitious patient, in the name of the holder of a card.</summary>
internal static class SampleDocument
{
    /// <summary>The name, in the data folder, of a report that nobody has deposited yet.</summary>
    public const string ToDeposit = "compte-rendu.xml";

    public static FictitiousPatient Patient { get; } = FictitiousPatient.All.Single(p => p.Name.Family == "PAT-TROIS");

    public static PersonName PatientName => French.InDailyUse(Patient.Name);

    public static Task WriteAsync(string path, ICarteCps carte, CancellationToken cancellationToken)
    {
        var sample = Of(carte);
        return OutputFile.WriteAsync(path, async stream =>
        {
            await sample.WriteAsync(stream, cancellationToken);
            return sample;
        });
    }

    /// <summary>Who answers for the document: the holder, who must be a health professional.</summary>
    public static Professional Author(ICarteCps carte) =>
        carte.Porteur is { Type: TypeCarte.Cps, Professional: { } professional }
            ? professional
            : throw LocalRefusal.NoAuthor();

    private static CdaSample Of(ICarteCps carte)
    {
        var activite = SandboxServer.ActiviteOf(carte);
        var sample = new CdaSample
        {
            Patient = Patient.Ins,
            PatientName = PatientName,
            Author = Author(carte),
            Structure = activite.Structure,
            EffectiveTime = TimeProvider.System.GetLocalNow(),
        };
        return ValueSet.FacilityTypes.Find(activite.Sector) is null
            ? sample
            : sample with { FacilityType = activite.Sector };
    }
}
