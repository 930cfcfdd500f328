using MonEspaceSante.Errors;

namespace MonEspaceSante.Cda.Lint;

/// <summary>Holds a header to every rule, whichever others it breaks.</summary>
internal static class HeaderLint
{
    private static readonly IReadOnlyList<HeaderRule> Rules =
        [.. DocumentRules.All, .. PeopleRules.All, .. ServiceRules.All, .. CodeRules.All];

    public static void Judge(CdaHeader header, Findings findings)
    {
        findings.Root = header.PresentsItself ? "//" : "/";
        foreach (var rule in Rules)
        {
            foreach (var reading in rule.Readings(header))
                Try(rule.Id, reading, findings);
        }
    }

    /// <summary>What keeps a header from being sent.</summary>
    public static Violation[] Errors(CdaHeader header)
    {
        var findings = new Findings();
        Judge(header, findings);
        return
        [
            .. from finding in findings.ToReport().Findings
               where finding.Severity == LintSeverity.Error
               select new Violation(finding.XPath.TrimStart('/'), finding.Explanation, finding.Line),
        ];
    }

    private static void Try(string ruleId, Action reading, Findings findings)
    {
        try
        {
            reading();
        }
        catch (MonEspaceSanteException refusal)
        {
            findings.Add(RefusalRules.OfField(refusal.Reason) ?? ruleId, refusal);
        }
    }
}
