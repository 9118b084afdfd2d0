using System.Diagnostics;
using System.Text;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>Runs the <c>dotnet</c> command as it runs at a prompt, outside of the test host's own build.</summary>
internal static class DotNetCli
{
    private const string English = "en";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Runs a command to its end; one that takes too long is ended and fails the test.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="arguments">What follows <c>dotnet</c>.</param>
    /// <param name="packages">The package cache, where it is not to be the user's.</param>
    /// <param name="language">The language to speak; one other than English needs ICU.</param>
    /// <param name="cancellationToken">Ends the command early.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string folder, IEnumerable<string> arguments, string? packages = null, string language = English, CancellationToken cancellationToken = default)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        SetEnvironment(start.Environment, packages, language);

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} did not end.\n{Text()}");
        }

        return (process.ExitCode, Text());

        void Append(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }
        }

        string Text()
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Runs a command that must succeed, and returns what it printed.</summary>
    public static async Task<string> RunToSuccessAsync(
        string folder, IEnumerable<string> arguments, string? packages = null, string language = English, CancellationToken cancellationToken = default)
    {
        var (exitCode, output) = await RunAsync(folder, arguments, packages, language, cancellationToken);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {exitCode}.\n{output}");
        return output;
    }

    private static void SetEnvironment(IDictionary<string, string?> environment, string? packages, string language)
    {
        // The test host runs inside of a build and passes that build's settings on, its language included.
        foreach (var name in environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "VSLANG" or "PreferredUILang").ToList())
        {
            environment.Remove(name);
        }

        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["MSBUILDTERMINALLOGGER"] = "off";
        environment["DOTNET_CLI_UI_LANGUAGE"] = language;
        if (language != English)
        {
            environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "false";
        }

        environment["DOTNET_NOLOGO"] = "1";
        if (packages is not null)
        {
            environment["NUGET_PACKAGES"] = packages;
        }
    }
}
