/** Numbers for the dashboard and its alarms, written as log lines that CloudWatch counts. */
import { Metrics } from '@aws-lambda-powertools/metrics';
import { type MetricName, metricsNamespace, metricsService, metricUnits } from '#contract/metrics';

const metrics = new Metrics({ namespace: metricsNamespace, serviceName: metricsService });

/** Kept until the function ends. */
export function measure(name: MetricName, value: number): void {
  metrics.addMetric(name, metricUnits[name], value);
}

/** Writes what was measured, if anything was: the library's own middleware would warn of every call that measured nothing. */
export function publish(): void {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}
