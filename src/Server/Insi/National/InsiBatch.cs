using System.Globalization;
using System.Xml.Linq;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>Leaves a batch at the téléservice, and asks for its verdicts until they are there. WS_INS4.</summary>
internal sealed class InsiBatch(InsiTable mapping, InsiChannel channel, TimeProvider time)
{
    private readonly InsiTable.BatchVerification _lot = mapping.Lot;

    public async Task<IReadOnlyList<bool>> VerifyAsync(
        SessionLps session, IReadOnlyList<ClaimedIdentity> lot, CancellationToken cancellationToken)
    {
        var number = await LeaveAsync(session, lot, cancellationToken);
        var wait = TimeSpan.FromSeconds(_lot.PremiereAttenteSecondes);
        for (var reading = 0; reading < _lot.LecturesMax; reading++)
        {
            await Task.Delay(wait, time, cancellationToken);
            var answer = await channel.AskAsync(
                session, _lot.Lecture, InsiValues.OfLot(number), lines: null, cancellationToken);
            if (Read(answer, lot.Count) is { } verdicts) return verdicts;
            wait = TimeSpan.FromSeconds(_lot.AttenteSecondes);
        }

        throw Refusal.Because(Reason.InsiIndisponible);
    }

    private async Task<string> LeaveAsync(
        SessionLps session, IReadOnlyList<ClaimedIdentity> lot, CancellationToken cancellationToken)
    {
        var lines = lot.Select((claimed, index) => InsiBlock.Write(_lot.Ligne, InsiValues.Of(claimed, index + 1)));
        var answer = await channel.AskAsync(
            session, _lot.Depot, new Dictionary<string, string>(), lines, cancellationToken);
        var paths = _lot.Recepisse;
        var receipt = InsiResult.Of(answer, paths.Espace, paths.Element);
        if (receipt.Text(paths.Code) != paths.Accepte) throw InvalidInsiAnswer.Because("code");
        return receipt.Text(paths.Numero) is { Length: > 0 } number ? number : throw InvalidInsiAnswer.Because("structure");
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
}
