using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Dmp.Submissions;
using Contract = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>Documents that no practice software sends: what patients bring, and what the health insurance or the record
/// itself makes.</summary>
internal sealed class GivenDocuments(SandboxServer sandbox)
{
    private const string PatientsOwn = "EXP_PATIENT";

    // As in the national examples of documents of the health insurance.
    private static readonly Structure HealthInsurance = new("318003502400041", "ASSURANCE MALADIE");

    /// <summary>A document that a patient writes, of a type such as <c>DOCPAT01</c>, <c>EXPPAT_1</c> or
    /// <c>74465-6</c>.</summary>
    public static CdaSample ByPatient(Ins patient, string typeCode) => Of(patient, typeCode) with
    {
        IsByPatient = true,
        FacilityType = PatientsOwn,
        PracticeSetting = PatientsOwn,
    };

    /// <summary>A vaccination that a patient notes, for a professional to validate.</summary>
    public static CdaSample NotedByPatient(Ins patient, VaccinationSample vaccination) =>
        ByPatient(patient, DocumentTypes.VaccinationNote).AsVaccinationNote(vaccination);

    /// <summary>A document that the health insurance or the record makes: <c>REMB</c> or <c>11369-6</c>.</summary>
    public static CdaSample BySystem(Ins patient, string typeCode) =>
        Of(patient, typeCode) with { Structure = HealthInsurance };

    /// <summary>Puts a document into the dossier as its patient's own.</summary>
    public Task<Contract.Document> BroughtByPatientAsync(CdaSample sample, Contract.Visibility? visibility = null) =>
        KeepAsync(sample, DocumentOrigin.Patient, visibility);

    /// <summary>Puts a document into the dossier as the health insurance's, or the record's.</summary>
    public Task<Contract.Document> MadeBySystemAsync(CdaSample sample) =>
        KeepAsync(sample, DocumentOrigin.Systeme, visibility: null);

    public async Task<Contract.Document> KeepAsync(
        CdaSample sample, DocumentOrigin origin, Contract.Visibility? visibility, Guid? requestId = null)
    {
        await using var cda = await sample.ToStreamAsync();
        return await KeepAsync(sample.Patient, cda, origin, visibility, requestId);
    }

    public Task<Contract.Document> KeepAsync(
        Ins patient, Stream cda, DocumentOrigin origin, Contract.Visibility? visibility = null, Guid? requestId = null) =>
        sandbox.Host.Services.GetRequiredService<KeepOwnDocument>().RunAsync(
            patient, requestId ?? Guid.NewGuid(), origin, cda, visibility ?? new(), CancellationToken.None);

    private static CdaSample Of(Ins patient, string typeCode) =>
        Consultation.By(SandboxServer.Responsable, new Structure("499700296140001", "CABINET DU DR LEFORT"), patient) with
        {
            TypeCode = typeCode,
            Title = DocumentTypes.Find(typeCode)!.Code.Label,
        };
}
