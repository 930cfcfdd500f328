using System.CommandLine;
using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Nomenclature;

namespace MonEspaceSante.LogicielMetier.Commands.Espace;

/// <summary>Deposits a document of the person's own.</summary>
internal sealed class CompteDeposerCommand
{
    private readonly TraitOptions _traits = new();

    private readonly Argument<string> _file = new Argument<string>("fichier")
    {
        Description = "Document CDA de l'assuré, ou fichier PDF, RTF, TXT, JPEG ou TIFF à emballer",
    }.RefusingOptions();

    private readonly Option<string> _type = new Option<string>("--type")
    {
        Description = "Type du document (DOCPAT01 à DOCPAT10), si le fichier n'est pas un CDA",
        HelpName = "code",
    }.RefusingEmpty();

    private readonly Option<string> _title = new Option<string>("--titre")
    {
        Description = "Titre du document (par défaut : le nom de son type)",
        HelpName = "titre",
    }.RefusingEmpty();

    private readonly Option<bool> _hidden = new("--masque") { Description = "Le masquer aux professionnels" };

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteDeposerCommand();
        return EspaceCommand.Describe(
            runner,
            "deposer",
            "Déposer un document personnel ; un fichier est emballé au nom de l'assuré.",
            self.RunAsync,
            [self._file, self._type, self._title, .. self._traits.All, self._hidden]);
    }

    private Task RunAsync(PersonVisit visit) =>
        InputFile.ReadAsync(visit.Parsed.GetRequiredValue(_file), async file =>
        {
            var document = FileKind.IsCda(file.Name)
                ? await DepositAsync(visit, file)
                : await WrapAsync(visit, file);
            visit.Output.Answer(Answers.Deposited(document));
            visit.Output.Console.Done("Document déposé");
            visit.Output.Console.Write(Facts.Of(
                ("Document", document.Metadata.Title),
                ("Identifiant", document.UniqueId),
                ("Visible", French.Readers(document.Visibility))));
            return true;
        });

    private async Task<Document> WrapAsync(PersonVisit visit, FileStream file)
    {
        var type = visit.Get(_type) ?? throw LocalRefusal.NoType(file.Name);
        if (_traits.Read(visit.Parsed) is not { Name: { } name, GivenName: { } given, Sex: { } sex, BirthDate: { } birth })
            throw LocalRefusal.IncompleteTraits();
        var own = new OwnDocumentN1
        {
            Patient = new CdaPatient
            {
                Ins = visit.Patient,
                BirthName = name,
                GivenNames = given.Split(' '),
                Sex = sex,
                BirthDate = birth.Replace("-", "", StringComparison.Ordinal),
            },
            TypeCode = type,
            Title = visit.Get(_title) ?? DocumentTypes.Find(type)?.Code.Label ?? type,
            EffectiveTime = TimeProvider.System.GetLocalNow(),
            MediaType = FileKind.MediaTypeOf(file.Name)!,
            Content = file,
        };
        await using var cda = await own.OpenAsync(visit.CancellationToken);
        return await DepositAsync(visit, cda);
    }

    private Task<Document> DepositAsync(PersonVisit visit, Stream cda) => Transfer.ShowAsync(
        visit.Output.Console,
        "Dépôt",
        cda.Length,
        progress => visit.Espace.DepositAsync(
            visit.Patient, cda, visit.Get(_hidden), requestId: null, progress, visit.CancellationToken));
}
