using System.CommandLine;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>What cannot be undone is confirmed: by the user who is asked, or by a script beforehand.</summary>
internal sealed class Confirmation
{
    private readonly Option<bool> _given = new("--oui")
    {
        Description = "Confirmer d'avance, pour un script ; sans cette option, la question est posée",
    };

    public void AddTo(Command command) => command.Options.Add(_given);

    /// <summary>Whether the user is to be asked. A script that has not confirmed is refused.</summary>
    public bool IsToAsk(Visit visit)
    {
        if (visit.Get(_given)) return false;
        if (!Question.MayBeAsked(visit.Settings)) throw LocalRefusal.NoConfirmation();
        return true;
    }

    /// <summary>Asks the user, who sees what it is about.</summary>
    public static async Task AskAsync(string question, IEnumerable<(string, string)> facts, Visit visit)
    {
        Consoles.Error.Write(Facts.Of([.. facts]));
        if (!await Question.AskAsync($"{question} C'est sans retour.", visit.CancellationToken))
            throw LocalRefusal.NotConfirmed();
    }
}
