using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;

namespace MonEspaceSante.Server.Tests.Hygiene;

/// <summary>All that this process tells of itself: activities, the labels of metrics, and the addresses and metadata of
/// requests without the one place where a token belongs.</summary>
internal sealed class Telemetry : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    // Once each: a process tells the same again and again.
    private readonly ConcurrentDictionary<string, bool> _told = new();
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public Telemetry()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Tell([
                activity.OperationName,
                activity.DisplayName,
                .. activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"),
                .. activity.Baggage.Select(item => $"{item.Key}={item.Value}"),
                .. activity.Events.SelectMany(happening => happening.Tags.Select(tag => $"{tag.Value}")),
            ]),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Tell(instrument, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Tell(instrument, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Tell(instrument, tags));
        _meters.Start();
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public string Text
    {
        get
        {
            _meters.RecordObservableInstruments();
            return string.Join('\n', _told.Keys);
        }
    }

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == "Microsoft.AspNetCore") _subscriptions.Add(listener.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> happening)
    {
        if (happening.Key != "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start") return;
        var request = ((HttpContext)happening.Value!).Request;
        var metadata = request.Headers.Where(header => header.Key != "Authorization");
        Tell([$"{request.Path}{request.QueryString}", .. metadata.Select(header => $"{header.Key}={header.Value}")]);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions) subscription.Dispose();
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Tell(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        List<string> labels = [instrument.Name];
        foreach (var (name, value) in tags) labels.Add($"{name}={value}");
        Tell(labels);
    }

    private void Tell(IEnumerable<string> words) => _told.TryAdd(string.Join(' ', words), true);
}
