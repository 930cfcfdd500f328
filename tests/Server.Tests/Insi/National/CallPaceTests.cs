using MonEspaceSante.Server.Insi.National;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.National;

public sealed class CallPaceTests
{
    private readonly StoppedClock _clock = new();

    [Test]
    public void Given_a_pace_When_calls_come_at_once_Then_a_second_s_worth_leaves_the_next_wait_and_the_last_do_not()
    {
        var pace = new CallPace(perSecond: 2, waiting: 2, _clock);

        var waits = Enumerable.Range(0, 6).Select(_ => Wait(pace)).ToList();

        Assert.That(waits, Is.EqualTo(new double?[] { 0, 0, 0.5, 1, null, null }));
    }

    [Test]
    public void Given_turns_that_are_all_taken_When_time_goes_by_Then_as_many_come_back()
    {
        var pace = new CallPace(perSecond: 2, waiting: 0, _clock);
        while (Wait(pace) is not null)
        {
        }

        _clock.Now += TimeSpan.FromSeconds(0.5);
        var soon = new[] { Wait(pace), Wait(pace) };
        _clock.Now += TimeSpan.FromHours(1);
        var late = new[] { Wait(pace), Wait(pace), Wait(pace) };

        Assert.That(soon, Is.EqualTo(new double?[] { 0, null }));
        Assert.That(late, Is.EqualTo(new double?[] { 0, 0, null }), "no more than a second's worth is saved up");
    }

    private static double? Wait(CallPace pace) => pace.TryTake(out var wait) ? wait.TotalSeconds : null;

    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
