using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Catalogue.Granted;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Measures;

/// <summary>Lists the measures of a patient to an application, latest first.</summary>
internal sealed class ListMeasures(
    DemandGrant demandGrant, MeasureStore measures, ListToken tokens, GrantedJournal journal)
{
    public async Task<ListMeasuresResponse> RunAsync(
        ApplicationCaller caller, ListMeasuresRequest request, CancellationToken cancellationToken)
    {
        var access = await demandGrant.RunAsync(caller, GrantScope.LireMesures, cancellationToken);
        if (request.Code.Length > 0 && !MeasureRule.IsCode(request.Code))
            throw Refusal.Because(Reason.MesureInvalide, new Violation("code", "code LOINC attendu, sa clé comprise"));
        var list = $"measures {access.Grant.GrantId:N} {request.Code}";
        var size = PageSize.Of(request.PageSize);
        var found = await measures.ListAsync(
            access.PatientId, request.Code, tokens.Open(list, request.PageToken), size + 1, cancellationToken);
        await journal.AppendAsync(access, new TracedAct(GrantedActs.ReadMeasures), cancellationToken);
        var answer = new ListMeasuresResponse { Measures = { found.Take(size) } };
        if (found.Count > size) answer.NextPageToken = tokens.Seal(list, PlaceOf(found[size - 1]));
        return answer;
    }

    private static ListPlace PlaceOf(Measure measure) =>
        new(measure.Time.ToDateTimeOffset().ToMicroseconds(), Guid.Parse(measure.MeasureId).ToByteArray());
}
