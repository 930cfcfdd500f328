using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Habilitation;

/// <summary>Who may do which transaction: <c>matrice-fonctionnelle.json</c>. What it does not tell, it denies.</summary>
internal sealed class FunctionalMatrix
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly FrozenDictionary<string, string[]> _actorsByTransaction;

    public FunctionalMatrix()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("matrice-fonctionnelle.json")!;
        _actorsByTransaction = JsonSerializer.Deserialize<Matrix>(stream, Json)!.Rows
            .ToFrozenDictionary(row => row.Transaction, row => row.Actors);
    }

    /// <summary>Demands the right to make a call. A method that <see cref="Transactions"/> does not tell is denied.</summary>
    public void Demand(SessionLps session, string method)
    {
        var actor = MatrixActor.Of(session);
        var transactions = Transactions.Of(method);
        if (!transactions.Any(transaction => Grants(actor, transaction)))
            throw Refusal.Because(Reason.DroitInsuffisant, "transaction", string.Join(' ', transactions));
    }

    public bool Grants(string? actor, string transaction) =>
        actor is not null
        && _actorsByTransaction.TryGetValue(transaction, out var actors)
        && actors.Contains(actor);

    private sealed record Matrix(string Version, string Source, Row[] Rows);

    private sealed record Row(string Transaction, string[] Actors);
}
