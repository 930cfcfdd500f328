using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>A question that a person answers by yes or no. Nothing is preset.</summary>
internal static class Question
{
    private const string Yes = "oui";
    private const string No = "non";

    /// <summary>Whether there is anybody to be asked.</summary>
    public static bool MayBeAsked(Settings settings) =>
        settings.MayAsk && Consoles.Error.Profile.Capabilities.Interactive;

    // On the error output: the other may be going to a file.
    public static async Task<bool> AskAsync(string question, CancellationToken cancellationToken)
    {
        var answer = await new TextPrompt<string>(Markup.Escape(French.Typeset(question)))
            .AddChoice(Yes)
            .AddChoice(No)
            .InvalidChoiceMessage("Répondez oui ou non.")
            .ShowAsync(Consoles.Error, cancellationToken);
        return answer == Yes;
    }
}
