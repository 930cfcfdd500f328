using MonEspaceSante.Cda;
using MonEspaceSante.Cps;
using MonEspaceSante.Diagnostic;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.LogicielMetier;

/// <summary>What scripts read: the JSON answers, whose shapes stay as they are from version to version.</summary>
internal static class Answers
{
    public static object Deposited(Document document) => new
    {
        document.UniqueId,
        document.Metadata.Patient.Matricule,
        TypeCode = document.Metadata.Type.Value,
        Sha256 = Hex(document.Sha256),
    };

    public static object Listed(Document document) => new
    {
        document.UniqueId,
        TypeCode = document.Metadata.Type.Value,
        document.Metadata.Title,
        Class = document.Metadata.Class.Value,
        document.Metadata.Format,
        Author = document.Metadata.Authors.Count > 0 ? Of(document.Metadata.Authors[0]) : null,
        CreationTime = document.Metadata.CreationTime.ToInstant(),
        document.SubmissionTime,
        Status = document.Status.ToString().ToLowerInvariant(),
        Visibility = Of(document.Visibility),
        document.Size,
        Sha256 = Hex(document.Sha256),
        Archived = document.IsArchived,
        Origin = document.Origin.ToString().ToLowerInvariant(),
    };

    public static object Read(Document document, string file) => new
    {
        document.UniqueId,
        document.Size,
        Sha256 = Hex(document.Sha256),
        File = file,
        Status = document.Status.ToString().ToLowerInvariant(),
        Visibility = Of(document.Visibility),
        Archived = document.IsArchived,
    };

    public static object Of(DocumentReference reference) => new
    {
        reference.UniqueId,
        reference.EntryId,
        reference.LogicalId,
        Status = reference.Status.ToString().ToLowerInvariant(),
        Archived = reference.IsArchived,
    };

    public static object Of(LintReport report) => new
    {
        Valid = !report.HasErrors,
        Findings = report.Findings.Select(Of),
        report.Omitted,
    };

    public static object Of(SubmissionReport report, IReadOnlyList<string> files) => new
    {
        Valid = !report.HasErrors,
        Findings = report.Findings.Select(found => new { File = files[found.Document], Finding = Of(found.Finding) }),
    };

    public static object Of(Constat constat) => new
    {
        constat.Code,
        Verdict = constat.Verdict == Verdict.NonExamine ? "non_examine" : constat.Verdict.ToString().ToLowerInvariant(),
        constat.Explanation,
        constat.Remedy,
        constat.Facts,
    };

    public static object Of(string name, ICarteCps carte) => new
    {
        Name = name,
        Holder = French.Porteur(carte),
        Profession = French.Profession(carte),
        Structure = SandboxServer.ActiviteOf(carte).Structure.Name,
    };

    public static object Of(FictitiousPatient patient) => new
    {
        patient.Ins.Matricule,
        patient.Ins.Oid,
        Name = French.Name(patient.Name),
        patient.BirthDate,
        Dossier = patient.Dossier.ToString().ToLowerInvariant(),
    };

    private static string Hex(ReadOnlyMemory<byte> hash) => Convert.ToHexStringLower(hash.Span);

    private static object Of(LintFinding finding) => new
    {
        finding.Rule,
        Severity = finding.Severity.ToString().ToLowerInvariant(),
        finding.Line,
        Path = finding.XPath,
        finding.Explanation,
        finding.Fix,
    };

    private static object Of(Visibility visibility) => new
    {
        visibility.Professionals,
        visibility.Patient,
        visibility.LegalRepresentatives,
    };

    private static object Of(Author author) => new
    {
        author.Id,
        Name = French.Name(author.Name),
        Structure = author.Structure?.Name,
    };
}
