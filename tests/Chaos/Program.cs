using SemCovNet.Tests.Chaos;
using SemCovNet.Tests.Chaos.Reporting;
using SemCovNet.Tests.Chaos.Subjects;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// One program in three parts: a process that is made to suffer, the long runs, and by default the tests.
return args switch
{
    ["subject", ..] => await Subject.RunAsync(args[1..]),
    ["report", ..] => await LongRun.RunAsync(args[1..]),
    _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
        await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    _ => await ConsoleRunner.Run(args),
};
