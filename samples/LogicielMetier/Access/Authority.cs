using MonEspaceSante.Dmp;

namespace MonEspaceSante.LogicielMetier.Access;

/// <summary>The clients of a connection, under the authority that was opened for a patient.</summary>
internal sealed record Authority(DmpClient Dmp, DossierClient Dossiers);
