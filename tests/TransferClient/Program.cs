using MonEspaceSante.TransferClient;

var transfer = new Transfer(new Uri(args[0]), dataFolder: args[1], bytes: long.Parse(args[2], null));
var outcome = await transfer.RunAsync();

// "VmHWM:   123456 kB": the most memory that this process ever held.
var peak = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
Console.WriteLine($"{outcome.Size} {outcome.IsSame} {1024 * long.Parse(peak["VmHWM:".Length..^"kB".Length], null)}");
