using MonEspaceSante.Catalogue;
using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using GrantPurpose = MonEspaceSante.Protos.Catalogue.V1.GrantPurpose;
using GrantScope = MonEspaceSante.Protos.Catalogue.V1.GrantScope;

namespace MonEspaceSante.Server.Tests.Hygiene;

/// <summary>What an application does through the SDK, from the code of a patient to the end of the grant.</summary>
internal sealed class ApplicationLife(Uri server, SandboxServer sandbox, ICarteCps publisher)
{
    private const string Application = "carnet-des-essais";
    private const string Consent = "Le canari laisse entrer le carnet";
    private const string Title = "Cahier du canari";
    private const decimal Value = 98_765.4321m;

    private static readonly DateTimeOffset Noon = new(2026, 3, 28, 12, 0, 0, TimeSpan.Zero);

    public async Task LiveAsync(Secrets secrets, List<string> told)
    {
        using var person = await new GivenComptes(sandbox).AdultAsync();
        secrets.Add(person.Ins.Matricule, Consent, Title, "98765.4321");
        var given = await GrantAsync(person);
        secrets.Add(given.PairingCode, given.PairingCode.Replace("-", "", StringComparison.Ordinal));
        using var client = new ApplicationClient(new ApplicationOptions
        {
            Server = server,
            Certificate = publisher.AuthenticationCertificate,
            Chain = [.. publisher.Chain],
            TrustedRoots = sandbox.TrustedRoots,
        });
        var paired = await client.PairAsync(Application, given.PairingCode);
        secrets.Add(paired.Key.Secret);
        told.Add($"{paired} {paired.Key} {paired.Grant}");
        await WorkAsync(person, client.For(paired.Key), told);
        await EndAsync(person, client, paired, told);
    }

    private static async Task<GrantAccessResponse> GrantAsync(SignedInPerson person) =>
        await person.Client.Catalogue.GrantAccessAsync(
            new GrantAccessRequest
            {
                RequestId = $"{Guid.NewGuid():D}",
                Patient = person.Wire,
                ApplicationId = Application,
                Scopes =
                {
                    GrantScope.LireDocuments, GrantScope.DeposerDocuments, GrantScope.LireMesures, GrantScope.EcrireMesures,
                },
                Purposes = { GrantPurpose.Suivi },
                ConsentText = Consent,
            },
            person.Client.Headers());

    private static async Task WorkAsync(SignedInPerson person, GrantedClient dossier, List<string> told)
    {
        var sample = GivenDocuments.ByPatient(person.Ins, "DOCPAT01") with { Title = Title };
        await using var cda = await sample.ToStreamAsync();
        told.Add($"{await dossier.DepositAsync(cda)}");
        told.Add(string.Join(' ', await dossier.ListDocuments().ToListAsync()));
        await dossier.ReadAsync(sample.UniqueId, Stream.Null);
        var measure = new NewMeasure("29463-7", Value, "kg", Noon);
        told.Add($"{measure} {string.Join(' ', await dossier.AddMeasuresAsync([measure]))}");
        told.Add(string.Join(' ', await dossier.ListMeasures().ToListAsync()));
    }

    private static async Task EndAsync(
        SignedInPerson person, ApplicationClient client, PairedGrant paired, List<string> told)
    {
        await person.Client.Catalogue.RevokeAccessAsync(
            new RevokeAccessRequest
            {
                RequestId = $"{Guid.NewGuid():D}", Patient = person.Wire, GrantId = $"{paired.Key.GrantId:D}",
            },
            person.Client.Headers());
        try
        {
            await client.For(paired.Key).GetGrantAsync();
        }
        catch (HabilitationDeniedException refusal)
        {
            told.Add($"{refusal}");
        }
    }
}
