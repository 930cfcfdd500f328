using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Access;

/// <summary>One command on the dossier of one patient, under the authority that the user chose.</summary>
internal sealed record Visit(
    ParseResult Parsed,
    Settings Settings,
    Output Output,
    Ins Patient,
    Authority Authority,
    CancellationToken CancellationToken)
{
    public DmpClient Dmp => Authority.Dmp;

    public DossierClient Dossiers => Authority.Dossiers;

    public T? Get<T>(Option<T> option) => Parsed.GetValue(option);
}
