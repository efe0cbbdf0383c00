/** What this lib refuses, and what it means. */
export const ANALYTICS_ERRORS = {
  'analytics.csv': 'The file can’t be read.',
} as const;
export type AnalyticsErrorCode = keyof typeof ANALYTICS_ERRORS;

export class AnalyticsError extends Error {
  constructor(
    readonly code: AnalyticsErrorCode,
    detail: string,
  ) {
    super(detail);
    this.name = 'AnalyticsError';
  }
}
