using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Pki;

namespace MonEspaceSante.Server.Reprise;

/// <summary>Judges lines beside one another and beside what the store holds.</summary>
internal sealed class JudgeBatch(ImportedDossierStore store, PatientIds patientIds, TrustNature nature, byte[] source)
{
    public async Task<List<Judgement>> RunAsync(IReadOnlyList<ImportLine> lines, CancellationToken cancellationToken)
    {
        var told = lines.Where(line => line.Keys is not null).Select(line => line.Keys!).ToList();
        var imported = (await store.FindAsync([.. told.Select(keys => keys.Name)], cancellationToken))
            .ToDictionary(row => Convert.ToHexString(row.DossierHash));
        var patients = (await store.FindPatientsAsync([.. told.Select(keys => keys.Patient)], cancellationToken))
            .ToDictionary(row => Convert.ToHexString(row.IdentifierHash));
        var judged = new List<Judgement>(lines.Count);
        foreach (var line in lines)
        {
            if (line.Fault is not null)
            {
                judged.Add(new Judgement(line, LineOutcome.Refused, line.Fault));
                continue;
            }

            var (name, patient) = (Convert.ToHexString(line.Keys!.Name), Convert.ToHexString(line.Keys.Patient));
            var judgement = Judge(line, imported.GetValueOrDefault(name), patients.GetValueOrDefault(patient));
            judged.Add(judgement);
            if (judgement.Outcome != LineOutcome.Imported) continue;
            // For the lines that follow in this batch it is as good as imported.
            imported.Add(name, Taken(judgement));
            patients[patient] = new KnownPatient { Status = (long)DossierStatus.Actif, IsImported = 1 };
        }

        return judged;
    }

    private Judgement Judge(ImportLine line, KnownDossier? known, KnownPatient? patient)
    {
        if (known is not null) return JudgeAgain(line, known);
        if (patient is null)
            return IsOfThisEnvironment(line.Dossier!.Patient)
                ? new Judgement(line, LineOutcome.Imported, PatientId: patientIds.Next())
                : Refused(line, FaultReason.InsOidRefuse, "patient.oid");
        if (patient.IsImported != 0) return Refused(line, FaultReason.InsDeuxDossiers, "patient");
        return patient.Status is null or (long)DossierStatus.Inexistant
            ? new Judgement(line, LineOutcome.Imported, PatientId: new Guid(patient.PatientId), IsKnown: true)
            : Refused(line, FaultReason.DossierDejaPresent, "patient");
    }

    private Judgement JudgeAgain(ImportLine line, KnownDossier known)
    {
        if (!known.ContentHash.AsSpan().SequenceEqual(line.Keys!.Content))
            return Refused(line, FaultReason.DossierDifferent, "dossier");
        return known.Line != line.Number && known.SourceHash.AsSpan().SequenceEqual(source)
            ? new Judgement(line, LineOutcome.Repeated, new LineFault(FaultReason.DossierEnDouble, "dossier"))
            : new Judgement(
                line, LineOutcome.AlreadyImported, PatientId: new Guid(known.PatientId), Lacking: known.Lacking);
    }

    // As PatientRegister: fictitious patients of a sandbox may have identities of production, and are known to it.
    private bool IsOfThisEnvironment(Ins patient) => nature == TrustNature.Production
        ? patient.Oid == InsOid.Nir
        : patient.Oid is InsOid.NirTest or InsOid.NirDemonstration;

    private KnownDossier Taken(Judgement judgement) => new()
    {
        DossierHash = judgement.Line.Keys!.Name,
        PatientId = judgement.PatientId.ToByteArray(),
        ContentHash = judgement.Line.Keys.Content,
        SourceHash = source,
        Line = judgement.Line.Number,
    };

    private static Judgement Refused(ImportLine line, string reason, string field) =>
        new(line, LineOutcome.Refused, new LineFault(reason, field));
}
