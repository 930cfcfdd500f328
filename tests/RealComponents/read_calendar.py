"""Reads a calendar from standard input with Debian's icalendar and tells what occurs in a span of time, one line each."""
import datetime
import sys
import zoneinfo

import icalendar
import recurring_ical_events

begin, end = (datetime.datetime.fromisoformat(text) for text in sys.argv[1:])
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
zones = {str(event["UID"]): event["DTSTART"].params.get("TZID") for event in calendar.walk("VEVENT")}

# A program that knows a zone by its description alone has the same clocks.
for description in calendar.walk("VTIMEZONE"):
    described, known = description.to_tz(), zoneinfo.ZoneInfo(str(description["TZID"]))
    for hours in range(0, 24 * 365 * 5, 7):
        instant = begin + datetime.timedelta(hours=hours)
        assert instant.astimezone(described).utcoffset() == instant.astimezone(known).utcoffset(), (known, instant)

lines = []
for event in recurring_ical_events.of(calendar).between(begin, end):
    start, stop = event["DTSTART"].dt, event["DTEND"].dt
    if not isinstance(start, datetime.datetime):
        when = start.isoformat()
    else:
        # Its clocks take the second of two same hours and know no skipped hour; the standard library's do as RFC 5545 says.
        zone = zones[str(event["UID"])]
        wall = start.replace(tzinfo=None)
        instant = wall.replace(tzinfo=zoneinfo.ZoneInfo(zone) if zone else datetime.timezone.utc)
        when = instant.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines.append("|".join([
        when,
        str(int((stop - start).total_seconds())),
        str(event["UID"]),
        str(event["STATUS"]),
        str(event["SEQUENCE"]),
        str(event.get("SUMMARY", "")),
        str(event.get("DESCRIPTION", "")).replace("\n", "\\n"),
        ",".join(str(int(alarm["TRIGGER"].dt.total_seconds())) for alarm in event.walk("VALARM")),
    ]))
print("\n".join(sorted(lines)))
