namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>From whom a document is hidden.</summary>
internal readonly record struct Hidden(bool FromProfessionals, bool FromPatient, bool FromRepresentatives)
{
    public override string ToString() => string.Concat(
        FromProfessionals ? ", hidden from professionals" : "",
        FromPatient ? ", hidden from the patient" : "",
        FromRepresentatives ? ", hidden from representatives" : "");
}
