using System.Globalization;
using System.Xml.Linq;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Server.Storage;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>Reads the answers to searches.</summary>
internal sealed class InsiAnswers(InsiTable mapping)
{
    private readonly InsiTable.Answer _paths = mapping.Reponse;

    /// <exception cref="MonEspaceSanteException">INSI_REPONSE_INVALIDE.</exception>
    public InsAnswer Read(XElement element, AskedPerson asked)
    {
        var result = InsiResult.Of(element, _paths.Espace, _paths.Element);
        var code = result.Text(_paths.Code);
        if (code == _paths.Trouve) return Found(result, asked);
        if (result.All(_paths.Actif).Count > 0) throw InvalidInsiAnswer.Because("structure");
        if (code == _paths.Aucun) return new InsAnswer { Outcome = InsOutcome.Aucun };
        if (code == _paths.Plusieurs) return new InsAnswer { Outcome = InsOutcome.Plusieurs };
        throw InvalidInsiAnswer.Because("code");
    }

    private InsAnswer Found(InsiResult result, AskedPerson asked)
    {
        var traits = ReadTraits(result.One(_paths.Traits));
        if (!asked.Is(traits)) throw InvalidInsiAnswer.Because("other_person");
        return new InsAnswer
        {
            Outcome = InsOutcome.Trouve,
            Identity = new InsIdentity
            {
                Ins = ReadNumber(result.One(_paths.Actif)),
                Former = { result.All(_paths.Historique).Select(ReadFormer) },
                Traits = new Contract.TraitsIdentite
                {
                    BirthName = traits.BirthName,
                    GivenNames = traits.GivenNames,
                    Sex = traits.Sex,
                    BirthDate = traits.BirthDate.Value,
                    BirthPlace = traits.BirthPlace?.Value ?? "",
                },
            },
        };
    }

    private TraitsIdentite ReadTraits(InsiResult traits)
    {
        var paths = _paths.Identite;
        var (all, first) = (traits.Text(paths.Prenoms), traits.Text(paths.Prenom));
        try
        {
            return TraitsIdentite.Parse(
                traits.Text(paths.Nom),
                all.Length > 0 ? all : first,
                traits.Text(paths.Sexe),
                traits.Text(paths.Date),
                traits.Text(paths.Lieu));
        }
        catch (InsRefusedException)
        {
            throw InvalidInsiAnswer.Because("traits");
        }
    }

    private Contract.Ins ReadNumber(InsiResult number)
    {
        var paths = _paths.Matricule;
        var told = number.Text(paths.Oid);
        var oid = _paths.Oids.GetValueOrDefault(told, told);
        return Ins.TryParse(number.Text(paths.Numero) + number.Text(paths.Cle), oid, out var ins)
            ? new Contract.Ins { Matricule = ins.Matricule, Oid = ins.Oid }
            : throw InvalidInsiAnswer.Because("number");
    }

    private FormerIns ReadFormer(InsiResult former) => new()
    {
        Ins = ReadNumber(former),
        StartTime = ReadDay(former.Text(_paths.Matricule.Debut)),
        EndTime = ReadDay(former.Text(_paths.Matricule.Fin)),
    };

    private static Timestamp? ReadDay(string day)
    {
        if (day.Length == 0) return null;
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw InvalidInsiAnswer.Because("date");
        return Instants.BeginningOf(date).ToTimestamp();
    }
}
