using System.Collections.Frozen;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>Which service is for whom. A service that is in no line is for professionals.</summary>
internal static class Audiences
{
    private static readonly FrozenDictionary<string, Audience> ByService = new Dictionary<string, Audience>
    {
        [AgendaPatientService.Descriptor.FullName] = Audience.Person,
        [CompteService.Descriptor.FullName] = Audience.Person,
        [CatalogueService.Descriptor.FullName] = Audience.Person,
        [MessageriePatientService.Descriptor.FullName] = Audience.Person,
        [OperateurService.Descriptor.FullName] = Audience.Operator,
        [ReferencementService.Descriptor.FullName] = Audience.Operator,
        [ApplicationService.Descriptor.FullName] = Audience.Application,
    }.ToFrozenDictionary();

    /// <param name="method">The full name of a method, such as <c>/monespacesante.dmp.v1.DmpService/FindDocuments</c>.</param>
    public static Audience Of(string method) =>
        ByService.GetValueOrDefault(method[1..method.LastIndexOf('/')], Audience.Professional);
}
