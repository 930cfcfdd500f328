using System.Data.Common;
using System.Reflection;
using System.Text.Json;
using Dapper;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.Annuaire.Boites;
using MonEspaceSante.Server.Annuaire.Generations;
using MonEspaceSante.Server.Annuaire.Professionnels;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Sandbox;

/// <summary>The directory of a sandbox: the holders of its cards, and the mailboxes of <c>annuaire.json</c>.</summary>
internal sealed class SandboxAnnuaire(Database database, GenerationStore generations)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly SandboxDirectory Directory = Read();

    /// <summary>Lists them where nothing was listed yet.</summary>
    public Task SeedAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                await SeedAsync(connection, AnnuairePart.Professionnels, AddProfessionalsAsync, cancellationToken);
                await SeedAsync(connection, AnnuairePart.Boites, AddMailboxesAsync, cancellationToken);
            },
            cancellationToken);

    /// <summary>The professionals whose cards the sandbox makes, an activity each: first of every generation.</summary>
    public static IReadOnlyList<ListedProfessional> Professionals() =>
        [.. SandboxData.Cartes().Where(carte => carte is { IsPerson: true, Prenom: not null } && carte.IdNat[0] == '8')
            .SelectMany(carte => carte.Activites.DefaultIfEmpty().Select(activite => ToProfessional(carte, activite)))];

    public static IReadOnlyList<Mailbox> Mailboxes() => [.. Directory.Boites.Select(ToMailbox)];

    /// <summary>The line that one of the sandbox's own is listed at: before all lines of a file.</summary>
    public static long LineOf(int rank) => -1 - rank;

    private async Task SeedAsync(
        DbConnection connection,
        AnnuairePart part,
        Func<DbConnection, long, CancellationToken, Task<int>> add,
        CancellationToken cancellationToken)
    {
        if (await GenerationStore.FindServedAsync(connection, part) is not null) return;
        var generation = await generations.BeginAsync(connection, part);
        // Another server that started at the same time may have been first to draw.
        if (await GenerationStore.FindServedAsync(connection, part) is not null)
        {
            await GenerationStore.DropAsync(connection, part, generation);
            return;
        }

        var rows = await add(connection, generation, cancellationToken);
        foreach (var sql in part.Tables.SelectMany(table => table.IndexSql(generation))) await connection.ExecuteAsync(sql);
        await generations.PublishAsync(connection, part, generation, rows);
    }

    private static Task<int> AddProfessionalsAsync(
        DbConnection connection, long generation, CancellationToken cancellationToken) =>
        ProfessionnelLoad.Activities(generation).RunAsync(
            connection, Professionals().Select((listed, rank) => ProfessionnelLoad.Row(LineOf(rank), listed)), cancellationToken);

    private static Task<int> AddMailboxesAsync(
        DbConnection connection, long generation, CancellationToken cancellationToken) =>
        BoiteLoad.Into(generation).RunAsync(
            connection, Mailboxes().Select((mailbox, rank) => BoiteLoad.Row(LineOf(rank), mailbox)), cancellationToken);

    private static ListedProfessional ToProfessional(SandboxCarte carte, SandboxActivite? activite)
    {
        var activity = new Activity
        {
            Profession = ToLabel(ValueSet.Professions.FindByLabel(carte.Titre!)),
            Speciality = carte.Specialite is { } code ? SpecialityOf(code) : null,
        };
        if (activite is not null)
        {
            activity.Structure = ToStructure(activite);
            activity.Sector = ToLabel(ValueSet.FacilityTypes.Find(activite.Secteur));
            activity.Place = PlaceOf(activite.Structure);
        }

        return new ListedProfessional { PsIdNat = carte.IdNat, Name = NameOf(carte), Activities = { activity } };
    }

    private static Mailbox ToMailbox(SandboxDirectory.Boite boite)
    {
        var mailbox = new Mailbox
        {
            Address = boite.Adresse,
            Type = boite.Type switch
            {
                "PER" => MailboxType.Personnelle,
                "ORG" => MailboxType.Organisationnelle,
                "APP" => MailboxType.Applicative,
                _ => MailboxType.Cabinet,
            },
            PsIdNat = boite.Titulaire ?? "",
            Department = boite.Service ?? "",
            AcceptsPaperless = true,
        };
        if (boite.Titulaire is { } holder)
        {
            var carte = SandboxData.Cartes().First(one => one.IdNat == holder);
            mailbox.Holder = NameOf(carte);
            mailbox.Profession = ToLabel(ValueSet.Professions.FindByLabel(carte.Titre!));
        }

        if (boite.Structure is { } structure)
        {
            mailbox.Structure = ToStructure(
                SandboxData.Cartes().SelectMany(carte => carte.Activites).First(one => one.Structure == structure));
            mailbox.Place = PlaceOf(structure);
        }

        mailbox.Label = BoiteLoad.LabelOf(mailbox);
        return mailbox;
    }

    private static PersonName NameOf(SandboxCarte carte) => new() { Family = carte.Nom, Given = carte.Prenom };

    private static ListedStructure ToStructure(SandboxActivite activite) => new()
    {
        StructIdNat = activite.Structure,
        Name = activite.Nom,
        Finess = activite.Structure[0] == '1' ? activite.Structure[1..] : "",
    };

    private static Place? PlaceOf(string structure) =>
        Directory.Structures.FirstOrDefault(row => row.Structure == structure) is not { } row ? null : new Place
        {
            Street = row.Voie,
            Postcode = row.CodePostal,
            Commune = row.Commune,
            CommuneName = row.NomCommune,
            Department = row.Departement,
        };

    private static CodedLabel SpecialityOf(string code) => new()
    {
        Code = code,
        Label = ValueSet.AuthorSpecialties.Find($"G15_10/{code}")?.Label ?? "",
    };

    private static CodedLabel? ToLabel(MonEspaceSante.Dmp.Code? code) =>
        code is null ? null : new CodedLabel { Code = code.Value, Label = code.Label };

    private static SandboxDirectory Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("annuaire.json")!;
        return JsonSerializer.Deserialize<SandboxDirectory>(stream, Json)!;
    }
}
