using System.CommandLine;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Xdm;

namespace MonEspaceSante.LogicielMetier.Commands.Archives;

/// <summary>Verifies an archive that came by secure mail, tells its documents, and takes them out.</summary>
internal sealed class XdmLireCommand
{
    private readonly Argument<string> _file = new Argument<string>("fichier")
    {
        Description = "Archive XDM reçue, telle quelle",
    }.RefusingOptions();

    private readonly Option<string> _folder = new Option<string>("--sortie", "-s")
    {
        Description = "Dossier où enregistrer les documents, sous les noms DOC00001.XML et suivants",
        HelpName = "dossier",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new XdmLireCommand();
        var command = new SectionCommand(
            Section.Exchange, "lire", "Vérifier une archive XDM reçue, dire ses documents et les en sortir.")
        {
            self._file, self._folder,
        };
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private Task RunAsync(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken) =>
        InputFile.ReadAsync(parsed.GetRequiredValue(_file), async file =>
        {
            await using var archive = await XdmArchive.ReadAsync(file, cancellationToken: cancellationToken);
            var folder = parsed.GetValue(_folder);
            if (folder is not null) await TakeOutAsync(archive, folder, cancellationToken);
            output.Answer(new
            {
                archive.TypeCodes,
                archive.HasIns,
                Documents = archive.Documents.Select((document, rank) => Answer(document, NameOf(rank, folder))),
            });
            output.Console.Done("Archive vérifiée : tailles et empreintes sont celles annoncées");
            foreach (var (rank, document) in archive.Documents.Index())
                output.Console.Write(Facts.Of(Describe(document, NameOf(rank, folder))));
            return true;
        });

    // The names are ours: those of the archive are never paths.
    private static string? NameOf(int rank, string? folder) =>
        folder is null ? null : Path.Combine(folder, $"DOC{rank + 1:00000}.XML");

    private static async Task TakeOutAsync(XdmArchive archive, string folder, CancellationToken cancellationToken)
    {
        Create(folder);
        foreach (var (rank, document) in archive.Documents.Index())
        {
            await OutputFile.WriteAsync(NameOf(rank, folder)!, async target =>
            {
                await using var content = archive.Open(document);
                await content.CopyToAsync(target, cancellationToken);
                return true;
            });
        }
    }

    private static void Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw LocalRefusal.UnwritableFile(folder, failure);
        }
    }

    private static object Answer(XdmDocument document, string? file) => new
    {
        document.UniqueId,
        TypeCode = document.Type.Value,
        document.Title,
        document.MimeType,
        document.Size,
        Sha1 = Convert.ToHexStringLower(document.Sha1.Span),
        Matricule = document.Patient?.Matricule,
        File = file,
    };

    private static IEnumerable<(string, string)> Describe(XdmDocument document, string? file)
    {
        yield return ("Document", $"{document.Title} ({French.Size(document.Size)})");
        yield return ("Type", document.Type.Label.Length > 0 ? document.Type.Label : document.Type.Value);
        yield return ("Patient", document.Patient is { } patient ? French.Matricule(patient) : "sans INS en service");
        yield return ("Auteur", string.Join(", ", document.Authors.Select(author => French.Name(author.Name))));
        yield return ("Visibilité", French.Readers(document.Visibility));
        yield return ("Identifiant", document.UniqueId);
        if (file is not null) yield return ("Enregistré dans", file);
    }
}
