using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Imapi.Analyzers.Benchmarks;

/// <summary>A column of BenchmarkDotNet's table for what only this benchmark measures.</summary>
internal sealed class MeasurementColumn(string name, string legend, string format, Func<Measurement, double> value) : IColumn
{
    public string Id => nameof(MeasurementColumn) + name;

    public string ColumnName => name;

    public string Legend => legend;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(static benchmark => CaseOf(benchmark) is not null);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        CaseOf(benchmarkCase) is { } @case && Measurement.Median(@case, value) is { } median ? median.ToString(format, CultureInfo.InvariantCulture) : "-";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    private static AnalysisCase? CaseOf(BenchmarkCase benchmark) =>
        benchmark.Parameters.Items.Select(static parameter => parameter.Value).OfType<AnalysisCase>().FirstOrDefault();
}
