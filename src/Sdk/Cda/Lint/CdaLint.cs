using MonEspaceSante.Cda.Lint;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Cda;

/// <summary>Tells everything that is wrong with a CDA R2 document before it is sent.</summary>
/// <remarks>EX_2.1-1071 and 1090. A document is read once, in flat memory, but for the longest text in it where it is held to
/// schemas. Where it cannot be read to its end, that is a finding, beside what was found before. Thread-safe.</remarks>
public sealed class CdaLint
{
    private readonly CdaLimits _limits;
    private readonly InstalledSchemas? _schemas;
    private readonly SchematronCommand? _schematron;
    private readonly TimeSpan _schematronTimeout;
    private readonly TimeProvider _clock;

    /// <summary>A lint.</summary>
    /// <param name="options">What it judges by; null for its own rules alone. Copied.</param>
    /// <param name="clock">Times the schematron program; null for the clock of the system.</param>
    /// <exception cref="ContractViolationException">SCHEMAS_ILLISIBLES: the folder of schemas is no such
    /// folder.</exception>
    public CdaLint(CdaLintOptions? options = null, TimeProvider? clock = null)
    {
        options ??= new CdaLintOptions();
        _limits = options.Limits;
        _schemas = options.SchemaFolder is { } folder ? InstalledSchemas.Read(folder, options.SchemaFile) : null;
        _schematron = options.Schematron;
        _schematronTimeout = options.SchematronTimeout;
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>Judges a document.</summary>
    /// <param name="document">The document, from its first byte. Left open.</param>
    /// <param name="cancellationToken">Cancels the judging, and ends the schematron program.</param>
    /// <returns>What was found. A document is never refused by an exception.</returns>
    public async Task<LintReport> RunAsync(Stream document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var findings = new Findings();
        var prolog = new PrologStream(document);
        await using (prolog.ConfigureAwait(false))
        {
            var checks = new DocumentChecks(Start(findings, cancellationToken));
            await using (checks.ConfigureAwait(false))
            {
                await ReadAsync(prolog, checks, findings, cancellationToken).ConfigureAwait(false);
            }

            EncodingRules.Judge(prolog.Beginning, findings);
        }

        return findings.ToReport();
    }

    private IEnumerable<DocumentCheck> Start(Findings findings, CancellationToken cancellationToken)
    {
        if (_schemas is not null)
            yield return new SchemaCheck(_schemas, findings);
        if (_schematron is not null)
            yield return new SchematronCheck(_schematron, findings, new(_schematronTimeout, _clock), cancellationToken);
    }

    private async Task ReadAsync(
        Stream document, DocumentChecks checks, Findings findings, CancellationToken cancellationToken)
    {
        var watch = new LintWatch(findings, keepsLines: _schematron is not null);
        var whole = false;
        try
        {
            await CdaDocument.ReadAsync(document, checks, _limits, watch, cancellationToken).ConfigureAwait(false);
            whole = true;
        }
        catch (MonEspaceSanteException refusal)
        {
            findings.Add(RefusalRules.OfReading(refusal.Reason), refusal);
        }

        if (checks.Header is { } header)
            HeaderLint.Judge(header, findings);
        if (checks is { Header: { } note, Body: { } body })
            VaccinationRules.Judge(note, body, findings);
        await checks.EndAsync(whole).ConfigureAwait(false);
        if (watch.Lines is { } lines)
            findings.Locate(lines);
    }
}
