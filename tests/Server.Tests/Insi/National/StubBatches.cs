using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using MonEspaceSante.Server.Insi.National;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>The verifications of the stub: one matricule is right, and a batch is ready at the second reading.</summary>
internal sealed class StubBatches(string rightNumber)
{
    private readonly InsiTable.BatchVerification _lot = InsiMapping.Load(null).Lot;
    private readonly ConcurrentDictionary<string, InsiRequest> _left = new();
    private readonly ConcurrentDictionary<string, int> _readings = new();

    /// <summary>How many identities each batch held.</summary>
    public IEnumerable<int> Sizes => _left.Values.Select(left => left.Body.Elements().Count());

    /// <summary>How often each batch was asked for.</summary>
    public IEnumerable<int> Readings => _readings.Values;

    public Task AnswerAsync(HttpContext context, InsiRequest request) => StubAnswer.Text(
        StubAnswer.Envelope(Body(request)))(context, request);

    private string Body(InsiRequest request)
    {
        if (request.Action == _lot.Depot.Action) return Receive(request);
        if (request.Action == _lot.Lecture.Action) return Tell(request.Told("NumeroLot").Single());
        var code = request.Told("NumIdentifiant").Single() == rightNumber ? "00" : "01";
        return $"""<RESULTAT xmlns="{_lot.Resultat.Espace}">{StubAnswer.Report(code)}</RESULTAT>""";
    }

    private string Receive(InsiRequest request)
    {
        var number = $"LOT-{_left.Count + 1}";
        _left[number] = request;
        return $"""
            <RECEPISSE xmlns="{_lot.Resultat.Espace}">{StubAnswer.Report("00")}<NumeroLot>{number}</NumeroLot></RECEPISSE>
            """;
    }

    private string Tell(string number)
    {
        if (_readings.AddOrUpdate(number, 1, (_, readings) => readings + 1) == 1)
            return $"""<RESULTATLOT xmlns="{_lot.Resultat.Espace}">{StubAnswer.Report("02")}</RESULTATLOT>""";
        var lines = _left[number].Body.Elements().Reverse().Select(line =>
        {
            var isRight = line.Descendants(line.Name.Namespace + "NumIdentifiant").Single().Value == rightNumber;
            return $"<LIGNE><Rang>{line.Attribute("Rang")!.Value}</Rang>{StubAnswer.Report(isRight ? "00" : "01")}</LIGNE>";
        });
        return $"""
            <RESULTATLOT xmlns="{_lot.Resultat.Espace}">{StubAnswer.Report("00")}{string.Concat(lines)}</RESULTATLOT>
            """;
    }
}
