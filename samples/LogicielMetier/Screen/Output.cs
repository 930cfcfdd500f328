using System.Text.Encodings.Web;
using System.Text.Json;
using MonEspaceSante.LogicielMetier.Refusals;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>Where a command answers: to a user in French, or to a script in JSON, never both.</summary>
internal sealed class Output
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Read by a script from a pipe, never inside a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly bool _toScript;

    public Output(bool toScript)
    {
        _toScript = toScript;
        Console = toScript ? Consoles.None : Consoles.Output;
    }

    /// <summary>For the user. Silent when a script reads.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>For the script: one line. Silent when a user reads.</summary>
    public void Answer(object answer)
    {
        if (!_toScript) return;
        using var output = System.Console.OpenStandardOutput();
        JsonSerializer.Serialize(output, answer, Json);
        output.Write("\n"u8);
    }

    /// <summary>For the user, whatever is answered: on the error output, so that the answer stays alone in a file.</summary>
    public void Remind(string sentence)
    {
        if (!_toScript) Consoles.Error.Write(new Text($"{French.Typeset(sentence)}\n", new Style(Color.Yellow)));
    }

    public void Refuse(Failure failure)
    {
        Answer(failure);
        if (!_toScript) Consoles.Error.Write(new FailurePanel(failure));
    }
}
