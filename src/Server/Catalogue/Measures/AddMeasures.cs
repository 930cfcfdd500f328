using System.Data.Common;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Catalogue.Granted;
using MonEspaceSante.Server.Dmp.Dossiers;

namespace MonEspaceSante.Server.Catalogue.Measures;

/// <summary>Adds the measures that an application brings, all or none.</summary>
internal sealed class AddMeasures(
    DemandGrant demandGrant, CatalogueRequests requests, MeasureStore measures, GrantedJournal journal, TimeProvider time)
{
    public async Task<AddMeasuresResponse> RunAsync(
        ApplicationCaller caller, AddMeasuresRequest request, CancellationToken cancellationToken)
    {
        var access = await demandGrant.RunAsync(caller, GrantScope.EcrireMesures, cancellationToken);
        MeasureRule.Demand(request.Measures, time.GetUtcNow());
        return await requests.OnceAsync(
            new Asked(access.Name, access.PatientId),
            request.RequestId,
            request,
            connection => DossierStore.LockAsync(connection, access.PatientId),
            connection => AddAsync(connection, access, request),
            cancellationToken);
    }

    private async Task<AddMeasuresResponse> AddAsync(
        DbConnection connection, GrantedAccess access, AddMeasuresRequest request)
    {
        await demandGrant.AgainAsync(connection, access, GrantScope.EcrireMesures);
        var answer = new AddMeasuresResponse();
        foreach (var told in request.Measures)
        {
            var measure = told.Clone();
            measure.MeasureId = Guid.NewGuid().ToString("D");
            await measures.InsertAsync(connection, access.PatientId, measure, time.GetUtcNow());
            answer.Measures.Add(measure);
        }

        await journal.AppendAsync(connection, access, new TracedAct(GrantedActs.AddMeasures));
        return answer;
    }
}
