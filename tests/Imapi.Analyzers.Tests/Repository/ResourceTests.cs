using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Imapi.Analyzers.Catalog;
using Imapi.Analyzers.CodeFixes;
using Imapi.Analyzers.Options;
using Microsoft.CodeAnalysis;

namespace Imapi.Analyzers.Tests.Repository;

/// <summary>The texts that people see: there in both languages, and all of them in use.</summary>
public sealed class ResourceTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hant");

    private static readonly Dictionary<string, DiagnosticDescriptor> DeclaredDescriptors = typeof(Descriptors)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Where(static field => field.FieldType == typeof(DiagnosticDescriptor))
        .ToDictionary(static field => field.Name, static field => (DiagnosticDescriptor)field.GetValue(null)!);

    [Theory]
    [InlineData("Imapi.Analyzers.Resources", typeof(Descriptors))]
    [InlineData("Imapi.Analyzers.CodeFixes.Resources", typeof(FixTitles))]
    public void Texts_exist_in_both_languages_with_the_same_placeholders(string resources, Type inAssembly)
    {
        var english = ReadTexts(resources, inAssembly, CultureInfo.InvariantCulture);
        var chinese = ReadTexts(resources, inAssembly, Chinese);
        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(), chinese.Keys.Order());
        Assert.All(english, text => Assert.Equal(PlaceholdersOf(text.Value), PlaceholdersOf(chinese[text.Key])));
    }

    [Fact]
    public void A_rule_has_a_title_messages_and_a_description() => Assert.All(DeclaredDescriptors.Values, static rule =>
    {
        foreach (var text in (LocalizableString[])[rule.Title, rule.MessageFormat, rule.Description])
        {
            Assert.False(string.IsNullOrWhiteSpace(text.ToString(CultureInfo.InvariantCulture)), $"{rule.Id} lacks a text.");
        }
    });

    // 'symbol' what is wrong. What to do. The two that begin with "Use" say it all in one sentence.
    [Fact]
    public void A_message_quotes_its_symbol_and_says_what_to_do_in_at_most_30_words() => Assert.All(DeclaredDescriptors, static rule =>
    {
        var (english, chinese) = (rule.Value.MessageFormat.ToString(CultureInfo.InvariantCulture), rule.Value.MessageFormat.ToString(Chinese));
        Assert.InRange(english.Split(' ').Length, 1, 30);
        if (rule.Key != nameof(Descriptors.UnknownResultCode))
        {
            Assert.Matches(@"'[^']*\{\d\}'", english);
            Assert.Matches(@"「[^」]*\{\d\}」", chinese);
        }

        Assert.Matches(@"^Use '|\. (Add|Call|Check|Compare|Correct|Declare|Did you mean|Follow|Move|Redeclare|Remove|Rethrow,|Return|Test|Use) .*[.?]$", english);
        Assert.Matches("^請|。(請|您).*[。？]$", chinese);
        Assert.DoesNotMatch(@"\bhere\b", english);
        Assert.DoesNotContain("在此處", chinese, StringComparison.Ordinal);
    });

    // An option's allowed values are English words, and most of them names.
    [Fact]
    public void No_text_of_a_rule_is_dead()
    {
        var used = DeclaredDescriptors.Values.SelectMany(static rule => (LocalizableString[])[rule.Title, rule.MessageFormat, rule.Description])
            .Concat(Enum.GetValues<OptionKind>().Select(static kind => Descriptors.ValuesOf(kind)))
            .Concat(ImapiCatalog.Interfaces.SelectMany(static type => type.Members).Select(static member => Descriptors.EffectOfFailure(member.Name)!).Where(static text => text is not null))
            .Select(static text => text.ToString(CultureInfo.InvariantCulture))
            .ToHashSet();

        Assert.All(
            ReadTexts("Imapi.Analyzers.Resources", typeof(Descriptors), CultureInfo.InvariantCulture),
            text => Assert.True(used.Contains(text.Value), $"{text.Key} is used nowhere."));
    }

    [Fact]
    public void An_analyzer_supports_every_declared_rule_and_reports_it() => Assert.All(DeclaredDescriptors, static rule =>
    {
        var analyzer = Assert.Single(Product.Analyzers, analyzer => analyzer.SupportedDiagnostics.Contains(rule.Value));
        Assert.Contains($"Descriptors.{rule.Key}", ReadSources("src", "Imapi.Analyzers", "Rules"), StringComparison.Ordinal);
        Assert.NotNull(analyzer);
    });

    [Fact]
    public void No_title_of_a_fix_is_dead()
    {
        var sources = ReadSources("src", "Imapi.Analyzers.CodeFixes");
        var titles = typeof(FixTitles).GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(static member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(static member => member.Name)
            .ToList();

        Assert.Equal(titles.Order(), ReadTexts("Imapi.Analyzers.CodeFixes.Resources", typeof(FixTitles), CultureInfo.InvariantCulture).Keys.Order());
        Assert.All(titles, title => Assert.Matches($@"FixTitles\.{title}\b", sources));
    }

    private static string ReadSources(params string[] folder) => string.Concat(
        Directory.EnumerateFiles(Path.Combine([Product.Root, .. folder]), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));

    private static Dictionary<string, string> ReadTexts(string resources, Type inAssembly, CultureInfo culture) =>
        new ResourceManager(resources, inAssembly.Assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(static entry => (string)entry.Key, static entry => (string)entry.Value!);

    private static IEnumerable<string> PlaceholdersOf(string text) =>
        Regex.Matches(text, @"\{\d\}").Select(static match => match.Value).Order();
}
