using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands.Messages;

/// <summary>Finds messages by their words.</summary>
internal sealed class ChercherCommand
{
    private const int DefaultCount = 50;

    private readonly Argument<string[]> _words = new("mots")
    {
        Description = "Tous les mots que le message contient",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Professional(CommandRunner runner)
    {
        var self = new ChercherCommand();
        return BoiteRunner.Professional(
            runner, "chercher", "Chercher des messages par leurs mots, sans casse ni accents.", self.RunAsync, self._words);
    }

    private async Task RunAsync(BoiteVisit visit) => MessagesCommand.Show(
        visit,
        await visit.Boite.Search(string.Join(' ', visit.Require(_words)))
            .Take(DefaultCount)
            .ToListAsync(visit.CancellationToken));
}
