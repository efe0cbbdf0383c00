/** Names under which the parts of the product are injected. What stands behind them is put together in compose.ts. */
export const DATABASE = Symbol('Database');
/** The database to read figures from. */
export const FIGURES = Symbol('Figures');
export const TOKENS = Symbol('Tokens');
/** What this process measures of itself. */
export const METERS = Symbol('Meters');
export const LOGGER = Symbol('Logger');
export const SETTINGS = Symbol('Settings');
export const HANDOFF_CONTEXT = Symbol('HandoffContext');
export const TRACKER = Symbol('Tracker');
/** Who brings returned mails over HTTP, and what takes them. */
export const RETURNS = Symbol('Returns');
export const CONTACTS_DEPS = Symbol('ContactsDeps');
/** The folder of the built dashboard. */
export const DASHBOARD_DIR = Symbol('DashboardDir');
