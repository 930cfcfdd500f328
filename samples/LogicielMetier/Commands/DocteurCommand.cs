using System.CommandLine;
using MonEspaceSante.Cps;
using MonEspaceSante.Diagnostic;
using MonEspaceSante.LogicielMetier.Sandbox;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>Examines the workstation, for the support desk: its answer names nobody and can be sent as it is.</summary>
internal sealed class DocteurCommand
{
    private readonly Option<string> _outbox = new Option<string>("--boite-envoi")
    {
        Description = "Dossier où le logiciel garde ce qui n'est pas encore parti",
        HelpName = "dossier",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new DocteurCommand();
        var command = new SectionCommand(
            Section.Workstation,
            "docteur",
            "Examiner le poste : carte, certificats, serveur, horloge, disque. Le code n'est jamais demandé.")
        {
            self._outbox,
        };
        runner.HandleVerdict(command, self.RunAsync);
        return command;
    }

    private async Task<bool> RunAsync(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        using var carte = SandboxFolder.FindCarte(settings);
        var constats = await Docteur.ExamineAsync(
            new DocteurOptions
            {
                Carte = carte,
                CardSoftware = new Pkcs11Options { ModulePath = settings.Reader?.Module, Reader = settings.Reader?.Name },
                Server = settings.Server,
                TrustedRoots = SandboxFolder.FindRoots(settings),
                OutboxFolder = parsed.GetValue(_outbox),
            },
            cancellationToken);
        var isFit = constats.All(constat => constat.Verdict != Verdict.Echec);
        output.Answer(new { Ok = isFit, Constats = constats.Select(Answers.Of) });
        Constats.Show(constats, output.Console);
        return isFit;
    }
}
