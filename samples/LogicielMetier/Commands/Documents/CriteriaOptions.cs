using System.CommandLine;
using MonEspaceSante.Dmp;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>Which documents a search is for.</summary>
internal sealed class CriteriaOptions
{
    private readonly Option<string[]> _types = Several("--type", "Type, dans J07, par exemple 11488-4", "code");
    private readonly Option<string[]> _classes = Several("--classe", "Classe, dans J57, par exemple 42", "code");

    private readonly Option<DateTimeOffset?> _eventFrom = DateOption.New("--evenement-depuis", "Acte commencé depuis");
    private readonly Option<DateTimeOffset?> _eventBefore = DateOption.New("--evenement-avant", "Acte commencé avant");
    private readonly Option<DateTimeOffset?> _submittedFrom = DateOption.New("--depose-depuis", "Déposé depuis");
    private readonly Option<DateTimeOffset?> _submittedBefore = DateOption.New("--depose-avant", "Déposé avant");

    private readonly Option<Inclusion> _oldVersions =
        Including("--anciennes-versions", "Anciennes versions (par défaut : sans)");

    private readonly Option<Inclusion> _archived =
        Including("--archives", "Documents archivés (par défaut : sans)");

    private readonly Option<string> _author = new Option<string>("--auteur")
    {
        Description = "Identifiant national d'un auteur, par exemple 8 et un RPPS",
        HelpName = "identifiant",
    }.RefusingEmpty();

    private readonly Option<string[]> _references =
        Several("--reference", "Identifiant de demande, d'examen ou d'étude", "identifiant");

    private readonly Option<string> _referencePart = new Option<string>("--reference-partielle")
    {
        Description = "Partie d'un tel identifiant",
        HelpName = "texte",
    }.RefusingEmpty();

    private readonly Option<bool> _automatic = new("--automatique")
    {
        Description = "Recherche faite par le logiciel : une par ouverture de dossier, sur deux ans",
    };

    public void AddTo(Command command)
    {
        Option[] all =
        [
            _types, _classes, _eventFrom, _eventBefore, _submittedFrom, _submittedBefore, _oldVersions, _archived,
            _author, _references, _referencePart, _automatic,
        ];
        foreach (var option in all) command.Options.Add(option);
    }

    public DocumentCriteria Read(ParseResult parsed) => new()
    {
        Types = parsed.GetValue(_types) ?? [],
        Classes = parsed.GetValue(_classes) ?? [],
        EventFrom = parsed.GetValue(_eventFrom),
        EventBefore = parsed.GetValue(_eventBefore),
        SubmittedFrom = parsed.GetValue(_submittedFrom),
        SubmittedBefore = parsed.GetValue(_submittedBefore),
        OldVersions = parsed.GetValue(_oldVersions),
        Archived = parsed.GetValue(_archived),
        AuthorId = parsed.GetValue(_author),
        ReferenceIds = parsed.GetValue(_references) ?? [],
        ReferenceIdPart = parsed.GetValue(_referencePart),
        IsAutomatic = parsed.GetValue(_automatic),
    };

    private static Option<string[]> Several(string name, string description, string value) =>
        new(name) { Description = $"{description} (plusieurs fois possible)", HelpName = value };

    private static Option<Inclusion> Including(string name, string description) => ChoiceOption.New(
        name, description, ("sans", Inclusion.Excluded), ("avec", Inclusion.Included), ("seules", Inclusion.Only));
}
