using MonEspaceSante.Cda;
using MonEspaceSante.Compte;
using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Tests.Compte;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Hygiene;

/// <summary>The life of an account through the SDK, from the register of the insurance to the early erasure.</summary>
internal sealed class AccountLife(Uri server, SandboxServer sandbox, ICarteCps operatorsCarte)
{
    private const string Address = "12 IMPASSE DU CANARI";
    private const string ClosingReason = "Le canari s'envole";
    private const string Allergy = "Allergie du canari";
    private const string Title = "Ordonnance du canari";

    private readonly Assured _person = Assured.Adult();

    public async Task LiveAsync(Secrets secrets, List<string> told)
    {
        secrets.Add(
            _person.Ins.Matricule, "CANARI-ASSUREE", Address, ClosingReason, Assured.Password, Allergy, Title);
        var options = sandbox.ClientOptions(operatorsCarte);
        options.Server = server;
        await using var client = new MonEspaceSanteClient(options);
        var letter = await InviteAsync(client.Operateur, told);
        secrets.Add(letter.Code, letter.Code.Replace("-", "", StringComparison.Ordinal));
        using var person = new PersonneClient(new PersonneOptions { Server = server, TrustedRoots = sandbox.TrustedRoots });
        var activation = await ActivateAsync(person.Compte, letter.Code, told);
        secrets.Add(activation.TotpSecret);
        var digits = Totp.DigitsAt(Totp.FromBase32(activation.TotpSecret), TimeProvider.System.GetUtcNow());
        await person.Compte.SignInAsync(_person.Ins, Assured.Password, digits);
        await InhabitAsync(person.Espace, told);
        await LeaveAsync(person.Compte, told);
    }

    private async Task InhabitAsync(EspaceClient espace, List<string> told)
    {
        var ins = _person.Ins;
        var profil = await espace.UpdateProfilAsync(
            ins, new ProfilMedical { Lines = [new ProfilLine(ProfilSection.Allergies, Allergy) { Since = "2020" }] });
        told.Add($"{profil} {profil.Lines[0]} {await espace.GetProfilAsync(ins)}");
        await using var cda = await Document().OpenAsync();
        var document = await espace.DepositAsync(ins, cda, hidden: true);
        told.Add($"{document} {await espace.ShowAsync(ins, document.UniqueId)} {await espace.HideAsync(ins, document.UniqueId)}");
        told.Add($"{await espace.ReadAsync(ins, document.UniqueId, Stream.Null)}");
        await espace.RemoveAsync(ins, document.UniqueId);
        await RefusedAsync(espace.ReadAsync(ins, document.UniqueId, Stream.Null), told);
        told.Add($"{await espace.BlockAsync(ins, "899700296140")} {await espace.UnblockAsync(ins, "899700296140")}");
        told.Add(string.Join(' ', await espace.ListProfessionalsAsync(ins).ToListAsync()));
        told.Add(string.Join(' ', await espace.ListDocumentsAsync(ins).ToListAsync()));
        told.Add(string.Join(' ', await espace.ListTracesAsync(ins).ToListAsync()));
        told.Add(string.Join(' ', await espace.ListNotificationsAsync(ins).ToListAsync()));
        await espace.AcknowledgeAsync(ins, 1);
    }

    private OwnDocumentN1 Document() => new()
    {
        Patient = new CdaPatient
        {
            Ins = _person.Ins,
            BirthName = "CANARI-ASSUREE",
            GivenNames = ["CAMILLE"],
            Sex = "F",
            BirthDate = "19800517",
        },
        TypeCode = "DOCPAT02",
        Title = Title,
        EffectiveTime = TimeProvider.System.GetUtcNow(),
        MediaType = "text/plain",
        Content = new MemoryStream("Paracétamol"u8.ToArray()),
    };

    private static async Task RefusedAsync(Task call, List<string> told)
    {
        try
        {
            await call;
        }
        catch (MonEspaceSanteException refusal)
        {
            told.Add($"{refusal}");
        }
    }

    private async Task<Courrier> InviteAsync(OperateurClient client, List<string> told)
    {
        var carte = Carte(_person.Vitale.SerialNumber);
        var line = new AssureLine(
            "1",
            _person.Ins,
            TraitsIdentite.Parse("CANARI-ASSUREE", "CAMILLE", "F", _person.BirthDate),
            _person.Regime,
            _person.Department,
            carte,
            [Address]);
        told.Add($"{line} {carte} {await client.RegisterAsync([line]).SingleAsync()}");
        told.Add($"{await client.IssueActivationCodeAsync(_person.Ins)}");
        var letters = await client.ExportAsync().ToListAsync();
        told.Add(string.Join('\n', letters));
        return letters.Last(letter => letter.Person.Family == "CANARI-ASSUREE");
    }

    private async Task<CompteActivation> ActivateAsync(CompteClient client, string code, List<string> told)
    {
        try
        {
            await client.ActivateAsync(_person.Ins, code, Carte("1"), Assured.Password);
        }
        catch (CompteRefusedException refusal)
        {
            told.Add($"{refusal}");
        }

        var activation = await client.ActivateAsync(
            _person.Ins, code, Carte(_person.Vitale.SerialNumber), Assured.Password);
        told.Add($"{activation} {activation.Compte}");
        return activation;
    }

    private async Task LeaveAsync(CompteClient client, List<string> told)
    {
        told.Add(string.Join(' ', await client.ListAsync()));
        told.Add($"{await client.SetConfidentialityAsync(_person.Ins, new Confidentialite(true, false))}");
        told.Add($"{await client.CloseAsync(_person.Ins, ClosingReason, erase: true)}");
        told.Add($"{await client.SetErasureAsync(_person.Ins, erase: false)}");
        await client.SignOutAsync();
    }

    private CarteAssure Carte(string serial) =>
        new(_person.Ins.Matricule, BirthDate.Parse(_person.BirthDate), serial);
}
