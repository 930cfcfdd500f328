using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using MonEspaceSante.Server.Insi.National;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>The verifications of the stub: one matricule is right, and a batch is ready at the second reading.</summary>
internal sealed class StubBatches(string rightNumber, bool isReady = true)
{
    private readonly InsiTable.BatchVerification _lot = InsiMapping.Load(null).Lot;
    private readonly ConcurrentDictionary<string, InsiRequest> _left = new();
    private readonly ConcurrentDictionary<string, int> _readings = new();
    private readonly TaskCompletionSource _twoLeft = new();
    private int _numbers;

    /// <summary>What the numbers of its batches begin with.</summary>
    public string Prefix { get; } = $"LOT-{Guid.NewGuid():N}-";

    /// <summary>Whether a batch is ever ready.</summary>
    public bool IsReady { get; set; } = isReady;

    /// <summary>Whether no batch is ready before there are two.</summary>
    public bool WaitsForTwo { get; init; }

    /// <summary>What the first readings are answered with.</summary>
    public ConcurrentQueue<Func<HttpContext, InsiRequest, Task>> Broken { get; } = new();

    /// <summary>How many identities each batch held.</summary>
    public IEnumerable<int> Sizes => _left.Values.Select(left => left.Body.Elements().Count());

    /// <summary>How often each batch was asked for.</summary>
    public IEnumerable<int> Readings => _readings.Values;

    /// <summary>A batch was asked for.</summary>
    public event Action? Read;

    public async Task AnswerAsync(HttpContext context, InsiRequest request)
    {
        if (request.Action == _lot.Lecture.Action)
        {
            Read?.Invoke();
            if (WaitsForTwo) await _twoLeft.Task.WaitAsync(context.RequestAborted);
            if (Broken.TryDequeue(out var broken))
            {
                await broken(context, request);
                return;
            }
        }

        await StubAnswer.Text(StubAnswer.Envelope(Body(request)))(context, request);
    }

    private string Body(InsiRequest request)
    {
        if (request.Action == _lot.Depot.Action) return Receive(request);
        if (request.Action == _lot.Lecture.Action) return Tell(request.Told("NumeroLot").Single());
        var code = request.Told("NumIdentifiant").Single() == rightNumber ? "00" : "01";
        return $"""<RESULTAT xmlns="{_lot.Resultat.Espace}">{StubAnswer.Report(code)}</RESULTAT>""";
    }

    private string Receive(InsiRequest request)
    {
        var number = $"{Prefix}{Interlocked.Increment(ref _numbers)}";
        _left[number] = request;
        if (_left.Count > 1) _twoLeft.TrySetResult();
        return $"""
            <RECEPISSE xmlns="{_lot.Resultat.Espace}">{StubAnswer.Report("00")}<NumeroLot>{number}</NumeroLot></RECEPISSE>
            """;
    }

    private string Tell(string number)
    {
        if (_readings.AddOrUpdate(number, 1, (_, readings) => readings + 1) == 1 || !IsReady)
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
