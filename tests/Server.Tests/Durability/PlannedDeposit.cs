using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Durability;

/// <summary>A deposit that is made until it is acknowledged, always the same one.</summary>
internal sealed record PlannedDeposit(Guid RequestId, string UniqueId, byte[] Cda)
{
    /// <summary>Plans a deposit of one document, made larger by about so many bytes.</summary>
    public static async Task<PlannedDeposit> MakeAsync(ICarteCps author, Ins patient, long padding)
    {
        var sample = Consultation.By(author, patient) with { Body = CdaSampleBody.Pdf, PdfPadding = padding };
        using var cda = await sample.ToStreamAsync();
        return new PlannedDeposit(Guid.NewGuid(), sample.UniqueId, cda.ToArray());
    }
}
