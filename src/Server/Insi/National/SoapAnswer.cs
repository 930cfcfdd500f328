using System.Xml;
using System.Xml.Linq;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>Reads an envelope that comes from outside: bounded in size and depth, without DTD.</summary>
internal static class SoapAnswer
{
    public const int LargestAnswer = 1024 * 1024;

    private const int LargestDepth = 32;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestAnswer,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>The one element of the body.</summary>
    /// <param name="xml">The envelope.</param>
    /// <param name="message">What it answers to.</param>
    /// <param name="mustRelate">Whether it must tell so.</param>
    /// <exception cref="MonEspaceSanteException">INSI_REPONSE_INVALIDE.</exception>
    public static XElement ReadBody(Stream xml, Guid message, bool mustRelate)
    {
        var envelope = Read(xml);
        DemandAnswerTo(envelope, message, mustRelate);
        return BodyOf(envelope) is [var only] ? only : throw InvalidInsiAnswer.Because("body");
    }

    /// <summary>The codes of the fault that an envelope tells; none when it tells none, or is no envelope.</summary>
    public static IReadOnlyList<string> ReadFaultCodes(Stream xml)
    {
        try
        {
            return BodyOf(Read(xml)) is [var only] && SoapFault.Is(only) ? SoapFault.Codes(only) : [];
        }
        catch (MonEspaceSanteException)
        {
            return [];
        }
    }

    private static XElement Read(Stream xml)
    {
        try
        {
            DemandShallow(xml);
            xml.Position = 0;
            using var reader = XmlReader.Create(xml, Settings);
            var root = XElement.Load(reader);
            return root.Name == Soap.V11 + "Envelope" || root.Name == Soap.V12 + "Envelope"
                ? root
                : throw InvalidInsiAnswer.Because("envelope");
        }
        catch (XmlException)
        {
            throw InvalidInsiAnswer.Because("xml");
        }
    }

    private static void DemandShallow(Stream xml)
    {
        using var reader = XmlReader.Create(xml, Settings);
        while (reader.Read())
        {
            if (reader.Depth > LargestDepth) throw InvalidInsiAnswer.Because("depth");
        }
    }

    private static List<XElement> BodyOf(XElement envelope) =>
        envelope.Elements(envelope.Name.Namespace + "Body").ToList() is [var body]
            ? [.. body.Elements()]
            : throw InvalidInsiAnswer.Because("body");

    private static void DemandAnswerTo(XElement envelope, Guid message, bool mustRelate)
    {
        var related = envelope.Elements(envelope.Name.Namespace + "Header").Elements(Soap.Addressing + "RelatesTo").ToList();
        if (related.Count == 0 && !mustRelate) return;
        if (related is not [var only] || IdOf(only.Value) != message) throw InvalidInsiAnswer.Because("other_message");
    }

    // "uuid:" as INSi has it sent, "urn:uuid:" as the standard writes it.
    private static Guid? IdOf(string address)
    {
        var text = address.AsSpan().Trim();
        return Guid.TryParseExact(text[(text.LastIndexOf(':') + 1)..], "D", out var id) ? id : null;
    }
}
