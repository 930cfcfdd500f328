using MonEspaceSante.Errors;

namespace MonEspaceSante.Cda.Lint;

/// <summary>Gathers findings, from several checks at once, and no more of them than anybody reads.</summary>
internal sealed class Findings
{
    public const int Max = 1000;

    private readonly Lock _lock = new();
    private readonly List<LintFinding> _findings = [];
    private int _omitted;

    /// <summary>How a path to the document begins: anywhere, where it comes inside the stylesheet that displays
    /// it.</summary>
    public string Root { get; set; } = "/";

    public void Add(string ruleId, MonEspaceSanteException refusal)
    {
        if (refusal.Violations.Count == 0)
            Add(ruleId, null, "/", refusal.Message);
        foreach (var violation in refusal.Violations)
            Add(ruleId, violation.Line, XPathOf(violation.Field), violation.Description);
    }

    public void Add(string ruleId, int? line, string xpath, string explanation)
    {
        var rule = LintRules.Find(ruleId);
        lock (_lock)
        {
            if (_findings.Count < Max)
                _findings.Add(new LintFinding(rule.Id, rule.Severity, line, xpath, explanation, rule.Fix));
            else
                _omitted++;
        }
    }

    /// <summary>Gives a line to what has only a path.</summary>
    public void Locate(ElementLines lines)
    {
        lock (_lock)
        {
            for (var i = 0; i < _findings.Count; i++)
                _findings[i] = _findings[i] with { Line = _findings[i].Line ?? lines.Find(_findings[i].XPath) };
        }
    }

    public LintReport ToReport() => new([.. _findings.OrderBy(f => f.Line ?? 0)], _omitted);

    private string XPathOf(string field) => field.StartsWith('/') ? field : Root + field;
}
