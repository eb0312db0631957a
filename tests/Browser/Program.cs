using SemCovNet.Tests.Browser;
using SemCovNet.Tests.Browser.Measuring;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// One program in two parts: the measurement that bench.sh starts, and by default the tests.
return args switch
{
    ["bench", ..] => await BenchRun.RunAsync(args[1..]),
    _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
        await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    _ => await ConsoleRunner.Run(args),
};
