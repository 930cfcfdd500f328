using System.CommandLine;
using MonEspaceSante.Annuaire;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Annuaire;

/// <summary>Searches mailboxes of the secure messaging.</summary>
internal sealed class AnnuaireBoitesCommand
{
    private const int Shown = 50;

    private readonly Option<string> _name = TextOption.New("--nom", "Début du nom du titulaire ou de la structure", "nom");
    private readonly Option<string> _holder = TextOption.New("--titulaire", "RPPS, ADELI ou identifiant national", "numéro");
    private readonly Option<string> _structure = TextOption.New("--structure", "FINESS, SIRET ou identifiant national de la structure", "numéro");
    private readonly Option<string> _address = TextOption.New("--adresse", "Adresse entière", "adresse");
    private readonly Option<MailboxType> _type = ChoiceOption.New(
        "--type",
        "Type de boîte",
        ("personnelle", MailboxType.Personnelle),
        ("organisationnelle", MailboxType.Organisationnelle),
        ("applicative", MailboxType.Applicative),
        ("cabinet", MailboxType.Cabinet));

    private readonly PlaceOptions _place = new();
    private readonly Option<int?> _most = CountOption.New("--nombre", $"Combien au plus (par défaut : {Shown})");

    public static Command Describe(CommandRunner runner)
    {
        var self = new AnnuaireBoitesCommand();
        var command = new SectionCommand(Section.Directory, "boites", "Chercher des boîtes aux lettres sécurisées (MSSanté).")
        {
            self._name, self._holder, self._structure, self._address, self._type, self._most,
        };
        self._place.AddTo(command);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var found = await connection.Annuaire.SearchMailboxes(Read(parsed), cancellationToken)
            .Take(parsed.GetValue(_most) ?? Shown).ToListAsync(cancellationToken);
        output.Answer(found.Select(AnnuaireAnswers.Of));
        if (found.Count == 0) output.Console.WriteLine("Aucune boîte trouvée.");
        else output.Console.Write(AnnuaireTables.OfMailboxes(found));
    }

    private MailboxSearch Read(ParseResult parsed) => new()
    {
        Name = parsed.GetValue(_name),
        PsIdNat = parsed.GetValue(_holder),
        Structure = parsed.GetValue(_structure),
        Address = parsed.GetValue(_address),
        Type = parsed.GetValue(_type),
        Postcode = _place.Postcode(parsed),
        CommuneName = _place.Commune(parsed),
    };
}
