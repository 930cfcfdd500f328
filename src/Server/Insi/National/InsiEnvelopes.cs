using System.Globalization;
using System.Text;
using System.Xml.Linq;
using MonEspaceSante.Errors;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>Writes requests: the contexts, the signed assertion, the body.</summary>
internal sealed class InsiEnvelopes(
    InsiTable mapping,
    ServerOptions options,
    OrgCertificate certificate,
    InsiCallers callers,
    DataFolder folder,
    TimeProvider time)
{
    // The same for as long as the installation lives.
    private readonly Lazy<Guid> _instance = new(() => new Guid(File.ReadAllBytes(folder.StoreIdentityFile)));

    /// <exception cref="MonEspaceSanteException">INSI_CERTIFICAT_REFUSE, INSI_APPELANT_REFUSE.</exception>
    public InsiMessage Write(
        SessionLps session,
        InsiTable.Operation operation,
        IReadOnlyDictionary<string, string> values,
        IEnumerable<XElement>? lines = null)
    {
        var signer = certificate.Demand();
        callers.Demand(session, signer.StructIdNat);
        var id = Guid.NewGuid();
        var all = Common(session, operation, id, signer.StructIdNat);
        foreach (var (name, value) in values) all[name] = value;
        var soap = mapping.Soap == "1.1" ? Soap.V11 : Soap.V12;
        var body = InsiBlock.Write(operation.Corps, all);
        body.Add(lines);
        var envelope = new XElement(
            soap + "Envelope",
            new XElement(
                soap + "Header",
                mapping.Entetes.Select(block => InsiBlock.Write(block, all)),
                new XElement(
                    Soap.Security + "Security",
                    InsiAssertion.Write(mapping.Assertion, all, signer.Certificate, time.GetUtcNow()))),
            new XElement(soap + "Body", body));
        return new InsiMessage(
            id, operation.Action, Encoding.UTF8.GetBytes(envelope.ToString(SaveOptions.DisableFormatting)));
    }

    private Dictionary<string, string> Common(
        SessionLps session, InsiTable.Operation operation, Guid id, string structIdNat) => new()
        {
            [InsiValues.Action] = operation.Action,
            [InsiValues.Message] = id.ToString("D"),
            [InsiValues.Now] = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            [InsiValues.Structure] = structIdNat,
            [InsiValues.CallingStructure] = session.Structure.StructIdNat,
            [InsiValues.Professional] = session.Professional.PsIdNat,
            [InsiValues.Billing] = options.Insi.BillingIdentifier!,
            [InsiValues.Idam] = options.Insi.Idam!,
            [InsiValues.SoftwareName] = options.Insi.SoftwareName!,
            [InsiValues.SoftwareVersion] = options.Insi.SoftwareVersion!,
            [InsiValues.Instance] = _instance.Value.ToString("D"),
        };
}
