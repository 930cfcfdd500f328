using System.Xml;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda;

/// <summary>Tells why a document could not be parsed.</summary>
internal static class XmlFault
{
    private const string Document = "/";

    public static MonEspaceSanteException Of(XmlException fault, RelayStream source, bool rootSeen)
    {
        if (source.BytesRead == 0)
            return Refusal.Because(Reason.DocumentVide);
        if (IsDoctype(fault, source, out var line))
            return Because(Reason.CdaEntiteInterdite, "Déclaration DOCTYPE interdite", line);
        if (source.Ended && rootSeen)
            return Because(Reason.CdaTronque, "Le document s'arrête avant sa fin", fault.LineNumber);
        return Because(Reason.CdaPasXml, "XML mal formé", fault.LineNumber);
    }

    // The parser gives a prohibited DTD no code of its own, only the absence of a line.
    private static bool IsDoctype(XmlException fault, RelayStream source, out int line)
    {
        line = 0;
        return fault.LineNumber == 0 && Doctype.TryFindLine(source.Held, out line);
    }

    private static MonEspaceSanteException Because(Reason reason, string description, int line) =>
        Refusal.Because(reason, new Violation(Document, description, Math.Max(line, 1)));
}
