using MonEspaceSante.Agenda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Agenda;

public class RecurrenceRuleTests
{
    [TestCase("FREQ=DAILY", "FREQ=DAILY")]
    [TestCase("freq=weekly;byday=tu,mo", "FREQ=WEEKLY;BYDAY=MO,TU")]
    [TestCase("WKST=SU;BYDAY=TH;INTERVAL=2;FREQ=WEEKLY;COUNT=8", "FREQ=WEEKLY;COUNT=8;INTERVAL=2;BYDAY=TH;WKST=SU")]
    [TestCase("FREQ=MONTHLY;BYDAY=-1FR,+1MO;UNTIL=20281231", "FREQ=MONTHLY;UNTIL=20281231;BYDAY=-1FR,1MO")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=-1,15,15;UNTIL=20281231T230000Z", "FREQ=MONTHLY;UNTIL=20281231T230000Z;BYMONTHDAY=-1,15")]
    [TestCase("FREQ=YEARLY;BYMONTH=10,3;BYDAY=-1SU;WKST=MO", "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU")]
    [TestCase("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")]
    [TestCase("FREQ=YEARLY;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=1")]
    [TestCase("FREQ=YEARLY;BYDAY=20MO;INTERVAL=1", "FREQ=YEARLY;BYDAY=20MO")]
    public void Rule_is_read_and_written_in_order(string text, string expected)
    {
        var rule = RecurrenceRule.Parse(text);

        Assert.That(rule.ToString(), Is.EqualTo(expected));
        Assert.That(RecurrenceRule.Parse(expected), Is.EqualTo(rule));
        Assert.That(RecurrenceRule.Parse(expected).GetHashCode(), Is.EqualTo(rule.GetHashCode()));
    }

    [TestCase("", "RRULE")]
    [TestCase("FREQ=DAILY;", "RRULE")]
    [TestCase("FREQ=DAILY;X-SECRET=1", "RRULE")]
    [TestCase("COUNT=3", "FREQ")]
    [TestCase("FREQ=FORTNIGHTLY", "FREQ")]
    [TestCase("FREQ=DAILY;FREQ=DAILY", "FREQ")]
    [TestCase("FREQ=DAILY;INTERVAL=0", "INTERVAL")]
    [TestCase("FREQ=DAILY;COUNT=-1", "COUNT")]
    [TestCase("FREQ=DAILY;COUNT=10000", "COUNT")]
    [TestCase("FREQ=DAILY;COUNT=99999999999999999999", "COUNT")]
    [TestCase("FREQ=DAILY;COUNT=2;UNTIL=20270101", "UNTIL")]
    [TestCase("FREQ=DAILY;UNTIL=20270230", "UNTIL")]
    [TestCase("FREQ=DAILY;UNTIL=20270101T000000", "UNTIL")]
    [TestCase("FREQ=DAILY;BYDAY=XX", "BYDAY")]
    [TestCase("FREQ=DAILY;BYDAY=UM", "BYDAY")]
    [TestCase("FREQ=MONTHLY;BYDAY=0MO", "BYDAY")]
    [TestCase("FREQ=MONTHLY;BYDAY=6MO", "BYDAY")]
    [TestCase("FREQ=YEARLY;BYMONTH=1;BYDAY=6MO", "BYDAY")]
    [TestCase("FREQ=YEARLY;BYDAY=54MO", "BYDAY")]
    [TestCase("FREQ=WEEKLY;BYDAY=1MO", "BYDAY")]
    [TestCase("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=1,", "BYMONTHDAY")]
    [TestCase("FREQ=YEARLY;BYMONTH=13", "BYMONTH")]
    [TestCase("FREQ=YEARLY;BYMONTH=-1", "BYMONTH")]
    [TestCase("FREQ=YEARLY;BYSETPOS=1", "BYSETPOS")]
    [TestCase("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367", "BYSETPOS")]
    [TestCase("FREQ=WEEKLY;WKST=1", "WKST")]
    public void Rule_that_cannot_be_is_refused_with_its_part(string text, string part) =>
        RequireRefused(text, Reason.RecurrenceInvalide, part);

    [TestCase("FREQ=HOURLY", "FREQ")]
    [TestCase("FREQ=DAILY;BYHOUR=9", "BYHOUR")]
    [TestCase("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO")]
    [TestCase("FREQ=YEARLY;BYYEARDAY=100", "BYYEARDAY")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=1,2,3;BYDAY=1MO", "BYDAY")]
    public void Rule_that_is_not_served_is_refused_with_its_part(string text, string part) =>
        RequireRefused(text, Reason.RecurrenceNonPriseEnCharge, part);

    [Test]
    public void Endless_rule_is_a_rule_and_is_told()
    {
        var refusal = Assert.Throws<ContractViolationException>(RecurrenceRule.Parse("FREQ=DAILY").RequireEnd)!;

        Assert.That(refusal.Reason, Is.EqualTo(Reason.RecurrenceSansFin));
        Assert.DoesNotThrow(RecurrenceRule.Parse("FREQ=DAILY;COUNT=1").RequireEnd);
        Assert.DoesNotThrow(RecurrenceRule.Parse("FREQ=DAILY;UNTIL=20300101").RequireEnd);
        Assert.DoesNotThrow(RecurrenceRule.Parse("FREQ=DAILY;UNTIL=20300101T000000Z").RequireEnd);
    }

    [Property(MaxTest = 1000)]
    public bool Text_of_any_pieces_is_read_or_refused(byte[] pieces)
    {
        string[] fragments =
        [
            "FREQ=", "DAILY", "MONTHLY", ";", "=", ",", "BYDAY=", "MO", "-1", "+", "COUNT=", "UNTIL=", "20300101", "T000000Z",
            "BYSETPOS=", "BYMONTHDAY=", "31", "é", " ", "INTERVAL=2", "WKST=SU",
        ];
        try
        {
            var rule = RecurrenceRule.Parse("FREQ=YEARLY" + string.Concat(pieces.Select(p => fragments[p % fragments.Length])));
            return RecurrenceRule.Parse(rule.ToString()) == rule;
        }
        catch (ContractViolationException refusal)
        {
            return refusal.Details.ContainsKey("part");
        }
    }

    private static void RequireRefused(string text, Reason reason, string part)
    {
        var refusal = Assert.Throws<ContractViolationException>(() => RecurrenceRule.Parse(text))!;

        Assert.That(refusal.Reason, Is.EqualTo(reason));
        Assert.That(refusal.Details["part"], Is.EqualTo(part));
        Assert.That(refusal.Violations[0].Field, Is.EqualTo($"rrule.{part}"));
    }
}
