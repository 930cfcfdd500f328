using System.Net.Sockets;
using System.Security.Authentication;
using Google.Rpc;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Errors;

internal sealed class FailedCallTests
{
    private static readonly IReadOnlyList<Reason> Reasons =
        [.. Enum.GetValues<Reason>().Where(r => r != Reason.Unspecified)];

    [TestCaseSource(nameof(Reasons))]
    public void Given_reason_of_the_contract_When_received_Then_typed_like_a_local_refusal(Reason reason)
    {
        var local = Refusal.Because(reason);

        var received = Map(Received.Failure(StatusCode.InvalidArgument, null, Received.Info(local.ReasonCode)));

        Assert.Multiple(() =>
        {
            Assert.That(received, Is.TypeOf(local.GetType()));
            Assert.That(received.Reason, Is.EqualTo(reason));
            Assert.That(received.Message, Is.EqualTo(local.Message));
            Assert.That(received.Remedy, Is.EqualTo(local.Remedy));
            Assert.That(received.IsTransient, Is.EqualTo(local.IsTransient));
            Assert.That(received.InnerException, Is.InstanceOf<RpcException>());
        });
    }

    [Test]
    public void Given_full_refusal_When_received_Then_nothing_is_lost()
    {
        var refusal = Map(Received.Failure(
            StatusCode.InvalidArgument,
            null,
            Received.Info(
                "DOCUMENT_TROP_GRAND", ("limit_bytes", "1024"), ("trace_id", "4bf92f35"), ("remedy", "Faites court."), ("line", "12")),
            new LocalizedMessage { Locale = "fr-FR", Message = "Trop grand." },
            new BadRequest { FieldViolations = { Violation("ClinicalDocument/title"), Violation("ClinicalDocument/code") } }));

        Assert.Multiple(() =>
        {
            Assert.That(refusal.Message, Is.EqualTo("Trop grand."));
            Assert.That(refusal.Remedy, Is.EqualTo("Faites court."));
            Assert.That(refusal.TraceId, Is.EqualTo("4bf92f35"));
            Assert.That(refusal.Details, Is.EqualTo(new Dictionary<string, string> { ["limit_bytes"] = "1024" }));
            Assert.That(refusal.Violations, Is.EqualTo(new[]
            {
                new Violation("ClinicalDocument/title", "fautif", 12),
                new Violation("ClinicalDocument/code", "fautif"),
            }));
        });
    }

    [TestCase(StatusCode.Unauthenticated, typeof(SessionEndedException), false)]
    [TestCase(StatusCode.PermissionDenied, typeof(HabilitationDeniedException), false)]
    [TestCase(StatusCode.InvalidArgument, typeof(ContractViolationException), false)]
    [TestCase(StatusCode.FailedPrecondition, typeof(ContractViolationException), false)]
    [TestCase(StatusCode.Unavailable, typeof(ServiceUnavailableException), true)]
    [TestCase(StatusCode.Internal, typeof(ServiceUnavailableException), false)]
    public void Given_reason_of_a_later_version_When_received_Then_code_is_kept(StatusCode status, Type type, bool transient)
    {
        var refusal = Map(Received.Failure(status, null, Received.Info("RAISON_FUTURE")));

        Assert.Multiple(() =>
        {
            Assert.That(refusal, Is.TypeOf(type));
            Assert.That(refusal.Reason, Is.EqualTo(Reason.Unspecified));
            Assert.That(refusal.ReasonCode, Is.EqualTo("RAISON_FUTURE"));
            Assert.That(refusal.IsTransient, Is.EqualTo(transient));
        });
    }

    [TestCase(StatusCode.Unavailable, false, Reason.ServiceIndisponible)]
    [TestCase(StatusCode.Unavailable, true, Reason.ConnexionInterrompue)]
    [TestCase(StatusCode.DeadlineExceeded, true, Reason.DelaiDepasse)]
    [TestCase(StatusCode.Unimplemented, false, Reason.NonPrisEnCharge)]
    [TestCase(StatusCode.Cancelled, false, Reason.ErreurInterne)]
    [TestCase(StatusCode.Internal, false, Reason.ErreurInterne)]
    [TestCase(StatusCode.Unauthenticated, false, Reason.ErreurInterne)]
    public void Given_failure_without_details_When_mapped_Then_status_tells(StatusCode status, bool started, Reason expected)
    {
        var refusal = Map(Received.Failure(status), started);

        Assert.That(refusal.Reason, Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Causes))]
    public void Given_failed_connection_When_mapped_Then_cause_tells(Exception cause, bool started, Reason expected)
    {
        var refusal = Map(Received.Failure(StatusCode.Internal, new HttpRequestException("failed", cause)), started);

        Assert.That(refusal.Reason, Is.EqualTo(expected));
    }

    [Test]
    public void Given_details_of_another_domain_When_mapped_Then_status_tells()
    {
        var foreign = Received.Info("DOSSIER_FERME");
        foreign.Domain = "proxy.example";

        Assert.That(Map(Received.Failure(StatusCode.Unavailable, null, foreign)).Reason, Is.EqualTo(Reason.ServiceIndisponible));
    }

    [Test]
    public void Given_details_that_are_no_message_When_mapped_Then_status_tells()
    {
        var failure = new RpcException(
            new Grpc.Core.Status(StatusCode.Unavailable, ""), new Metadata { { "grpc-status-details-bin", [0xFF, 0xFF] } });

        Assert.That(Map(failure).Reason, Is.EqualTo(Reason.ServiceIndisponible));
    }

    [Test]
    public void Given_caller_who_cancelled_When_mapped_Then_cancellation_is_told_as_it_is()
    {
        var cancelled = new CancellationToken(canceled: true);

        var exception = FailedCall.ToException(Received.Failure(StatusCode.Cancelled), started: true, cancelled);

        Assert.That(exception, Is.TypeOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancelled));
    }

    private static IEnumerable<TestCaseData> Causes()
    {
        yield return new TestCaseData(new AuthenticationException("untrusted"), false, Reason.ServeurNonReconnu)
            .SetArgDisplayNames("untrusted_server");
        yield return new TestCaseData(new SocketException((int)SocketError.ConnectionRefused), false, Reason.ServiceIndisponible)
            .SetArgDisplayNames("connection_refused");
        yield return new TestCaseData(new IOException("reset"), true, Reason.ConnexionInterrompue)
            .SetArgDisplayNames("connection_reset");
    }

    private static BadRequest.Types.FieldViolation Violation(string field) => new() { Field = field, Description = "fautif" };

    private static MonEspaceSanteException Map(RpcException failure, bool started = false) =>
        (MonEspaceSanteException)FailedCall.ToException(failure, started, CancellationToken.None);
}
