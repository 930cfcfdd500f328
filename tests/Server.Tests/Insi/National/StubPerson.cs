namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>A person of the stub.</summary>
internal sealed record StubPerson(string BirthName)
{
    public string GivenNames { get; init; } = "RUTH ISABELLE";

    public string Sex { get; init; } = "F";

    public string BirthDate { get; init; } = "1977-07-14";

    public string BirthPlace { get; init; } = "63220";

    public string Number { get; init; } = "2770763220829";

    public string Key { get; init; } = "10";

    public string Oid { get; init; } = "1.2.250.1.213.1.4.8";

    public string History { get; init; } = "";

    public string ToXml() =>
        $"""
        <INDIVIDU><INSACTIF><IdIndividu><NumIdentifiant>{Number}</NumIdentifiant><Cle>{Key}</Cle></IdIndividu>
        <OID>{Oid}</OID></INSACTIF>{History}<TIQ><NomNaissance>{BirthName}</NomNaissance>
        <ListePrenom>{GivenNames}</ListePrenom><Sexe>{Sex}</Sexe><DateNaissance>{BirthDate}</DateNaissance>
        <LieuNaissance>{BirthPlace}</LieuNaissance></TIQ></INDIVIDU>
        """;
}
