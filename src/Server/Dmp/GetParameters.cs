using MonEspaceSante.Server.Parameters;
using Contract = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp;

/// <summary>Reads the national parameters that a practice software follows. EX_GEN-1540.</summary>
internal sealed class GetParameters(ParametersFile parameters)
{
    public Contract.Parameters Run()
    {
        var current = parameters.Current;
        return new Contract.Parameters
        {
            AgeOfMajority = current.AgeMajorite,
            MinorsFunctions = current.FonctionsGestionMineurs,
            MasksMayCumulate = current.CumulInvisiblePatientMasquePs,
            Production = current.Production,
        };
    }
}
