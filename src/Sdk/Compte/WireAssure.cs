using MonEspaceSante.Identity;
using Wire = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Compte;

/// <summary>Insured persons as the contract spells them.</summary>
internal static class WireAssure
{
    public static Wire.RegisterAssuresRequest ToWire(AssureLine line)
    {
        var request = new Wire.RegisterAssuresRequest
        {
            Line = line.Line,
            Patient = line.Patient.ToWire(),
            Traits = line.Traits.ToWire(),
            Regime = line.Regime,
            Department = line.Department,
            Vitale = line.Carte.ToWire(),
            Email = line.Email,
        };
        request.PostalAddress.Add(line.PostalAddress);
        request.Representatives.Add(line.Representatives.Select(representative => representative.ToWire()));
        return request;
    }
}
