using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Xdm;

/// <summary>A document as METADATA.XML tells it, and where it tells it.</summary>
internal sealed record ToldDocument(XdmDocument Document, string Element, int Line)
{
    public MonEspaceSanteException Fault(Reason reason, string description) =>
        Refusal.Because(reason, new Violation(Element, description, Line));
}
