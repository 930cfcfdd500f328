using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Regles;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Messagerie;

/// <summary>Every cell of the national routing: restrictions × destinations.</summary>
internal sealed class RoutageMatrixTests
{
    private static readonly RoutageMatrix Routage = RoutageMatrix.Load(null);

    // MASQUE_PS, INVISIBLE_PATIENT, INVISIBLE_REP_LEGAUX, CONNEXION_SECRETE: where such a document may go.
    [TestCase("NNNN", "dmp ps patient")]
    [TestCase("NNNY", "dmp ps patient")]
    [TestCase("NYNN", "dmp ps")]
    [TestCase("NYNY", "dmp ps")]
    [TestCase("NNYN", "patient")]
    [TestCase("YNNN", "patient")]
    [TestCase("YNYN", "patient")]
    [TestCase("NNYY", "")]
    [TestCase("YNNY", "")]
    [TestCase("YNYY", "")]
    [TestCase("NYYN", "")]
    [TestCase("NYYY", "")]
    [TestCase("YYNN", "")]
    [TestCase("YYNY", "")]
    [TestCase("YYYN", "")]
    [TestCase("YYYY", "")]
    public void Routage_lists(string flags, string allowed)
    {
        var restrictions = new Restrictions
        {
            HiddenFromProfessionals = flags[0] == 'Y',
            HiddenFromPatient = flags[1] == 'Y',
            HiddenFromRepresentatives = flags[2] == 'Y',
            SecretConnection = flags[3] == 'Y',
        };

        Assert.Multiple(() =>
        {
            foreach (var destinations in Enumerable.Range(1, 7).Select(bits => (Destinations)bits))
            {
                Assert.That(
                    Routage.Lists(restrictions, destinations),
                    Is.EqualTo(Names(destinations).All(allowed.Split(' ').Contains)),
                    $"{flags} to {destinations}");
            }
        });
    }

    private static IEnumerable<string> Names(Destinations destinations)
    {
        if (destinations.HasFlag(Destinations.Dmp)) yield return "dmp";
        if (destinations.HasFlag(Destinations.Professionals)) yield return "ps";
        if (destinations.HasFlag(Destinations.Patient)) yield return "patient";
    }
}
