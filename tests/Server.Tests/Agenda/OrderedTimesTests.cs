using MonEspaceSante.Server.Agenda.Booking;

namespace MonEspaceSante.Server.Tests.Agenda;

public sealed class OrderedTimesTests
{
    [Property(MaxTest = 500)]
    public bool Times_that_touch_are_those_that_a_look_at_each_finds(int[] starts, byte length, int other, byte otherLength)
    {
        var times = starts.Order().Select(start => new TimeSlice(start, start + length + 1L)).ToList();
        var asked = new TimeSlice(other, other + otherLength + 1L);

        return new OrderedTimes(times).Touch(asked) == times.Exists(time => time.Overlaps(asked));
    }
}
