using System.Text.RegularExpressions;
using System.Xml.Schema;

namespace MonEspaceSante.Cda.Lint;

/// <summary>Puts what the .NET validator says in French, without the values of the document that it quotes.</summary>
internal static partial class SchemaFault
{
    private static readonly (Regex Pattern, string Sentence)[] Sentences =
    [
        (InvalidChild(), "L'élément « {0} » n'est pas attendu à cet endroit{1}"),
        (IncompleteContent(), "Il manque un élément{1}"),
        (MissingAttribute(), "L'attribut « {0} » est obligatoire"),
        (UnknownAttribute(), "L'attribut « {0} » n'est pas prévu"),
        (InvalidAttribute(), "La valeur de l'attribut « {0} » n'est pas du type attendu"),
        (InvalidElement(), "La valeur de l'élément « {0} » n'est pas du type attendu"),
        (UnknownElement(), "L'élément « {0} » n'est pas déclaré par le schéma"),
        (TextInElement(), "L'élément ne peut pas contenir de texte"),
    ];

    public static string Explain(XmlSchemaException fault)
    {
        foreach (var (pattern, sentence) in Sentences)
        {
            if (pattern.Match(fault.Message) is { Success: true } match)
                return sentence.Replace("{0}", match.Groups["name"].Value, StringComparison.Ordinal)
                    .Replace("{1}", Expected(fault.Message), StringComparison.Ordinal);
        }

        return "Le contenu ne respecte pas le schéma";
    }

    private static string Expected(string message) =>
        ExpectedNames().Match(message) is { Success: true } match ? $" ; attendu : {match.Groups["names"].Value}" : "";

    [GeneratedRegex("has invalid child element '(?<name>[^']*)'")]
    private static partial Regex InvalidChild();

    [GeneratedRegex("has incomplete content")]
    private static partial Regex IncompleteContent();

    [GeneratedRegex("^The required attribute '(?<name>[^']*)' is missing")]
    private static partial Regex MissingAttribute();

    [GeneratedRegex("^The '(?<name>[^']*)' attribute is not declared")]
    private static partial Regex UnknownAttribute();

    [GeneratedRegex("^The '(?<name>[^']*)' attribute is invalid")]
    private static partial Regex InvalidAttribute();

    [GeneratedRegex("^The '(?<name>[^']*)' element is invalid")]
    private static partial Regex InvalidElement();

    [GeneratedRegex("^The '(?<name>[^']*)' element is not declared")]
    private static partial Regex UnknownElement();

    [GeneratedRegex("cannot contain text")]
    private static partial Regex TextInElement();

    // The expected names come from the schema alone.
    [GeneratedRegex("List of possible elements expected: (?<names>.*?)(?: in namespace|\\.|$)")]
    private static partial Regex ExpectedNames();
}
