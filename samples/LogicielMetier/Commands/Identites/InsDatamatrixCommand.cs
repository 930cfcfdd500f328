using System.CommandLine;
using System.Text;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Identites;

/// <summary>Draws the datamatrix of a qualified identity: the register verifies it, a document was checked.</summary>
internal sealed class InsDatamatrixCommand
{
    private readonly Option<string> _patient = PatientArgument.New();
    private readonly IdentityOptions _identity = new();

    private readonly Option<bool> _document = new("--piece-controlee")
    {
        Description = "La pièce d'identité du patient a été contrôlée : sans elle, l'identité n'est pas qualifiée",
    };

    private readonly Option<string> _target = new Option<string>("--sortie", "-s")
    {
        Description = "Image à écrire : .svg, ou .png",
        HelpName = "fichier",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new InsDatamatrixCommand();
        var command = new SectionCommand(
            Section.Identities, "datamatrix", "Dessiner le datamatrix INS d'une identité qualifiée (INSi).")
        {
            self._patient, self._document, self._target,
        };
        self._identity.AddTo(command);
        command.Require(self._patient);
        command.Require(self._target);
        runner.HandleVerdict(command, self.RunAsync);
        return command;
    }

    private async Task<bool> RunAsync(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var ins = PatientArgument.Read(parsed.GetRequiredValue(_patient), settings);
        var traits = _identity.Read(parsed);
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var verdict = await connection.Ins.VerifyAsync(ins, traits, cancellationToken);
        var file = parsed.GetRequiredValue(_target);
        var isVerified = verdict == IdentityVerdict.Identique;
        if (isVerified) await DrawAsync(InsDatamatrix.Write(Patient(ins, traits, parsed)), file, cancellationToken);
        output.Answer(new { Verdict = IdentityAnswers.Word(verdict), File = isVerified ? file : null });
        output.Console.Write(Facts.Of(
            ("Verdict", IdentityFacts.Of(verdict)), ("Image", isVerified ? file : "aucune")));
        return isVerified;
    }

    private IdentitePatient Patient(Ins ins, TraitsIdentite traits, ParseResult parsed)
    {
        var patient = IdentitePatient.Provisoire(traits).Recuperer(new InsIdentity(ins, traits));
        return parsed.GetValue(_document) ? patient.Valider() : patient;
    }

    private static Task<bool> DrawAsync(string text, string file, CancellationToken cancellationToken) =>
        OutputFile.WriteAsync(file, async target =>
        {
            var symbol = DatamatrixSymbol.Of(text);
            if (Path.GetExtension(file).Equals(".png", StringComparison.OrdinalIgnoreCase))
                await symbol.WritePngAsync(target, cancellationToken: cancellationToken);
            else
                await target.WriteAsync(Encoding.UTF8.GetBytes(symbol.ToSvg()), cancellationToken);
            return true;
        });
}
