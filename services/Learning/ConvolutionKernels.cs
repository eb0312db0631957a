using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace SemCovNet.Learning;

/// <summary>
/// Which kernels libtorch's convolutions (oneDNN) use on the processor's own. On AMD's family 26 those with registers of 512 bits answer differently from those with 256 and
/// from ONNX Runtime, which agree: by up to .013 in a probability of MobileNetV2. An exported model would not be the one that was measured, so they are not used there.
/// </summary>
internal static partial class ConvolutionKernels
{
    private const string Limit = "ONEDNN_MAX_CPU_ISA";
    private const int Amd = 0x68747541; // "Auth", the beginning of AuthenticAMD
    private const int Affected = 26;

    // oneDNN reads the limit once, before its first convolution; whoever has set it keeps it.
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "No other place is certain to come before the first convolution.")]
    internal static void Choose()
    {
        if (X86Base.IsSupported && X86Base.CpuId(0, 0).Ebx == Amd && Family(X86Base.CpuId(1, 0).Eax) == Affected)
            _ = SetEnvironment(Limit, "AVX2", overwrite: 0);
    }

    /// <summary>For the process, from now on.</summary>
    /// <remarks>
    /// NNPACK, which libtorch asks for a single image or a narrow batch, writes a warning for every convolution where it does not know the processor, and rounds differently where it does.
    /// No binding has this switch: these are the C++ functions <c>at::globalContext</c> and <c>at::Context::setUserEnabledNNPACK</c>.
    /// </remarks>
    internal static void LeaveOutNnpack()
    {
        if (OperatingSystem.IsLinux()) EnableNnpack(GlobalContext(), 0);
    }

    private static int Family(int signature) => ((signature >> 8) & 0xF) + ((signature >> 20) & 0xFF);

    // That of the process: .NET's own variables are a copy which native code does not see.
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("torch_cpu", EntryPoint = "_ZN2at13globalContextEv")]
    private static partial nint GlobalContext();

    [LibraryImport("torch_cpu", EntryPoint = "_ZN2at7Context20setUserEnabledNNPACKEb")]
    private static partial void EnableNnpack(nint context, byte isEnabled);
}
