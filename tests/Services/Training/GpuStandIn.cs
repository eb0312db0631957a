using System.Diagnostics;

namespace SemCovNet.Tests.Services.Training;

/// <summary>A script in place of the driver's program.</summary>
internal static class GpuStandIn
{
    /// <returns>Where it is.</returns>
    public static string Write(TemporaryFolder folder, string script)
    {
        folder.Write("nvidia-smi", $"#!/bin/sh\n{script}\n");
        Process.Start("chmod", ["+x", folder["nvidia-smi"]])!.WaitForExit();
        return folder["nvidia-smi"];
    }
}
