using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Serialization;
using MonEspaceSante.Errors;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Refusals;

/// <summary>Why a command was not done, as a script and a user read it.</summary>
internal sealed record Failure(string Reason, string Message, string Remedy)
{
    /// <summary>What exactly is wrong with the field.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; private init; }

    /// <summary>Which of several files it is of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; private init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; private init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Line { get; private init; }

    /// <summary>What an administrator finds the fault by in the server's log.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; private init; }

    public static Failure Of(Exception exception) => exception switch
    {
        LocalRefusalException refusal => new(refusal.Reason, refusal.Message, refusal.Remedy),
        MonEspaceSanteException refusal => Of(refusal),
        RefusedFileException refused => Of(refused.Refusal) with { File = refused.File },
        OperationCanceledException => new(
            "INTERROMPU",
            "L'opération a été interrompue.",
            "Relancez la commande ; un document n'est jamais enregistré à moitié."),
        _ => Unexpected(exception),
    };

    public static Failure OfUse(ParseResult parsed) => new(
        LocalRefusal.WrongUseReason,
        string.Join('\n', UseErrors.Of(parsed)),
        $"Aide : {Invocation.Of($"{PathOf(parsed)}--help")}");

    private static Failure Of(MonEspaceSanteException refusal)
    {
        var violation = refusal.Violations.Count > 0 ? refusal.Violations[0] : null;
        return new(refusal.ReasonCode, refusal.Message, refusal.Remedy)
        {
            Detail = violation?.Description ?? LimitOf(refusal),
            Field = violation?.Field,
            Line = violation?.Line,
            TraceId = refusal.Reason == Protos.Errors.V1.Reason.ErreurInterne ? refusal.TraceId : null,
        };
    }

    private static Failure Unexpected(Exception exception)
    {
        var entry = ErrorCatalogue.Find(Protos.Errors.V1.Reason.ErreurInterne);
        return new(
            entry.Code, "Le logiciel a rencontré une erreur inattendue.", "Signalez ce message à l'éditeur.")
        {
            Detail = $"{exception.GetType().Name} : {exception.Message}",
        };
    }

    private static string? LimitOf(MonEspaceSanteException refusal) =>
        refusal.Details.TryGetValue("limit_bytes", out var limit)
            && long.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? $"Taille maximale : {French.Size(bytes)}"
            : null;

    private static string PathOf(ParseResult parsed)
    {
        var path = "";
        for (var result = parsed.CommandResult; result.Parent is CommandResult parent; result = parent)
            path = $"{result.Command.Name} {path}";
        return path;
    }
}
