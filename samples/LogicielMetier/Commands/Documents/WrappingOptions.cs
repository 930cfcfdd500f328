using System.CommandLine;
using MonEspaceSante.Cda;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>What is told of a PDF, RTF, TXT, JPEG or TIFF file, so that it becomes a clinical document.</summary>
internal sealed class WrappingOptions
{
    private const string Practice = "SA07";

    private readonly Option<string> _type = Text("--type", "Type du document, dans J07, si le fichier n'est pas un CDA", "code");
    private readonly Option<string> _title = Text("--titre", "Titre du document (par défaut : le nom de son type)", "titre");

    private readonly Option<string> _replaced =
        Text("--remplace", "Document que celui-ci remplace ; un CDA doit le dire lui-même", "identifiant");

    public void AddTo(Command command)
    {
        command.Options.Add(_type);
        command.Options.Add(_title);
        command.Options.Add(_replaced);
    }

    public bool TellsReplaced(ParseResult parsed) => parsed.GetValue(_replaced) is not null;

    /// <summary>Refuses what would not be done: a CDA tells itself what it replaces.</summary>
    public void Verify(ParseResult parsed, DocumentMetadata metadata)
    {
        if (parsed.GetValue(_replaced) is { } replaced && metadata.ReplacesUniqueId != replaced)
            throw LocalRefusal.OtherReplacement(replaced);
    }

    public async Task<DocumentN1> DescribeAsync(Visit visit, ICarteCps carte, FileStream content)
    {
        var type = visit.Get(_type) ?? throw LocalRefusal.NoType(content.Name);
        var activite = SandboxServer.ActiviteOf(carte);
        var document = new DocumentN1
        {
            Patient = await PatientAsync(visit),
            Author = Author(carte),
            Structure = activite.Structure,
            TypeCode = type,
            Title = visit.Get(_title) ?? DocumentTypes.Find(type)?.Code.Label ?? type,
            FacilityType = ValueSet.FacilityTypes.Find(activite.Sector)?.Value ?? Practice,
            EffectiveTime = TimeProvider.System.GetLocalNow(),
            MediaType = FileKind.MediaTypeOf(content.Name)!,
            Content = content,
        };
        return visit.Get(_replaced) is { } replaced ? await ReplaceAsync(visit, document, replaced) : document;
    }

    private static async Task<DocumentN1> ReplaceAsync(Visit visit, DocumentN1 document, string replaced)
    {
        var old = (await KnownDocument.FindAsync(visit, replaced)).Metadata;
        return document with { Replaces = replaced, SetId = old.SetId, Version = (old.Version ?? 1) + 1 };
    }

    // A practice software takes the traits from its own file; this one has none, and asks the account (TD1.3a).
    private static async Task<CdaPatient> PatientAsync(Visit visit)
    {
        var data = await visit.Dossiers.GetAdministrativeDataAsync(visit.Patient, visit.CancellationToken);
        if (data.Traits is not { BirthName: { } name, GivenNames: { } given, BirthDate: { } birth })
            throw LocalRefusal.IncompleteTraits();
        return new CdaPatient
        {
            Ins = data.Patient,
            BirthName = name,
            GivenNames = given.Split(' '),
            Sex = data.Traits.Sex is "F" or "M" ? data.Traits.Sex : "UN",
            BirthDate = birth.Replace("-", "", StringComparison.Ordinal),
            UsedName = data.Traits.UsedName,
        };
    }

    // Whoever is no author types for one: the sandbox's doctor.
    private static Professional Author(ICarteCps carte) =>
        carte.Porteur is { Type: TypeCarte.Cps, Professional: { } holder } ? holder : SandboxServer.Responsable;

    private static Option<string> Text(string name, string description, string value) =>
        new Option<string>(name) { Description = description, HelpName = value }.RefusingEmpty();
}
