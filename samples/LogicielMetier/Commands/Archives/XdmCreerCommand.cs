using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.LogicielMetier.Commands.Documents;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Xdm;

namespace MonEspaceSante.LogicielMetier.Commands.Archives;

/// <summary>Makes an archive of documents, to be sent by secure mail, on this computer: nothing is sent.</summary>
internal sealed class XdmCreerCommand
{
    // Drawn once for this sample: an installed software has an OID of its own.
    private const string SourceId = "2.25.139748651846031285219437410936824361921";

    private readonly Argument<string[]> _files = new Argument<string[]>("fichier")
    {
        Description = "Document CDA R2 ; plusieurs vont ensemble, pour un même patient",
        Arity = ArgumentArity.OneOrMore,
    }.RefusingOptions();

    private readonly Option<string> _target = new Option<string>("--sortie", "-s")
    {
        Description = "Archive à écrire, par exemple IHE_XDM.ZIP ; elle est remplacée si elle existe",
        HelpName = "fichier",
    }.RefusingEmpty();

    private readonly VisibilityOptions _visibility = new();

    public static Command Describe(CommandRunner runner)
    {
        var self = new XdmCreerCommand();
        var command = new SectionCommand(
            Section.Exchange, "creer", "Mettre des documents dans une archive XDM, pour la messagerie sécurisée.")
        {
            self._files, self._target,
        };
        self._visibility.AddTo(command);
        command.Require(self._target);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private Task RunAsync(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken) =>
        InputFile.ReadAllAsync(parsed.GetRequiredValue(_files), async files =>
        {
            var visibility = _visibility.Read(parsed);
            var path = parsed.GetRequiredValue(_target);
            var submission = new XdmSubmission
            {
                SourceId = SourceId,
                SubmissionTime = TimeProvider.System.GetUtcNow(),
                Software = Connection.Software,
                Documents = [.. files.Select(file => new DocumentToSubmit(file, visibility))],
            };
            var written = await WriteAsync(submission, path, files, cancellationToken);
            output.Answer(new
            {
                File = path,
                submission.UniqueId,
                Documents = written.Select(document => new { document.UniqueId, TypeCode = document.Type.Value }),
            });
            output.Console.Done(written.Count == 1 ? "Archive d'un document" : $"Archive de {written.Count} documents");
            output.Console.Write(Facts.Of(
                [.. written.Select(document => (French.Type(document), document.Title)), ("Enregistrée dans", path)]));
            return true;
        });

    private static async Task<IReadOnlyList<DocumentMetadata>> WriteAsync(
        XdmSubmission submission, string path, IReadOnlyList<FileStream> files, CancellationToken cancellationToken)
    {
        try
        {
            return await OutputFile.WriteAsync(
                path, target => submission.WriteAsync(target, cancellationToken: cancellationToken));
        }
        catch (MonEspaceSanteException refusal) when (files.Count > 1 && refusal.DocumentRank is { } rank)
        {
            throw new RefusedFileException(files[rank].Name, refusal);
        }
    }
}
