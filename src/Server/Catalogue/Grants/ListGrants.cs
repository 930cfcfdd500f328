using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Grants;

/// <summary>Lists what a person lets applications do, and what ended.</summary>
internal sealed class ListGrants(DemandPerson persons, GrantStore grants, ListToken tokens, TimeProvider time)
{
    public async Task<ListGrantsResponse> RunAsync(
        PersonCaller caller, ListGrantsRequest request, CancellationToken cancellationToken)
    {
        var access = await persons.RunAsync(caller, request.Patient, cancellationToken);
        var list = $"grants of {access.PatientId:N}";
        var size = PageSize.Of(request.PageSize);
        var found = await grants.ListAsync(
            access.PatientId, tokens.Open(list, request.PageToken), size + 1, cancellationToken);
        var answer = new ListGrantsResponse();
        foreach (var grant in found.Take(size))
            answer.Grants.Add((await SettledAsync(grant, access.Compte, cancellationToken)).ToContract());
        if (found.Count > size)
        {
            var last = found[size - 1];
            answer.NextPageToken = tokens.Seal(
                list, new ListPlace(last.GrantedAt.ToMicroseconds(), last.GrantId.ToByteArray()));
        }

        return answer;
    }

    // What ended by itself is kept as it is first seen: no clock that is put back gives it again.
    private async Task<StoredGrant> SettledAsync(
        StoredGrant grant, CompteTitulaire compte, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ending = grant.EndingAt(now, compte);
        if (ending == grant.Ending) return grant;
        var endedAt = ending == GrantEnding.AccountEnded ? compte.ClosedAt ?? now : now;
        await grants.EndAsync(grant, ending, endedAt, cancellationToken);
        return grant with { Ending = ending, EndedAt = endedAt };
    }
}
