using SemCovNet.Cli.Commands;

return await SemcovCommandLine.RunAsync(args);
