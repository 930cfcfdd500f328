using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>Opens a patient's file: existence, authorisation, rights, and on request what is new. TD0.2.</summary>
internal sealed class OpenPatientContext(
    OpenDossier openDossier,
    DossierRights rights,
    GrantedTransactions transactions,
    FeedingOppositionStore oppositions,
    MinorPatient minorPatient,
    Visits visits,
    CountNewDocuments countNewDocuments,
    DossierJournal journal)
{
    public async Task<PatientContext> RunAsync(
        Caller caller, Ins patient, OpenPatientContextRequest request, CancellationToken cancellationToken)
    {
        var access = await openDossier.FindAsync(caller, patient, cancellationToken);
        var context = new PatientContext { Dossier = CheckDossier.Tell(patient, access, request.IncludeTraits) };
        if (access?.Dossier.Status != DossierStatus.Actif)
        {
            context.Transactions.Add(Transactions.CheckDossier);
            await journal.AppendCheckAsync(access, cancellationToken);
            return context;
        }

        rights.Demand(access, Transactions.CheckDossier);
        context.Transactions.Add(transactions.Of(access));
        context.FeedingOpposed = await oppositions.IsOpposedAsync(
            access.PatientId, caller.Session.Structure.StructIdNat, cancellationToken);
        context.BrisDeGlaceOpposed = access.Dossier.OpposesBrisDeGlace;
        context.IsMinor = minorPatient.IsMinor(access.Dossier.Traits);
        if (request.LocalTraits is { } local)
            context.DivergingTraits.Add(TraitComparison.Diverging(local, access.Dossier.Traits));
        if (request.IncludeCounts) await AddCountsAsync(context, access, cancellationToken);
        await KeepAsync(context, access, request.IncludeCounts, cancellationToken);
        return context;
    }

    private async Task AddCountsAsync(
        PatientContext context, DossierAccess access, CancellationToken cancellationToken)
    {
        rights.Demand(access, Transactions.Search);
        PatientDecision.DemandReadable(access);
        var lastVisit = await visits.FindLastAsync(access, cancellationToken);
        var found = await countNewDocuments.RunAsync(access, lastVisit, cancellationToken);
        context.NewDocuments.Add(found.Counts);
        context.HasMedicalSummary = found.HasMedicalSummary;
    }

    // Who may not read does not visit: what is new is counted from the last time that it could be seen.
    private async Task KeepAsync(
        PatientContext context, DossierAccess access, bool hasSearched, CancellationToken cancellationToken)
    {
        if (PatientDecision.IsReadable(access))
            context.PreviousVisitTime = (await visits.OpenAsync(access, hasSearched, cancellationToken))?.ToTimestamp();
        await journal.AppendCheckAsync(access, cancellationToken);
    }
}
