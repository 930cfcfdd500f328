using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Operateur;

/// <summary>A line of the register of insured persons, and what became of it.</summary>
/// <param name="Line">What the operator knows it by.</param>
/// <param name="Told">What it tells; null when that cannot be.</param>
internal sealed record JudgedLine(string Line, AssureLine? Told)
{
    /// <summary>What the operator is answered.</summary>
    public RegisterAssuresResponse Verdict { get; } = new() { Line = Line };

    /// <summary>Judged anew: what was found before was undone with its write.</summary>
    public void Forget() => (Verdict.Reason, Verdict.Field) = ("", "");

    /// <summary>The same, at fault.</summary>
    public JudgedLine With(MonEspaceSanteException fault)
    {
        Verdict.Reason = fault.ReasonCode;
        Verdict.Field = fault.Violations is [var first, ..] ? first.Field : "";
        return this;
    }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "JudgedLine(…)";
}
