using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;
using LintFinding = MonEspaceSante.Protos.Dmp.V1.LintFinding;
using LintSeverity = MonEspaceSante.Protos.Dmp.V1.LintSeverity;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Judges a submission as if it were fed, tells all that lint finds, and keeps nothing.</summary>
internal sealed class TrySubmission(
    ContentStore contents, CdaLint lint, DepositVisibility visibility, RehearseSubmission rehearse, CdaLimits limits)
{
    private const int BufferLength = 64 * 1024;

    public async Task<Submission> RunAsync(
        DossierAccess access, Announcement announcement, SubmissionStream stream, CancellationToken cancellationToken)
    {
        OpenDossier.DemandActive(access.Dossier.Status);
        var answer = new Submission();
        var judgement = new DocumentJudgement(access, announcement.Patient, visibility);
        // A document is held while it is judged: what cannot be received would tell its first fault alone.
        await using var held = new ReceivedDocuments(contents, announcement.Purpose);
        await using var received = new ReceivedDocuments(contents, announcement.Purpose);
        var (rank, isFaulty) = (0, false);
        await stream.ReadAsync(
            announcement,
            async (header, bytes) =>
            {
                var content = await HoldAsync(held, bytes, cancellationToken);
                var report = await LintAsync(content, cancellationToken);
                answer.Findings.AddRange(report.Findings.Select(finding => ToContract(rank, finding)));
                rank++;
                isFaulty |= report.HasErrors;
                if (report.HasErrors) return;
                await using var again = contents.OpenRead(content, cancellationToken);
                var reception = new DocumentReception(received.Create(), cda => judgement.JudgeHeader(header, cda));
                await received.AddAsync(await reception.ReceiveAsync(again, limits, cancellationToken), cancellationToken);
            },
            cancellationToken);
        // Findings come before what the dossier would say: a refusal would hide them, and one document may need another.
        if (!isFaulty) await rehearse.RunAsync(access, received, cancellationToken);
        return answer;
    }

    private async Task<Guid> HoldAsync(ReceivedDocuments held, Stream bytes, CancellationToken cancellationToken)
    {
        var content = held.Create();
        var buffer = new byte[BufferLength];
        var size = 0L;
        while (await bytes.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            size += count;
            if (size > limits.MaxBytes) throw Refusal.Because(Reason.DocumentTropGrand, "limit_bytes", $"{limits.MaxBytes}");
            await content.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        await content.CompleteAsync(cancellationToken);
        return content.Id;
    }

    private async Task<LintReport> LintAsync(Guid content, CancellationToken cancellationToken)
    {
        await using var document = contents.OpenRead(content, cancellationToken);
        return await lint.RunAsync(document, cancellationToken);
    }

    private static LintFinding ToContract(int document, Cda.LintFinding finding) => new()
    {
        Document = document,
        Rule = finding.Rule,
        Severity = finding.Severity == Cda.LintSeverity.Error ? LintSeverity.Error : LintSeverity.Warning,
        Line = finding.Line ?? 0,
        Xpath = finding.XPath,
        Explanation = finding.Explanation,
        Fix = finding.Fix,
    };
}
