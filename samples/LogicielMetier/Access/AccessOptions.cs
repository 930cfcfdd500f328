using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands;

namespace MonEspaceSante.LogicielMetier.Access;

/// <summary>The options that say under which authority a command acts.</summary>
internal sealed class AccessOptions
{
    public const string BrisDeGlace = "--bris-de-glace";
    public const string Secret = "--connexion-secrete";
    public const string Centre15 = "--centre-15";
    public const string Air = "--air";
    public const string Indirecte = "--indirecte";

    private readonly Option<string> _brisDeGlace = new Option<string>(BrisDeGlace)
    {
        Description = "Ouvrir le dossier d'un patient en danger qui ne peut pas consentir ; le motif est tracé",
        HelpName = "motif",
        Recursive = true,
    }.RefusingEmpty();

    private readonly Option<bool> _secret =
        Switch(Secret, "Ne rien laisser paraître aux représentants légaux d'un mineur");

    private readonly Option<bool> _centre15 =
        Switch(Centre15, "Consulter depuis un centre de régulation médicale (par exemple --carte regulation)");

    private readonly Option<bool> _air =
        Switch(Air, "Consulter avec les certificats d'une structure, le professionnel étant authentifié par elle");

    private readonly Option<bool> _indirecte =
        Switch(Indirecte, "Alimenter avec les certificats d'une structure, au nom d'un de ses professionnels");

    public AccessOptions()
    {
        Exclude(_centre15, _brisDeGlace, _secret, _air, _indirecte);
        Exclude(_indirecte, _brisDeGlace, _secret, _air);
    }

    public IReadOnlyList<Option> All => [_brisDeGlace, _secret, _centre15, _air, _indirecte];

    public static bool Has(Option option) => option.Name is BrisDeGlace or Secret or Centre15 or Air or Indirecte;

    public AccessChoice Read(ParseResult parsed) => new()
    {
        BrisDeGlace = parsed.GetValue(_brisDeGlace),
        IsSecret = parsed.GetValue(_secret),
        IsCentre15 = parsed.GetValue(_centre15),
        IsAir = parsed.GetValue(_air),
        IsIndirecte = parsed.GetValue(_indirecte),
    };

    private static Option<bool> Switch(string name, string description) =>
        new(name) { Description = description, Recursive = true };

    private static void Exclude(Option one, params Option[] others) => one.Validators.Add(result =>
    {
        if (!result.Tells(one)) return;
        foreach (var other in others.Where(result.Tells))
            result.AddError($"Les options {one.Name} et {other.Name} ne vont pas ensemble.");
    });
}
