using System.Text;
using Grpc.Core;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Habilitation.Cells;

/// <summary>The functional matrix over the contract: every actor in every mode makes every call.</summary>
public sealed class FunctionalMatrixCellTests(Engine engine) : UnauthorizedFixture(engine)
{
    private CellStage _stage = null!;

    [OneTimeSetUp]
    public void SetTheStage() => _stage = new CellStage(Sandbox, Cartes);

    [OneTimeTearDown]
    public void ClearTheStage() => _stage?.Dispose();

    // Each group is an actor: normal access, centre 15, break-glass; the last two are mode AIR and Pro
    // Santé Connect: PS, doctor, médecin traitant. + granted; d DROIT_INSUFFISANT, m MODIFICATION_INTERDITE, i DOCUMENT_INTROUVABLE or not among what is
    // found, a AUTEUR_DIFFERENT; - no such session, its glass does not break. A médecin traitant in a regulation is a
    // doctor there.
    //                                                             PS  doc MT  occ CPE ES  AIR PSC
    [TestCase("TD0.2 CheckDossier",                                "+++ +++ +++ +d- +d- ++- +++ +++")]
    [TestCase("TD0.2 OpenPatientContext",                          "+++ +++ +++ +d- +d- ++- +++ +++")]
    [TestCase("TD0.2 ListAccessTraces",                            "+++ +++ +++ +d- +d- ++- +++ +++")]
    [TestCase("TD0.3.ajout SetAuthorization",                      "+dd +dd +dd dd- +d- dd- +++ +++")]
    [TestCase("TD0.3.suppression SetAuthorization",                "+dd +dd +dd dd- dd- dd- +++ +++")]
    [TestCase("TD0.3.medecin-traitant SetAuthorization",           "ddd ddd +dd dd- dd- dd- dd+ dd+")]
    [TestCase("TD0.4 ListDossiers",                                "+++ +++ +++ +d- +d- dd- +++ +++")]
    [TestCase("TD0.4.derniere-autorisation ListDossiers",          "+++ +++ +++ +d- +d- +d- +++ +++")]
    [TestCase("TD0.5 SearchPatients",                              "d+d d+d d+d dd- dd- d+- ddd ddd")]
    [TestCase("TD1.3a GetAdministrativeData",                      "+++ +++ +++ +d- +d- ++- +++ +++")]
    [TestCase("TD1.6 ListAuthorizations",                          "+dd +dd +dd +d- dd- dd- ddd +++")]
    [TestCase("TD2.1 SubmitDocuments own",                         "+++ +++ +++ +d- id- ++- ddd +++")]
    [TestCase("TD2.2 SubmitDocuments own",                         "iii iii iii id- +d- ii- ddd iii")]
    [TestCase("TD2.1 SubmitDocuments other's",                     "aaa aaa aaa ad- ad- aa- ddd aaa")]
    [TestCase("TD2.1 SetFeedingOpposition",                        "+++ +++ +++ +d- +d- ++- ddd +++")]
    [TestCase("TD3.1 FindDocuments own",                           "+++ +++ +++ +d- dd- dd- +++ +++")]
    [TestCase("TD3.1 FindDocuments other's",                       "+++ +++ +++ +d- dd- dd- +++ +++")]
    [TestCase("TD3.2.masque FindDocuments own",                    "+++ +++ +++ id- dd- dd- +++ +++")]
    [TestCase("TD3.2.masque FindDocuments other's",                "i++ i++ +++ id- dd- dd- ii+ ii+")]
    [TestCase("TD3.1 CountDocuments",                              "+++ +++ +++ +d- dd- dd- +++ +++")]
    [TestCase("TD3.1 WatchDossier",                                "+++ +++ +++ +d- dd- dd- +++ +++")]
    [TestCase("TD3.1.reference GetDocumentReference own",          "+++ +++ +++ +d- +d- ++- +++ +++")]
    [TestCase("TD3.1.reference GetDocumentReference other's",      "+++ +++ +++ +d- id- ii- +++ +++")]
    [TestCase("TD3.2 RetrieveDocument own",                        "+++ +++ +++ dd- dd- dd- +++ +++")]
    [TestCase("TD3.2 RetrieveDocument other's",                    "+++ +++ +++ dd- dd- dd- +++ +++")]
    [TestCase("TD3.2.masque RetrieveDocument own",                 "+++ +++ +++ dd- dd- dd- +++ +++")]
    [TestCase("TD3.2.masque RetrieveDocument other's",             "i++ i++ +++ dd- dd- dd- ii+ ii+")]
    [TestCase("TD3.3a.masquer UpdateDocumentVisibility own",       "+dd +dd +dd +d- dd- dd- +++ +++")]
    [TestCase("TD3.3a.masquer UpdateDocumentVisibility other's",   "+dd +dd +dd +d- dd- dd- +++ +++")]
    [TestCase("TD3.3a.demasquer UpdateDocumentVisibility own",     "+dd +dd +dd +d- dd- dd- +++ +++")]
    [TestCase("TD3.3a.demasquer UpdateDocumentVisibility other's", "idd idd +dd id- dd- dd- ii+ ii+")]
    [TestCase("TD3.3b UpdateDocumentVisibility own",               "+dd +dd +dd +d- dd- dd- +++ +++")]
    [TestCase("TD3.3b UpdateDocumentVisibility other's",           "+dd +dd +dd +d- dd- dd- +++ +++")]
    [TestCase("TD3.3c DeleteDocument own",                         "+++ +++ +++ +d- +d- ++- +++ +++")]
    [TestCase("TD3.3c DeleteDocument other's",                     "mmm mmm mmm md- id- ii- mmm mmm")]
    [TestCase("TD3.3c.document-patient DeleteDocument patient's",  "mdm mdm +d+ md- id- ii- mm+ mm+")]
    [TestCase("TD3.3d ArchiveDocument own",                        "+dd +++ +++ +d- dd- dd- +++ +++")]
    [TestCase("TD3.3d ArchiveDocument other's",                    "mdd m++ +++ md- dd- dd- mm+ mm+")]
    [TestCase("TD3.3d.document-patient ArchiveDocument patient's", "mdd mdm +d+ md- dd- dd- mm+ mm+")]
    public async Task Cells_are_those_of_the_national_table(string row, string expected)
    {
        var told = new List<string>();
        foreach (var group in MatrixColumns.Groups)
        {
            var letters = new StringBuilder();
            foreach (var column in group) letters.Append(await LetterAsync(column, row));
            told.Add(letters.ToString());
        }

        Assert.That(
            string.Join(' ', told), Is.EqualTo(expected), "ps medecin medecin_traitant medecin_travail cpe structure AIR PSC");
    }

    [Test]
    public void Every_transaction_that_a_call_stands_for_has_its_rows_in_the_table_above() => Assert.That(
        Rows().Select(row => row.Split(' ')[0]).Append("TD0.9").Distinct(),
        Is.EquivalentTo(Transactions.All),
        "TD0.9 is the browser's path: no call stands for it");

    [Test]
    public void Every_call_on_a_dossier_has_its_rows_in_the_table_above() => Assert.That(
        Rows().Select(row => row.Split(' ')[1]).Append("GetParameters").Append("CreateDossier").Distinct(),
        Is.EquivalentTo(DmpService.Descriptor.Methods.Select(method => method.Name)));

    private IEnumerable<string> Rows() => GetType().GetMethod(nameof(Cells_are_those_of_the_national_table))!
        .GetCustomAttributes(typeof(TestCaseAttribute), inherit: false)
        .Select(row => (string)((TestCaseAttribute)row).Arguments[0]!);

    private async Task<char> LetterAsync(MatrixColumn column, string row)
    {
        if (await _stage.OpenAsync(column) is not { } cell) return '-';
        try
        {
            return await MakeAsync(cell, row) ? '+' : 'i';
        }
        catch (RpcException failure)
        {
            return WireRefusal.Read(failure).Reason switch
            {
                "DROIT_INSUFFISANT" => 'd',
                "MODIFICATION_INTERDITE" => 'm',
                "DOCUMENT_INTROUVABLE" => 'i',
                "AUTEUR_DIFFERENT" => 'a',
                var other => throw new AssertionException($"{column.Name}, {row}: {other}"),
            };
        }
    }

    private async Task<bool> MakeAsync(CellSession cell, string row)
    {
        var words = row.Split(' ');
        if (words[1] == "SubmitDocuments")
            return await SubmitAsync(
                cell, words[2] == "own" ? cell.OwnDocument() : Consultation.By(Cartes["pharmacien"], cell.Ins), words[0]);
        return words.Length > 2
            ? await MakeOnDocumentAsync(cell, row, use => cell.Documents[$"{words[2]} {use}"])
            : await MakeOnDossierAsync(cell, row);
    }

    private async Task<bool> MakeOnDossierAsync(CellSession cell, string row) => row switch
    {
        "TD0.2 CheckDossier" => await CellCalls.CheckDossier(cell),
        "TD0.2 OpenPatientContext" => await CellCalls.OpenPatientContext(cell),
        "TD0.2 ListAccessTraces" => await CellCalls.ListAccessTraces(cell),
        "TD0.3.ajout SetAuthorization" => await CellCalls.SetAuthorization(
            await AfreshAsync(cell), AuthorizationAction.Ajout),
        "TD0.3.suppression SetAuthorization" => await CellCalls.SetAuthorization(
            await AfreshAsync(cell), AuthorizationAction.Suppression),
        "TD0.3.medecin-traitant SetAuthorization" => await CellCalls.SetAuthorization(
            await AfreshAsync(cell), AuthorizationAction.Suppression, AuthorizationRole.MedecinTraitant),
        "TD0.4 ListDossiers" => await CellCalls.ListDossiers(cell, DossierDate.LastDocument),
        "TD0.4.derniere-autorisation ListDossiers" => await CellCalls.ListDossiers(cell, DossierDate.Unspecified),
        "TD0.5 SearchPatients" => await CellCalls.SearchPatients(cell),
        "TD1.3a GetAdministrativeData" => await CellCalls.GetAdministrativeData(cell),
        "TD1.6 ListAuthorizations" => await CellCalls.ListAuthorizations(cell),
        "TD2.1 SetFeedingOpposition" => await CellCalls.SetFeedingOpposition(cell),
        "TD3.1 CountDocuments" => await CellCalls.CountDocuments(cell),
        "TD3.1 WatchDossier" => await CellCalls.WatchDossier(cell),
        _ => throw new AssertionException($"No call for {row}"),
    };

    private static Task<bool> MakeOnDocumentAsync(CellSession cell, string row, Func<string, string> document) =>
        row[..row.LastIndexOf(' ')] switch
        {
            "TD3.1 FindDocuments" => CellCalls.FindDocuments(cell, document(CellDocuments.Plain)),
            "TD3.2.masque FindDocuments" => CellCalls.FindDocuments(cell, document(CellDocuments.Masked)),
            "TD3.1.reference GetDocumentReference" =>
                CellCalls.GetDocumentReference(cell, document(CellDocuments.Plain)),
            "TD3.2 RetrieveDocument" => CellCalls.RetrieveDocument(cell, document(CellDocuments.Plain)),
            "TD3.2.masque RetrieveDocument" => CellCalls.RetrieveDocument(cell, document(CellDocuments.Masked)),
            "TD3.3a.masquer UpdateDocumentVisibility" =>
                CellCalls.Show(cell, document(CellDocuments.ToMask), new() { HiddenFromProfessionals = true }),
            "TD3.3a.demasquer UpdateDocumentVisibility" =>
                CellCalls.Show(cell, document(CellDocuments.ToUnmask), new()),
            "TD3.3b UpdateDocumentVisibility" => CellCalls.Show(cell, document(CellDocuments.ToDisclose), new()),
            "TD3.3c DeleteDocument" => CellCalls.DeleteDocument(cell, document(CellDocuments.ToDelete)),
            "TD3.3c.document-patient DeleteDocument" =>
                CellCalls.DeleteDocument(cell, document(CellDocuments.PatientsToDelete)),
            "TD3.3d ArchiveDocument" => CellCalls.ArchiveDocument(cell, document(CellDocuments.ToArchive)),
            "TD3.3d.document-patient ArchiveDocument" =>
                CellCalls.ArchiveDocument(cell, document(CellDocuments.PatientsToArchive)),
            _ => throw new AssertionException($"No call for {row}"),
        };

    // Rights are taken and given in a dossier apart: the other rows keep theirs.
    private Task<CellSession> AfreshAsync(CellSession cell) => _stage.AfreshAsync(cell.Column);

    /// <summary>Whether a deposit is taken as the transaction: both have the same call.</summary>
    private async Task<bool> SubmitAsync(CellSession cell, CdaSample sample, string transaction)
    {
        await ShownDeposit.SendAsync(cell.Client, cell.Headers, cell.Card, (sample, new Visibility()));
        var traces = await Service<AccessHistory>().ListAsync(
            await IdOfAsync(cell.Ins), long.MaxValue, 1000, CancellationToken.None);
        return traces.Single(trace => trace.Act.DocumentUniqueId == sample.UniqueId).Act.Transaction == transaction;
    }
}
