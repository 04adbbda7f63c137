/** Numbers for the dashboard and its alarms, written as log lines that CloudWatch counts. */
import { Metrics } from '@aws-lambda-powertools/metrics';
import { type MetricName, metricsNamespace, metricsService, metricUnits } from '#contract/metrics';

const metrics = new Metrics({ namespace: metricsNamespace, serviceName: metricsService });

/**
 * Kept until the function ends.
 * @param dimensions what it is counted by, besides the service; such a number is written at once
 */
export function measure(name: MetricName, value: number, dimensions: Record<string, string> = {}): void {
  const by = Object.entries(dimensions);
  const target = by.length > 0 ? metrics.singleMetric() : metrics;
  for (const [dimension, one] of by) target.addDimension(dimension, one);
  target.addMetric(name, metricUnits[name], value);
}

/** Writes what was measured, if anything was: the library's own middleware would warn of every call that measured nothing. */
export function publish(): void {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}
