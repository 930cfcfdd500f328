using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>Deposits documents in one submission: the dossier takes all of them or none.</summary>
internal sealed class DocumentDeposerCommand
{
    private readonly Argument<string[]> _files = new Argument<string[]>("fichier")
    {
        Description = "Document CDA R2, ou fichier PDF/A-1, RTF, TXT, JPEG, TIFF ; plusieurs vont ensemble",
        Arity = ArgumentArity.OneOrMore,
    }.RefusingOptions();

    private readonly Option<string> _patient = new Option<string>("--ins")
    {
        Description = "Matricule INS du patient ; sans cette option, celui que le document CDA désigne",
        HelpName = "matricule",
    }.RefusingEmpty();

    private readonly Option<bool> _automatic = new("--automatique")
    {
        Description = "Dépôt fait par le logiciel : une version qui ne change rien est refusée",
    };

    private readonly Option<bool> _trial = new("--essai")
    {
        Description = "Faire juger les documents par le serveur, sans rien déposer ni signer",
    };

    private readonly WrappingOptions _wrapping = new();
    private readonly VisibilityOptions _visibility = new();

    public static Command Describe(CommandRunner runner)
    {
        var self = new DocumentDeposerCommand();
        var command = new SectionCommand(
            Section.Feeding,
            "deposer",
            "Déposer des documents, signés par la carte. Sans option de visibilité, ils sont visibles par tous "
                + "(TD2.1, TD2.2).")
        {
            self._files, self._patient,
        };
        self._wrapping.AddTo(command);
        self._visibility.AddTo(command);
        command.Options.Add(self._automatic);
        command.Options.Add(self._trial);
        runner.HandleVerdict(command, self.RunAsync);
        return command;
    }

    private Task<bool> RunAsync(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken) =>
        InputFile.ReadAllAsync(parsed.GetRequiredValue(_files), async files =>
        {
            try
            {
                return await RunAsync(parsed, settings, output, files, cancellationToken);
            }
            catch (MonEspaceSanteException refusal) when (files.Count > 1 && refusal.DocumentRank is { } rank)
            {
                throw new RefusedFileException(files[rank].Name, refusal);
            }
        });

    private async Task<bool> RunAsync(
        ParseResult parsed,
        Settings settings,
        Output output,
        IReadOnlyList<FileStream> files,
        CancellationToken cancellationToken)
    {
        var patient = await PatientAsync(parsed, settings, files, cancellationToken);
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var authority = await connection.AuthorityAsync(patient, settings.Access, output, cancellationToken);
        var visit = new Visit(parsed, settings, output, patient, authority, cancellationToken);
        await using var opened = await OpenAsync(visit, connection, files);
        return visit.Get(_trial)
            ? await TryAsync(visit, opened.Documents, files)
            : await DepositAsync(visit, opened.Documents);
    }

    private async Task<bool> DepositAsync(Visit visit, IReadOnlyList<DocumentToSubmit> documents)
    {
        var options = new SubmitOptions { IsAutomatic = visit.Get(_automatic) };
        Tell(
            await Deposit.RunAsync(
                visit.Dmp, visit.Patient, documents, options, visit.Output.Console, visit.CancellationToken),
            visit.Settings,
            visit.Output);
        return true;
    }

    private static async Task<bool> TryAsync(
        Visit visit, IReadOnlyList<DocumentToSubmit> documents, IReadOnlyList<FileStream> files)
    {
        var report = await visit.Dmp.CheckSubmissionAsync(visit.Patient, documents, visit.CancellationToken);
        string[] names = [.. files.Select(file => Path.GetFileName(file.Name))];
        visit.Output.Answer(Answers.Of(report, names));
        Findings.Show(report, names, visit.Output.Console);
        return !report.HasErrors;
    }

    private async Task<Ins> PatientAsync(
        ParseResult parsed, Settings settings, IReadOnlyList<FileStream> files, CancellationToken cancellationToken)
    {
        var told = parsed.GetValue(_patient) is { } matricule ? PatientArgument.Read(matricule, settings) : null;
        // A document that is tried may be as broken as it likes: it is read here only for what it alone can tell.
        if (told is not null && !_wrapping.TellsReplaced(parsed)) return told;
        Ins? named = null;
        foreach (var (rank, file) in files.Index().Where(file => FileKind.IsCda(file.Item.Name)))
        {
            await Refusal.OfDocumentAsync(rank, async () =>
            {
                var metadata = await CdaFile.ReadAsync(file, cancellationToken);
                _wrapping.Verify(parsed, metadata);
                named ??= metadata.Patient;
            });
        }

        return told ?? named ?? throw LocalRefusal.NoPatient();
    }

    private async Task<OpenedDocuments> OpenAsync(Visit visit, Connection connection, IReadOnlyList<FileStream> files)
    {
        var visibility = _visibility.Read(visit.Parsed);
        var opened = new OpenedDocuments();
        try
        {
            foreach (var (rank, file) in files.Index())
            {
                if (FileKind.IsCda(file.Name)) opened.Add(file, visibility);
                else
                {
                    var document = await _wrapping.DescribeAsync(visit, connection.Carte, file);
                    await Refusal.OfDocumentAsync(rank, async () =>
                        opened.AddOwn(await document.OpenAsync(visit.CancellationToken), visibility));
                }
            }

            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    private static void Tell(IReadOnlyList<Document> documents, Settings settings, Output output)
    {
        output.Answer(documents is [var only] ? Answers.Deposited(only) : documents.Select(Answers.Deposited));
        output.Console.Done(documents.Count == 1 ? "Document déposé" : $"{documents.Count} documents déposés");
        foreach (var document in documents) output.Console.Write(Facts.Of(Describe(document)));
        output.Console.Suggest(
            "Et maintenant :", settings, $"document lister --ins {documents[0].Metadata.Patient.Matricule}");
    }

    private static IEnumerable<(string, string)> Describe(Document document) =>
    [
        ("Document", $"{document.Metadata.Title} ({French.Size(document.Size)})"),
        ("Type", French.Type(document.Metadata)),
        ("Patient", French.Matricule(document.Metadata.Patient)),
        ("Visibilité", French.Readers(document.Visibility)),
        ("Identifiant", document.UniqueId),
    ];
}
