using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Identity;

/// <summary>Identities as the contracts spell them.</summary>
internal static class WireIdentity
{
    public static Wire.Ins ToWire(this Ins ins) => new() { Matricule = ins.Matricule, Oid = ins.Oid };

    /// <summary>The patient whom a call is about. A waiting number names nobody: it is refused before anything is
    /// asked.</summary>
    public static Wire.Ins ToPatient(this Ins patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        patient.RefuseNia();
        return patient.ToWire();
    }

    public static Ins ToIns(this Wire.Ins ins) => Ins.Parse(ins.Matricule, ins.Oid);

    public static Wire.TraitsIdentite ToWire(this TraitsIdentite traits) => new()
    {
        BirthName = traits.BirthName,
        GivenNames = traits.GivenNames,
        Sex = traits.Sex,
        BirthDate = traits.BirthDate.Value,
        BirthPlace = traits.BirthPlace?.Value ?? "",
    };

    public static Wire.PersonName ToWire(this PersonName name) => new() { Family = name.Family, Given = name.Given };

    public static PersonName ToName(this Wire.PersonName name) => new(name.Family, name.Given);

    public static Wire.Structure ToWire(this Structure structure) =>
        new() { StructIdNat = structure.StructIdNat, Name = structure.Name };

    public static Structure ToStructure(this Wire.Structure structure) => new(structure.StructIdNat, structure.Name);

    public static Wire.Professional ToWire(this Professional professional) => new()
    {
        PsIdNat = professional.PsIdNat,
        Name = professional.Name.ToWire(),
        Profession = professional.Profession,
        Speciality = professional.Speciality ?? "",
    };

    public static Professional ToProfessional(this Wire.Professional professional) => new(
        professional.PsIdNat,
        (professional.Name ?? new()).ToName(),
        professional.Profession,
        professional.Speciality.NullIfEmpty());
}
