using System.Text;
using MonEspaceSante.Cda;
using MonEspaceSante.Identity;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Makes the document that tells a medical profile to professionals (DOCPAT08).</summary>
internal sealed class ProfilDocument(DossierStore dossiers, DocumentStore documents, TimeProvider time)
{
    /// <summary>The current document of a profile; null when there is none, or it was deleted.</summary>
    public async Task<Document?> FindCurrentAsync(
        PersonAccess access, StoredProfil former, CancellationToken cancellationToken)
    {
        if (former.UniqueId is not { } uniqueId) return null;
        var stored = await documents.FindAsync(access.PatientId, uniqueId, cancellationToken);
        return stored?.Document is { Status: DocumentStatus.Approved } current ? current : null;
    }

    public async Task<OwnDocumentN1> MakeAsync(
        PersonAccess access, IReadOnlyList<ProfilEntry> entries, Document? current, CancellationToken cancellationToken)
    {
        // What a person reads bears the hours of the country.
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), Instants.Paris);
        var patient = (await dossiers.FindAsync(access.PatientId, cancellationToken))!;
        return new OwnDocumentN1
        {
            Patient = CdaPatientOf(access.Patient, patient.Traits),
            Representative = access.IsRepresentative ? await RepresentativeAsync(access, cancellationToken) : null,
            TypeCode = DocumentTypes.ProfilMedical,
            Title = "Profil médical",
            EffectiveTime = now,
            Replaces = current?.Metadata.UniqueId,
            SetId = current?.Metadata.SetId is { Length: > 0 } setId ? setId : null,
            Version = (current?.Metadata.Version ?? 0) + 1,
            MediaType = "text/plain",
            Content = new MemoryStream(Encoding.UTF8.GetBytes(ProfilText.Of(entries, now))),
        };
    }

    private async Task<CdaRepresentative> RepresentativeAsync(PersonAccess access, CancellationToken cancellationToken)
    {
        var own = (await dossiers.FindAsync(access.Caller.PatientId, cancellationToken))!;
        var name = own.Traits.UsedName.Length > 0 ? own.Traits.UsedName : own.Traits.BirthName;
        return new CdaRepresentative(
            Ins.Parse(own.Identifier!.Matricule, own.Identifier.Oid), new PersonName(name, FirstOf(own.Traits)));
    }

    private static CdaPatient CdaPatientOf(Ins patient, Traits traits) => new()
    {
        Ins = patient,
        BirthName = traits.BirthName,
        UsedName = traits.UsedName.Length > 0 ? traits.UsedName : null,
        GivenNames = traits.GivenNames.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Sex = traits.Sex is "F" or "M" ? traits.Sex : "UN",
        BirthDate = traits.BirthDate.Replace("-", "", StringComparison.Ordinal),
    };

    private static string FirstOf(Traits traits) => traits.GivenNames.Split(' ')[0];
}
