using MonEspaceSante.Agenda;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Session;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests;

public class LoggedIdentitiesTests
{
    private static readonly PersonName Name = new("SECRET", "SECRET");
    private static readonly Professional Doctor = new("SECRET", Name, "10", "SM26");
    private static readonly Structure Practice = new("SECRET", "SECRET");

    private static IEnumerable<object> Records() =>
    [
        Name,
        Doctor,
        Practice,
        new Software("LPS", "1.0", "SECRET"),
        new Activite(Practice, "SA07"),
        new PorteurCarte(TypeCarte.Cps, Doctor),
        new ProSanteConnectActivite(new Activite(Practice, "SA07"), Doctor),
        new ProSanteConnectIdentity("SECRET", Name, []),
        new Author("SECRET", Name, Practice, Role: "SECRET"),
        new AccessTrace
        {
            Rank = 1,
            Time = DateTimeOffset.UnixEpoch,
            Professional = Doctor,
            Structure = Practice,
            Transaction = "TD3.2",
            Reason = "SECRET",
        },
        new CalendarReminder(TimeSpan.Zero, "SECRET"),
        new CalendarEntry
        {
            Uid = "SECRET",
            Stamp = DateTimeOffset.UnixEpoch,
            Start = DateTime.UnixEpoch,
            Zone = TimeZoneInfo.Utc,
            Duration = TimeSpan.Zero,
            Summary = "SECRET",
        },
        new FhirIdentifier("SECRET", "SECRET"),
        new FhirReference("SECRET"),
        new FrParticipant(new FhirReference("SECRET"), FrParticipation.Accepted),
        new SessionLps(Doctor, Practice, AuthenticationMode.Directe, DateTimeOffset.UnixEpoch),
    ];

    [TestCaseSource(nameof(Records))]
    public void Records_that_hold_an_identity_never_show_it(object record)
    {
        Assert.That($"{record}", Does.StartWith(record.GetType().Name).And.Not.Contain("SECRET"));
    }
}
