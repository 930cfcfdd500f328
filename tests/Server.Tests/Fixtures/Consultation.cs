using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>Documents of a consultation, as their author's software would make them.</summary>
internal static class Consultation
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 28, 12, 0, 0, TimeSpan.FromHours(1));

    /// <summary>A document by the holder of a card, for the place where the holder works.</summary>
    public static CdaSample By(ICarteCps author, Ins patient) =>
        By(author.Porteur.Professional!, SandboxServer.ActiviteOf(author).Structure, patient);

    public static CdaSample By(Professional author, Structure structure, Ins patient) => new()
    {
        Patient = patient,
        PatientName = new PersonName("PAT-TROIS", "DOMINIQUE"),
        Author = author,
        Structure = structure,
        EffectiveTime = Noon,
    };

    public static async Task<string> TextAsync(this CdaSample sample)
    {
        using var stream = await sample.ToStreamAsync();
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
