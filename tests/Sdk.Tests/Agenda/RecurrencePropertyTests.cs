using MonEspaceSante.Agenda;
using MonEspaceSante.Sdk.Tests.Cda;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Agenda;

/// <summary>Rules that nobody has thought of, against an oracle that asks of every day whether it is one.</summary>
public class RecurrencePropertyTests
{
    private const int HorizonDays = 1500;
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly DateOnly Begin = new(2026, 1, 1);
    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    [Property(MaxTest = 250)]
    public void Series_gives_the_days_that_the_oracle_gives(byte[] drawn)
    {
        var choices = new Choices(drawn);
        var rule = RecurrenceRule.Parse(Draw(choices));
        var horizon = Begin.AddDays(HorizonDays);
        if (First(rule, Begin.AddDays(choices.Next(255)), horizon) is not { } first)
            return;
        var expected = DayByDay.Days(rule, first, horizon).ToList();
        var middle = expected[choices.Next(255) % expected.Count];

        Assert.That(Days(rule, first, DateTimeOffset.MinValue, horizon), Is.EqualTo(expected), $"{rule} from {first:O}");
        Assert.That(
            Days(rule, first, WallClock.At(At(middle), Paris), horizon),
            Is.EqualTo(expected.Where(day => day >= middle)),
            $"{rule} from {first:O}, asked from {middle:O}");
    }

    private static IEnumerable<DateOnly> Days(RecurrenceRule rule, DateOnly first, DateTimeOffset from, DateOnly horizon) =>
        Recurrence.Create(rule, At(first), Paris).Between(from, WallClock.At(At(horizon.AddDays(1)), Paris).AddHours(-12))
            .Select(o => DateOnly.FromDateTime(o.Local));

    // The first day from a given one that is a first day: which day a rule begins on decides what it gives.
    private static DateOnly? First(RecurrenceRule rule, DateOnly from, DateOnly horizon)
    {
        for (var day = from; day < horizon; day = day.AddDays(1))
        {
            if (DayByDay.Days(rule, day, day).Contains(day))
                return day;
        }

        return null;
    }

    private static DateTime At(DateOnly day) => day.ToDateTime(new TimeOnly(14, 30));

    private static string Draw(Choices choices)
    {
        var frequency = choices.Of(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]);
        var monthly = frequency is "MONTHLY" or "YEARLY";
        var byMonth = choices.Next(4) == 1;
        var monthDays = frequency != "WEEKLY" && choices.Next(3) == 1;
        var days = choices.Next(3) == 1;
        var text = $"FREQ={frequency}";
        if (choices.Next(2) == 1)
            text += $";INTERVAL={choices.Next(4) + 1}";
        if (byMonth)
            text += $";BYMONTH={Many(choices, () => $"{choices.Next(12) + 1}")}";
        if (monthDays)
            text += $";BYMONTHDAY={Many(choices, () => $"{Sign(choices)}{choices.Next(31) + 1}")}";
        if (days)
            text += $";BYDAY={Many(choices, () => Ordinal() + choices.Of(Weekdays))}";
        if ((byMonth || monthDays || days) && choices.Next(3) == 1)
            text += $";BYSETPOS={Many(choices, () => $"{Sign(choices)}{choices.Next(5) + 1}")}";
        if (choices.Next(3) == 1)
            text += $";WKST={choices.Of(Weekdays)}";
        return text + choices.Of(["", ";COUNT=7", ";UNTIL=20280615"]);

        string Ordinal() => monthly && !monthDays && choices.Next(2) == 1 ? $"{Sign(choices)}{choices.Next(5) + 1}" : "";
    }

    private static string Many(Choices choices, Func<string> one) =>
        string.Join(',', Enumerable.Range(0, choices.Next(3) + 1).Select(_ => one()));

    private static string Sign(Choices choices) => choices.Of(["", "-"]);
}
