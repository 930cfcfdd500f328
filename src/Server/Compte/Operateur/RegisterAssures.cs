using System.Data.Common;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Operateur;

/// <summary>Takes insured persons in, each line in a transaction of its own: a fault is one line's.</summary>
internal sealed class RegisterAssures(
    PatientRegister patients,
    DossierStore dossiers,
    AssureStore assures,
    HoldCompte hold,
    MinorPatient minorPatient,
    Database database,
    IdentifierIndex index,
    TrustSets trust)
{
    private const int LongestLine = 64;

    public async Task RunAsync(
        IAsyncStreamReader<RegisterAssuresRequest> lines,
        IServerStreamWriter<RegisterAssuresResponse> verdicts,
        CancellationToken cancellationToken)
    {
        while (await lines.MoveNext(cancellationToken))
            await verdicts.WriteAsync(await JudgeAsync(lines.Current, cancellationToken), cancellationToken);
    }

    /// <summary>Takes one line in, or tells its fault.</summary>
    public async Task<RegisterAssuresResponse> JudgeAsync(
        RegisterAssuresRequest line, CancellationToken cancellationToken)
    {
        // A line that cannot be named cannot be told of.
        if (line.Line.Length is 0 or > LongestLine)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("line", $"de 1 à {LongestLine} caractères"));
        try
        {
            var told = AssureLine.Demand(line, index);
            await database.WriteAsync(connection => KeepAsync(connection, told), cancellationToken);
            return new RegisterAssuresResponse { Line = line.Line };
        }
        catch (MonEspaceSanteException fault)
        {
            return new RegisterAssuresResponse
            {
                Line = line.Line,
                Reason = fault.ReasonCode,
                Field = fault.Violations is [var first, ..] ? first.Field : "",
            };
        }
    }

    private async Task KeepAsync(DbConnection connection, AssureLine line)
    {
        var known = await patients.FindKnownAsync(connection, line.Patient);
        if (known is null) DemandOwnEnvironment(line.Patient);
        // The account's row comes before the dossier's, as everywhere.
        var held = known is { } id ? await hold.TryHoldAsync(connection, id) : null;
        var usedName = known is { } dossierId ? (await dossiers.FindAsync(connection, dossierId))?.Traits.UsedName : null;
        line.Traits.UsedName = usedName ?? "";
        var patientId = await dossiers.AddAsync(connection, [line.Patient], Unopened(line.Traits));
        if (held is null)
        {
            await CompteStore.AddAsync(connection, patientId, CompteTitulaire.None);
            held = await hold.TryHoldAsync(connection, patientId);
        }

        var compte = await held!.SaveAsync(held.Compte.Register(held.Now, minorPatient.MajorityOf(line.Traits)));
        await KeepRepresentativesAsync(held, line, isMinor: compte.IsMinor(held.Now));
        await assures.SaveAsync(connection, patientId, line.Assure);
    }

    private async Task KeepRepresentativesAsync(HeldCompte held, AssureLine line, bool isMinor)
    {
        if (isMinor != line.Representatives.Count > 0)
            throw Refusal.Because(
                Reason.RequeteInvalide,
                new Violation("representatives", isMinor ? "représentant légal attendu" : "sans objet pour un majeur"));
        List<Guid> found = [];
        foreach (var representative in line.Representatives)
        {
            var id = await patients.FindKnownAsync(held.Connection, representative);
            if (id is not { } known || await assures.FindAsync(held.Connection, known) is null)
                throw Refusal.Because(Reason.RepresentantInconnu, new Violation("representatives", "pas encore inscrit"));
            found.Add(known);
        }

        if (isMinor) await RepresentativeStore.SaveAsync(held.Connection, held.PatientId, [.. found.Distinct()]);
    }

    // Fictitious persons have no place beside real ones.
    private void DemandOwnEnvironment(Ins patient)
    {
        if ((trust.Nature == TrustNature.Production) != (patient.Oid == InsOid.Nir))
            throw Refusal.Because(Reason.InsOidRefuse, new Violation("patient.oid", "autorité d'un autre environnement"));
    }

    private static StoredDossier Unopened(Traits traits) => new(
        DossierStatus.Inexistant,
        traits,
        Identifier: null,
        IsAttached: false,
        ClosedAt: null,
        ClosingReason: "",
        OpposesBrisDeGlace: false,
        OpposesUrgence: false,
        LastDocumentAt: null);
}
