using MonEspaceSante.Identity;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>Fictitious patients of the sandbox whose dossiers are open.</summary>
internal static class Patients
{
    public static readonly Ins Petra = Of("207100486108281");
    public static readonly Ins Attribut = Of("235061058692768");
    public static readonly Ins Alot = Of("116095280720767");
    public static readonly Ins Nessi = Of("277076322082910");
    public static readonly Ins Arthur = Of("167112622170459");
    public static readonly Ins Celine = Of("203061212712750");
    public static readonly Ins JumeauUn = Of("199013417202174");
    public static readonly Ins JumeauTrois = Of("199013417202372");
    public static readonly Ins JumeauQuatre = Of("199013417202471");
    public static readonly Ins Corse = Of("188102B17295165");

    public static readonly Ins SansNom = Of("288050000010129");
    public static readonly Ins Mineure = Of("215040000010297");
    public static readonly Ins OpposeBrisDeGlace = Of("172090000010352");
    public static readonly Ins OpposeUrgence = Of("265010000010422");
    public static readonly Ins NonRattache = Of("154120000010510");
    public static readonly Ins Lunaire = Of("181330000010689");

    public static readonly Ins Ferme = Of("202096615708958");
    public static readonly Ins SansDossier = Of("153078987658513");

    private static Ins Of(string matricule) => Ins.Parse(matricule, InsOid.NirTest);
}
