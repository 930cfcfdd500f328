using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Fields;

/// <summary>The title: as the document has it, never cut (EX_2.1-1020).</summary>
internal static class TitleField
{
    private const int MaxLength = 128;

    public static string Read(HeaderElement root)
    {
        var element = root.Require("title", "Le titre manque");
        var title = element.Text;
        if (title.Length == 0)
            throw element.Fault(Reason.CdaChampAbsent, "Le titre est vide");
        return title.EnumerateRunes().Count() <= MaxLength
            ? title
            : throw element.Fault(Reason.TitreTropLong, $"Plus de {MaxLength} caractères");
    }
}
