using System.Collections.Frozen;
using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Habilitation;

/// <summary>The national transactions that each method stands for. One of them granted is enough.</summary>
internal static class Transactions
{
    private static readonly FrozenDictionary<string, string[]> ByMethod = new Dictionary<string, string[]>
    {
        [Dmp(nameof(DmpService.DmpServiceBase.CheckDossier))] = ["TD0.2"],
        [Dmp(nameof(DmpService.DmpServiceBase.SubmitDocuments))] = ["TD2.1", "TD2.2"],
        [Dmp(nameof(DmpService.DmpServiceBase.FindDocuments))] = ["TD3.1"],
        [Dmp(nameof(DmpService.DmpServiceBase.RetrieveDocument))] = ["TD3.2"],
    }.ToFrozenDictionary();

    public static IReadOnlyList<string> Of(string method) => ByMethod.GetValueOrDefault(method, []);

    private static string Dmp(string name) => $"/{DmpService.Descriptor.FullName}/{name}";
}
