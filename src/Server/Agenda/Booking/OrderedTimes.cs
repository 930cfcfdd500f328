namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>The times of one appointment: in order, and each as long as the others, so that what touches one of them is
/// found by halves.</summary>
internal sealed class OrderedTimes(IReadOnlyList<TimeSlice> times)
{
    /// <summary>Whether something takes place while one of them does.</summary>
    public bool Touch(TimeSlice other)
    {
        // The first that ends after it begins: if that one has not begun when it ends, no later one has.
        var (first, end) = (0, times.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            if (times[middle].EndsAt > other.StartsAt) end = middle;
            else first = middle + 1;
        }

        return first < times.Count && times[first].Overlaps(other);
    }
}
