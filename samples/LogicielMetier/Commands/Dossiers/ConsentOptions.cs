using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Dossiers;

/// <summary>The patient's answer to a text that was shown: asked on the screen, or told by a script with the text.</summary>
internal sealed class ConsentOptions
{
    private readonly Option<bool> _given = new("--consentement-recueilli")
    {
        Description = "Le patient a accepté le texte de --texte-consentement ; sans cette option, la question est posée",
    };

    private readonly Option<string> _file = new Option<string>("--texte-consentement")
    {
        Description = "Fichier du texte montré au patient ; il est gardé avec l'autorisation",
        HelpName = "fichier",
    }.RefusingEmpty();

    public ConsentOptions() => _given.Validators.Add(result =>
    {
        if (result.Tells(_given) && !result.Tells(_file))
            result.AddError("L'option --consentement-recueilli demande --texte-consentement : le texte montré au patient.");
    });

    public IReadOnlyList<Option> All => [_given, _file];

    /// <summary>Nothing is preset: without an answer there is no consent.</summary>
    public async Task<Consent> TakeAsync(
        ParseResult parsed, Settings settings, string usualText, CancellationToken cancellationToken)
    {
        var text = parsed.GetValue(_file) is { } file
            ? await InputFile.ReadTextAsync(file, cancellationToken)
            : usualText;
        if (parsed.GetValue(_given)) return new Consent(text, IsGiven: true);
        if (!Question.MayBeAsked(settings)) throw LocalRefusal.NoConsent();
        return new Consent(text, await AskAsync(text, cancellationToken));
    }

    // On the error output: the other may be going to a file.
    private static Task<bool> AskAsync(string text, CancellationToken cancellationToken)
    {
        Consoles.Error.Write(new Panel(new Text(French.Typeset(text.Trim())))
        {
            Header = new PanelHeader(" À lire au patient "),
            Border = BoxBorder.Rounded,
        });
        return Question.AskAsync("Le patient accepte-t-il ?", cancellationToken);
    }
}
