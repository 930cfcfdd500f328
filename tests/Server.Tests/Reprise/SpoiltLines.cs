using System.Text.Json.Nodes;
using MonEspaceSante.Server.Reprise;

namespace MonEspaceSante.Server.Tests.Reprise;

/// <summary>A line with each fault that a line can have by itself.</summary>
internal static class SpoiltLines
{
    public static IEnumerable<SpoiltLine> All() =>
    [
        .. Unreadable(), .. OfDossier(), .. OfPatient(), .. OfAuthorizations(), .. OfDocuments(), .. OfLineages(),
        .. OfVaccinations(),
    ];

    private static IEnumerable<SpoiltLine> Unreadable()
    {
        yield return new("{\"dossier\":", FaultReason.LigneIllisible, "");
        yield return new("[]", FaultReason.LigneIllisible, "");
        yield return new("null", FaultReason.LigneIllisible, "");
        yield return new("pas du JSON", FaultReason.LigneIllisible, "");
        yield return new("{\"dossier\":\"a\",\"dossier\":\"b\"}", FaultReason.LigneIllisible, "");
        yield return new("{\"dossier\":\"\\ud800\"}", FaultReason.LigneIllisible, "");
        yield return Spoil(FaultReason.LigneIllisible, "", line => line["couleur"] = "bleu");
        yield return Spoil(FaultReason.LigneIllisible, "", line => line["dossier"] = 12);
        yield return new($"\"{new string('a', LineReader.Longest)}\"", FaultReason.LigneTropLongue, "");
    }

    private static IEnumerable<SpoiltLine> OfDossier()
    {
        yield return Spoil(FaultReason.ChampAbsent, "dossier", line => line.Remove("dossier"));
        yield return Spoil(FaultReason.ChampInvalide, "dossier", line => line["dossier"] = new string('a', 300));
        yield return Spoil(FaultReason.DossierTropRecent, "creeLe", line => line["creeLe"] = "2021-07-01");
        yield return Spoil("", "", line => line["creeLe"] = "2021-06-30");
        yield return Spoil(FaultReason.ChampInvalide, "creeLe", line => line["creeLe"] = "2019-02-30");
        yield return Spoil(FaultReason.CodeInconnu, "etat", line => line["etat"] = "suspendu");
        yield return Spoil(FaultReason.ChampAbsent, "fermeLe", line => line["etat"] = "ferme");
        yield return Spoil(FaultReason.StatutIncoherent, "motif", line => line["motif"] = "départ");
        yield return Spoil(
            FaultReason.ChampInvalide,
            "fermeLe",
            line => (line["etat"], line["motif"], line["fermeLe"]) = ("ferme", "départ", "2020-01-01T00:00:00"));
        yield return Spoil(
            FaultReason.ChampAbsent,
            "oppositions.alimentation[1]",
            line => line["oppositions"] = JsonNode.Parse("""{"alimentation":["10B0062640",null]}"""));
    }

    private static IEnumerable<SpoiltLine> OfPatient()
    {
        yield return Spoil(FaultReason.ChampAbsent, "patient", line => line.Remove("patient"));
        yield return Patient(FaultReason.InsFormatInvalide, "matricule", "12345");
        yield return Patient(FaultReason.InsCleInvalide, "matricule", "279035121518900");
        yield return Patient(FaultReason.InsOidRefuse, "oid", "1.2.3");
        yield return Patient(FaultReason.InsCRetire, "oid", "1.2.250.1.213.1.4.2");
        yield return Patient(FaultReason.InsNiaRefuse, "oid", "1.2.250.1.213.1.4.9");
        yield return Patient(FaultReason.InsOidRefuse, "oid", "1.2.250.1.213.1.4.8");
        yield return Patient(FaultReason.ChampAbsent, "nom", " ");
        yield return Patient(FaultReason.CodeInconnu, "sexe", "X");
        yield return Patient(FaultReason.ChampInvalide, "naissance", "28/03/1979");
        yield return Patient("", "naissance", "1981-33-00");
    }

    private static IEnumerable<SpoiltLine> OfAuthorizations()
    {
        yield return Authorization(FaultReason.CodeInconnu, "statut", one => one["statut"] = "perdu");
        yield return Authorization(FaultReason.CodeInconnu, "professionnel.profession", one =>
            one["professionnel"]!["profession"] = "999");
        yield return Authorization(FaultReason.ChampAbsent, "fin", one => one.Remove("fin"));
        yield return Authorization(FaultReason.StatutIncoherent, "medecinTraitant", one => one["statut"] = "retiree");
        yield return Authorization(FaultReason.ChampAbsent, "structure", one => one.Remove("structure"));
        yield return Spoil(FaultReason.TitulaireEnDouble, "autorisations[1]", line =>
            line["autorisations"]!.AsArray().Add(line["autorisations"]![0]!.DeepClone()));
        yield return Spoil(FaultReason.MedecinTraitantEnDouble, "autorisations", line =>
        {
            var second = line["autorisations"]![0]!.DeepClone();
            second["professionnel"]!["idNat"] = "899700500152";
            line["autorisations"]!.AsArray().Add(second);
        });
    }

    private static IEnumerable<SpoiltLine> OfDocuments()
    {
        yield return Document(FaultReason.TypeInconnu, "type", one => one["type"] = "0-0");
        yield return Document(FaultReason.CodeInconnu, "format", one => one["format"] = "urn:aucun");
        yield return Document(FaultReason.CodeInconnu, "cadre", one => one["cadre"] = "AUCUN");
        yield return Document(FaultReason.CodeInconnu, "lieu", one => one["lieu"] = "AUCUN");
        yield return Document(FaultReason.CodeInconnu, "confidentialite", one => one["confidentialite"] = "Z");
        yield return Document(FaultReason.CodeInconnu, "origine", one => one["origine"] = "inconnue");
        yield return Document(FaultReason.CodeInconnu, "auteurs[0].specialite", one =>
            one["auteurs"]![0]!["specialite"] = "G15_999");
        yield return Document(FaultReason.TitreTropLong, "titre", one => one["titre"] = new string('t', 129));
        yield return Document(FaultReason.ChampInvalide, "uniqueId", one => one["uniqueId"] = "1.2^3");
        yield return Document(FaultReason.ChampInvalide, "creation", one => one["creation"] = "20191340");
        yield return Document(FaultReason.ChampInvalide, "sha1", one => one["sha1"] = "00");
        yield return Document(FaultReason.ChampInvalide, "taille", one => one["taille"] = 0);
        yield return Document(FaultReason.ChampAbsent, "auteurs", one => one["auteurs"] = new JsonArray());
        yield return Document(FaultReason.ChampAbsent, "responsable", one => one.Remove("responsable"));
        yield return Document(FaultReason.StatutIncoherent, "supprimeLe", one =>
            one["supprimeLe"] = "2021-01-01T00:00:00Z");
        yield return Document(FaultReason.CheminInterdit, "contenu", one => one["contenu"] = "../ailleurs.xml");
        yield return Document(FaultReason.CheminInterdit, "contenu", one => one["contenu"] = "/etc/hostname");
    }

    private static IEnumerable<SpoiltLine> OfLineages()
    {
        yield return Document(FaultReason.StatutIncoherent, "statut", one => one["statut"] = "remplace");
        yield return Document(FaultReason.PredecesseurIntrouvable, "remplace", one => one["remplace"] = "1.2.3.4");
        yield return Spoil(FaultReason.DocumentEnDouble, "documents[1].uniqueId", line =>
            line["documents"]![1]!["uniqueId"] = line["documents"]![0]!["uniqueId"]!.GetValue<string>());
        yield return Spoil(FaultReason.StatutIncoherent, "documents[0].statut", line =>
            line["documents"]![1]!["remplace"] = line["documents"]![0]!["uniqueId"]!.GetValue<string>());
        yield return Spoil(
            FaultReason.PredecesseurRemplace,
            "documents[2].remplace",
            line =>
            {
                var first = line["documents"]![0]!["uniqueId"]!.GetValue<string>();
                line["documents"]![0]!["statut"] = "remplace";
                (line["documents"]![1]!["remplace"], line["documents"]![2]!["remplace"]) = (first, first);
            },
            documents: 3);
    }

    private static IEnumerable<SpoiltLine> OfVaccinations()
    {
        yield return Document(FaultReason.VaccinationInvalide, "vaccination", one => one["type"] = "87273-9");
        yield return Document(FaultReason.VaccinationInvalide, "vaccination", Note(one => one["type"] = "11488-4"));
        yield return Document(FaultReason.VaccinationInvalide, "", Note(one => one["masquePs"] = true));
        yield return Spoil(FaultReason.VaccinationDejaPresente, "documents[1].vaccination", line =>
        {
            Note(_ => { })(line["documents"]![0]!.AsObject());
            Note(_ => { })(line["documents"]![1]!.AsObject());
        });
    }

    private static Action<JsonObject> Note(Action<JsonObject> spoil) => document =>
    {
        document["type"] = "87273-9";
        document["vaccination"] = JsonNode.Parse(
            """{"id":"A-1","vaccin":{"code":"61077869","systeme":"1.2.250.1.213.2.3.1"},"date":"20200203"}""");
        spoil(document);
    };

    private static SpoiltLine Patient(string reason, string field, string value) =>
        Spoil(reason, $"patient.{field}", line => line["patient"]![field] = value);

    private static SpoiltLine Authorization(string reason, string field, Action<JsonObject> spoil) =>
        Spoil(reason, $"autorisations[0].{field}", line => spoil(line["autorisations"]![0]!.AsObject()));

    private static SpoiltLine Document(string reason, string field, Action<JsonObject> spoil) => Spoil(
        reason,
        field.Length == 0 ? "documents[0]" : $"documents[0].{field}",
        line => spoil(line["documents"]![0]!.AsObject()),
        documents: 1);

    private static SpoiltLine Spoil(string reason, string field, Action<JsonObject> spoil, int documents = 2)
    {
        var (_, line) = ImportScene.Dossier(documents);
        spoil(line);
        return new(line.ToJsonString(), reason, field);
    }
}
