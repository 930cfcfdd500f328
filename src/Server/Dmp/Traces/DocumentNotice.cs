using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;

namespace MonEspaceSante.Server.Dmp.Traces;

/// <summary>What the patient is told of a document that comes, or is shown from now on.</summary>
internal static class DocumentNotice
{
    /// <returns>Null as long as the patient may not know of it.</returns>
    public static PatientNotice? Of(Visibility visibility) => visibility.HiddenFromPatient
        ? null
        : new PatientNotice(NotificationKind.Document, IsSecret: visibility.HiddenFromRepresentatives);
}
