using System.Globalization;
using System.Xml.Linq;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>Leaves a batch at the téléservice, and asks for its verdicts until they are there. WS_INS4.</summary>
internal sealed partial class InsiBatch(
    InsiTable mapping, InsiChannel channel, LotsLeft lots, TimeProvider time, ILogger<InsiBatch> logger)
{
    private readonly InsiTable.BatchVerification _lot = mapping.Lot;

    public async Task<IReadOnlyList<bool>> VerifyAsync(
        SessionLps session, IReadOnlyList<ClaimedIdentity> lot, CancellationToken cancellationToken)
    {
        var places = lot.Select(claimed => lots.Find(session, claimed)).ToArray();
        await LeaveUnknownAsync(session, lot, places, cancellationToken);
        var verdicts = new Dictionary<LeftLot, IReadOnlyList<bool>>();
        foreach (var left in places.Select(place => place!.Value.Lot).Distinct())
            verdicts[left] = await ReadAsync(session, left, cancellationToken);
        return [.. places.Select(place => verdicts[place!.Value.Lot][place.Value.Rank])];
    }

    private async Task LeaveUnknownAsync(
        SessionLps session,
        IReadOnlyList<ClaimedIdentity> lot,
        (LeftLot Lot, int Rank)?[] places,
        CancellationToken cancellationToken)
    {
        List<int> unknown = [.. Enumerable.Range(0, lot.Count).Where(index => places[index] is null)];
        if (unknown.Count == 0) return;
        var claimed = unknown.ConvertAll(index => lot[index]);
        var left = await LeaveAsync(session, claimed, cancellationToken);
        lots.Keep(session, claimed, left);
        foreach (var (rank, index) in unknown.Index()) places[index] = (left, rank);
    }

    private async Task<LeftLot> LeaveAsync(
        SessionLps session, List<ClaimedIdentity> claimed, CancellationToken cancellationToken)
    {
        var lines = claimed.Select((identity, index) => InsiBlock.Write(_lot.Ligne, InsiValues.Of(identity, index + 1)));
        var answer = await channel.AskAsync(
            session, _lot.Depot, new Dictionary<string, string>(), lines, cancellationToken);
        var paths = _lot.Recepisse;
        var receipt = InsiResult.Of(answer, paths.Espace, paths.Element);
        if (receipt.Text(paths.Code) != paths.Accepte) throw InvalidInsiAnswer.Because("code");
        return receipt.Text(paths.Numero) is { Length: > 0 } number
            ? new LeftLot(number, claimed.Count, time.GetUtcNow())
            : throw InvalidInsiAnswer.Because("structure");
    }

    // A reading that breaks costs a reading, never the batch: its verdicts are there, or will be.
    private async Task<IReadOnlyList<bool>> ReadAsync(SessionLps session, LeftLot left, CancellationToken cancellationToken)
    {
        var due = left.LeftAt + TimeSpan.FromSeconds(_lot.PremiereAttenteSecondes);
        var values = InsiValues.OfLot(left.Number);
        MonEspaceSanteException? broken = null;
        for (var reading = 0; reading < _lot.LecturesMax; reading++)
        {
            var wait = due - time.GetUtcNow();
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellationToken);
            try
            {
                var answer = await channel.AskAsync(session, _lot.Lecture, values, lines: null, cancellationToken);
                broken = null;
                if (Read(answer, left.Count) is { } verdicts)
                {
                    lots.Forget(left);
                    return verdicts;
                }
            }
            catch (MonEspaceSanteException refusal) when (refusal.IsTransient)
            {
                LogBroken(logger, reading + 1, refusal.ReasonCode);
                broken = refusal;
            }

            due = time.GetUtcNow() + TimeSpan.FromSeconds(_lot.AttenteSecondes);
        }

        // An answer that never was one may be about a batch that is no longer there: the next one is left anew.
        if (broken?.Reason == Reason.InsiReponseInvalide) lots.Forget(left);
        throw broken ?? Refusal.Because(Reason.InsiIndisponible, "national_code", $"CR_{_lot.Resultat.PasPret}");
    }

    /// <summary>The verdicts in the order of the batch; null as long as it is not ready.</summary>
    private List<bool>? Read(XElement answer, int count)
    {
        var paths = _lot.Resultat;
        var result = InsiResult.Of(answer, paths.Espace, paths.Element);
        var code = result.Text(paths.Code);
        if (code == paths.PasPret) return null;
        if (code != paths.Pret) throw InvalidInsiAnswer.Because("code");
        var verdicts = new SortedDictionary<int, bool>();
        foreach (var line in result.All(paths.Ligne))
        {
            if (!int.TryParse(line.Text(paths.Rang), NumberStyles.None, CultureInfo.InvariantCulture, out var rank)
                || rank < 1 || rank > count || !verdicts.TryAdd(rank, paths.Verdicts.Read(line.Text(paths.CodeLigne))))
                throw InvalidInsiAnswer.Because("lines");
        }

        return verdicts.Count == count ? [.. verdicts.Values] : throw InvalidInsiAnswer.Because("lines");
    }

    [LoggerMessage(LogLevel.Warning, "Reading {Reading} of a batch left at INSi failed: {Reason}; it will be read again")]
    private static partial void LogBroken(ILogger logger, int reading, string reason);
}
