using NUnit.Framework;

[assembly: Parallelizable(ParallelScope.All)]
// Tests wait for disks, timers and other processes: more of them than cores keep the cores busy.
[assembly: LevelOfParallelism(8)]
