using System.Security.Cryptography;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Commands.Documents;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Sandbox;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>Tells the demonstration step by step, each with the time that it took.</summary>
internal sealed class DemoStory(Connection connection, RunningSandbox sandbox, IAnsiConsole console)
{
    private const string Written = "demonstration.xml";
    private const int Shown = 3;

    private readonly TimeProvider _time = TimeProvider.System;
    private readonly string _folder = sandbox.Settings.DataFolder;

    private static Ins Patient => SampleDocument.Patient.Ins;

    public async Task<Document> TellAsync(CancellationToken cancellationToken)
    {
        var author = SampleDocument.Author(connection.Carte);
        var start = _time.GetTimestamp();
        Introduce(author);
        await IdentifyAsync(cancellationToken);
        await CheckAsync(cancellationToken);
        await ConsentAsync(cancellationToken);
        var path = await WriteAsync(cancellationToken);
        var deposited = await DepositAsync(path, cancellationToken);
        await FindAsync(cancellationToken);
        await ReadBackAsync(deposited, path, cancellationToken);
        await new DemoControl(connection, console).TellAsync(deposited, cancellationToken);
        await SampleDocument.WriteAsync(
            Path.Combine(_folder, SampleDocument.ToDeposit), connection.Carte, cancellationToken);
        Conclude(_time.GetElapsedTime(start));
        return deposited;
    }

    private void Introduce(Professional author)
    {
        var server = French.Address(sandbox.Settings.Server);
        console.Write(Facts.Of(
            ("Bac à sable", sandbox.IsOwn ? $"démarré pour l'occasion, {server}" : $"déjà en marche, {server}"),
            ("Carte", $"{French.Name(author.Name)}, {French.Profession(connection.Carte).ToLowerInvariant()}"),
            ("Patient", $"{French.Name(SampleDocument.PatientName)}, INS {French.Matricule(Patient)}")));
        console.WriteLine();
    }

    private async Task IdentifyAsync(CancellationToken cancellationToken)
    {
        var session = await TimedAsync(() => connection.OpenSessionAsync(cancellationToken));
        console.Step("Carte reconnue", $"au nom de {session.Result.Structure.Name}", session.Time);
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        var dossier = await TimedAsync(() => connection.Dossiers.CheckAsync(Patient, cancellationToken: cancellationToken));
        console.Step("Dossier vérifié", $"DMP {French.Status(dossier.Result.Status)}", dossier.Time);
    }

    // A real practice software shows the text and waits for the answer: nothing here stands for a patient but the story.
    private async Task ConsentAsync(CancellationToken cancellationToken)
    {
        var consent = new Consent(ConsentText.Professional, IsGiven: true);
        var given = await TimedAsync(() =>
            connection.Dossiers.AuthorizeAsync(Patient, consent, cancellationToken: cancellationToken));
        var end = given.Result.ExpireTime is { } time ? $"jusqu'au {French.Day(time)}" : "";
        console.Step("Accord du patient", $"recueilli et enregistré, {end}", given.Time);
    }

    private async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(_folder, Written);
        var written = await TimedAsync(async () =>
        {
            await SampleDocument.WriteAsync(path, connection.Carte, cancellationToken);
            return new FileInfo(path).Length;
        });
        console.Step("Document rédigé", $"{path} ({French.Size(written.Result)})", written.Time);
        return path;
    }

    private async Task<Document> DepositAsync(string path, CancellationToken cancellationToken)
    {
        var deposited = await TimedAsync(() => InputFile.ReadAsync(path, file =>
            Deposit.RunAsync(
                connection.Dmp,
                Patient,
                [new DocumentToSubmit(file, Visibility.Everyone)],
                new SubmitOptions(),
                console,
                cancellationToken)));
        var document = deposited.Result[0];
        console.Step("Document déposé", $"signé par la carte, {French.Readers(document.Visibility)}", deposited.Time);
        return document;
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        var found = await TimedAsync(() =>
            connection.Dmp.FindAsync(Patient).Take(Shown).ToListAsync(cancellationToken).AsTask());
        var place = found.Result.Count == 1 ? "dans le DMP :" : "parmi les plus récents du DMP :";
        console.Step("Document retrouvé", place, found.Time);
        console.Write(new Padder(DocumentTable.Of(found.Result), new Padding(2, 0, 0, 0)));
    }

    private async Task ReadBackAsync(Document deposited, string path, CancellationToken cancellationToken)
    {
        using var hash = SHA256.Create();
        var read = await TimedAsync(async () =>
        {
            await using var hashing = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write);
            return await connection.Dmp.RetrieveAsync(
                Patient, deposited.UniqueId, hashing, cancellationToken: cancellationToken);
        });
        var original = await InputFile.ReadAsync(
            path, async file => await SHA256.HashDataAsync(file, cancellationToken));
        if (!original.AsSpan().SequenceEqual(hash.Hash)) throw LocalRefusal.Altered();
        var start = Convert.ToHexStringLower(original)[..8];
        console.Step("Document relu", $"identique octet pour octet (SHA-256 {start}…)", read.Time);
    }

    private void Conclude(TimeSpan total)
    {
        console.WriteLine();
        console.Done($"Tout s'est bien passé, en {French.Elapsed(total)}");
        console.Suggest("À vous :", sandbox.Settings,
            sandbox.IsOwn ? "serveur" : $"document lister --ins {Patient.Matricule}",
            $"document deposer {Invocation.Quoted(Path.Combine(_folder, SampleDocument.ToDeposit))}");
    }

    private async Task<(T Result, TimeSpan Time)> TimedAsync<T>(Func<Task<T>> work)
    {
        var start = _time.GetTimestamp();
        return (await work(), _time.GetElapsedTime(start));
    }
}
