using System.Data.Common;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Dossiers;
using TracedApplication = MonEspaceSante.Server.AccessTraces.TracedApplication;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Traces what a person changes in a dossier, under the person's own name.</summary>
internal sealed class PersonJournal(AccessJournal journal, DossierStore dossiers)
{
    /// <summary>Whom the acts of a person are imputed to: no identifier of a professional is spelt so.</summary>
    public static string ActorOf(PersonAccess access) => $"personne {access.Caller.PatientId:N}";

    public Task AppendAsync(DbConnection connection, PersonAccess access, TracedAct act) =>
        AppendAsync(connection, access, act, application: null, told: null);

    /// <param name="connection">The write.</param>
    /// <param name="access">Who, in front of whose account.</param>
    /// <param name="act">What.</param>
    /// <param name="application">The application that it is about; null when it is about none.</param>
    /// <param name="told">What the patient is told of it; null for what goes without saying.</param>
    public async Task AppendAsync(
        DbConnection connection, PersonAccess access, TracedAct act, TracedApplication? application, PatientNotice? told)
    {
        var traits = (await dossiers.FindAsync(connection, access.Caller.PatientId))?.Traits;
        var trace = new TracedAccess(
            access.PatientId,
            ActorOf(access),
            TracedCaller.OfPerson(NameOf(traits), traits?.GivenNames ?? "") with { Application = application },
            new AccessCircumstances(AccessMode.Normal),
            act);
        await journal.AppendAsync(connection, trace, told);
    }

    private static string NameOf(Traits? traits) =>
        traits is null ? "" : traits.UsedName.Length > 0 ? traits.UsedName : traits.BirthName;
}
