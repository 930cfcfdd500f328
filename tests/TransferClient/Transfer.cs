using System.IO.Pipelines;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.TransferClient;

/// <summary>Deposits one document that is made as it leaves, and reads it back without keeping it.</summary>
internal sealed class Transfer(Uri server, string dataFolder, long bytes)
{
    private const long LargestDocument = 256 * 1024 * 1024;

    private static readonly Ins Patient = Ins.Parse("279035121518989", InsOid.NirTest);

    public async Task<Outcome> RunAsync()
    {
        using var carte = Pkcs12Carte.Open(SandboxFiles.Carte(dataFolder, "medecin"), SandboxFiles.Pin);
        await using var client = new MonEspaceSanteClient(Options(carte));
        await client.Dossiers.AuthorizeAsync(Patient, new Consent(ConsentText.Professional, IsGiven: true));
        var sample = Sample(carte);
        await using var sent = new HashingStream(Document(sample));
        await client.Dmp.SubmitAsync(Patient, sent, Visibility.Everyone);
        await using var received = new HashingStream(Stream.Null);
        await client.Dmp.RetrieveAsync(Patient, sample.UniqueId, received);
        return new Outcome(received.Count, sent.Hash() == received.Hash());
    }

    private MonEspaceSanteOptions Options(Pkcs12Carte carte) => new()
    {
        Server = server,
        Carte = carte,
        TrustedRoots = SandboxFiles.TrustedRoots(dataFolder),
        Software = new Software("MonEspaceSante.TransferClient", "1.0"),
        MaxDocumentBytes = LargestDocument,
    };

    private CdaSample Sample(Pkcs12Carte carte) => new()
    {
        Patient = Patient,
        PatientName = new PersonName("PAT-TROIS", "DOMINIQUE"),
        Author = carte.Porteur.Professional!,
        Structure = carte.Activites[0].Structure,
        EffectiveTime = TimeProvider.System.GetUtcNow(),
        Body = CdaSampleBody.Pdf,

        // Base64 makes four bytes of three.
        PdfPadding = bytes / 4 * 3,
    };

    private static Stream Document(CdaSample sample)
    {
        var pipe = new Pipe();
        _ = Task.Run(async () =>
        {
            try
            {
                await sample.WriteAsync(pipe.Writer.AsStream());
                await pipe.Writer.CompleteAsync();
            }
            catch (Exception failure)
            {
                await pipe.Writer.CompleteAsync(failure);
            }
        });
        return pipe.Reader.AsStream();
    }
}
