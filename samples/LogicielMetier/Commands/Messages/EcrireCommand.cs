using System.CommandLine;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Messagerie;

namespace MonEspaceSante.LogicielMetier.Commands.Messages;

/// <summary>Writes a message: the first of a conversation, or an answer.</summary>
internal sealed class EcrireCommand
{
    private readonly Option<string[]> _to = Texts("--a", "Destinataire : adresse d'une messagerie de l'annuaire", "adresse");
    private readonly Option<string> _patient = Text("--patient", "Destinataire : matricule INS d'un patient", "matricule");
    private readonly Option<string> _oid = Text("--oid-patient", "Autorité du matricule (par défaut : environnement de test)", "oid");
    private readonly Option<Guid?> _conversation = MessageArguments.Answered();
    private readonly Option<string> _subject = Text("--objet", "Objet de la conversation", "objet");
    private readonly Option<string> _text = Text("--texte", "Texte du message", "texte");
    private readonly Option<string[]> _files = Texts("--joindre", "Fichier à joindre : PDF, image, texte, CDA ou archive IHE_XDM", "fichier");
    private readonly Option<bool> _hidden = new("--invisible-patient") { Description = "Les pièces sont cachées au patient" };
    private readonly Option<bool> _closes = new("--clore") { Description = "Clore la conversation : aucune réponse (X-MSS-MES: FIN)" };
    private readonly Option<bool> _receipt = new("--accuse") { Description = "Demander un accusé de lecture" };

    public static Command Professional(CommandRunner runner)
    {
        var self = new EcrireCommand();
        return BoiteRunner.Professional(
            runner,
            "ecrire",
            "Écrire à un patient ou à des confrères, ou répondre.",
            self.RunAsync,
            self._to,
            self._patient,
            self._oid,
            self._conversation,
            self._subject,
            self._text,
            self._files,
            self._hidden,
            self._closes,
            self._receipt);
    }

    public static Command Patient(CommandRunner runner)
    {
        var self = new EcrireCommand();
        return BoiteRunner.Patient(
            runner,
            "ecrire",
            "Répondre à un professionnel, ou écrire à la pharmacie qui a délivré une ordonnance depuis moins d'un an.",
            self.RunAsync,
            self._to,
            self._conversation,
            self._subject,
            self._text,
            self._files);
    }

    private Task RunAsync(BoiteVisit visit) => InputFile.ReadAllAsync(visit.Get(_files) ?? [], async files =>
    {
        var sent = await visit.Boite.SendAsync(new NewMessage
        {
            ConversationId = visit.Get(_conversation),
            Recipients = [.. Recipients(visit)],
            Subject = visit.Get(_subject) ?? "",
            Text = visit.Get(_text) ?? "",
            Attachments = [.. files.Select(file => Attach(visit, file))],
            Closes = visit.Get(_closes),
            WantsReceipt = visit.Get(_receipt),
        });
        visit.Output.Answer(MessageAnswers.Of(sent));
        visit.Output.Console.Done("Message envoyé");
        visit.Output.Console.Write(Facts.Of(MessageAnswers.Facts(sent)));
        return true;
    });

    private IEnumerable<Correspondent> Recipients(BoiteVisit visit)
    {
        if (visit.Get(_patient) is { } matricule)
            yield return Correspondent.Of(Ins.Parse(
                string.Concat(matricule.Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant(),
                visit.Get(_oid) ?? InsOid.NirTest));
        foreach (var address in visit.Get(_to) ?? []) yield return Correspondent.Of(address);
    }

    private NewAttachment Attach(BoiteVisit visit, FileStream file)
    {
        var name = Path.GetFileName(file.Name);
        var attachment = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".xml" => NewAttachment.Cda(name, file),
            ".zip" => NewAttachment.IheXdm(name, file),
            ".png" => new NewAttachment(name, "image/png", file),
            _ => new NewAttachment(name, FileKind.MediaTypeOf(name) ?? "application/octet-stream", file),
        };
        return attachment with { Restrictions = new Restrictions { HiddenFromPatient = visit.Get(_hidden) } };
    }

    private static Option<string> Text(string name, string description, string value) =>
        new Option<string>(name) { Description = description, HelpName = value }.RefusingEmpty();

    private static Option<string[]> Texts(string name, string description, string value) =>
        new(name) { Description = description, HelpName = value };
}
