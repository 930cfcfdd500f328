using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Pki;

namespace MonEspaceSante.Server.Compte.Operateur;

/// <summary>Takes one insured person in, in a write.</summary>
internal sealed class KeepAssure(
    PatientRegister patients,
    DossierStore dossiers,
    AssureStore assures,
    HoldCompte hold,
    MinorPatient minorPatient,
    TrustSets trust)
{
    /// <summary>Holds the accounts of the persons who are known, in an order that is everybody's, and tells who they are.
    /// </summary>
    public async Task<IReadOnlyDictionary<Ins, Guid>> HoldKnownAsync(
        DbConnection connection, IEnumerable<AssureLine> lines)
    {
        var known = await patients.FindKnownAsync(connection, lines.Select(line => line.Patient));
        // As the bytes of the database are ordered: a wave takes them so.
        foreach (var patientId in known.Values.Distinct().OrderBy(id => Convert.ToHexString(id.ToByteArray())))
            await CompteStore.LockAsync(connection, patientId);
        return known;
    }

    /// <param name="connection">The write.</param>
    /// <param name="line">The person.</param>
    /// <param name="before">Who was known when the write began.</param>
    /// <exception cref="MonEspaceSanteException">The line is at fault: the write is to be undone as far as it is the line's.
    /// </exception>
    public async Task RunAsync(DbConnection connection, AssureLine line, IReadOnlyDictionary<Ins, Guid> before)
    {
        // A line before this one may have been of the same person.
        var known = before.TryGetValue(line.Patient, out var first)
            ? first
            : await patients.FindKnownAsync(connection, line.Patient);
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
