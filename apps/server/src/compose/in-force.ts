import type { SettingsInForce } from '@nurture/core/absorb';
import type { PublishedBook } from '@nurture/engine';
import { listAbsences, withAbsences } from '@nurture/handoff';
import type { Database } from '@nurture/store';
import type { Logger } from 'pino';

/**
 * The settings in force, with the absences that salespeople entered, at hand without a question to the database. A
 * publication or an absence entered anywhere renews them here: it is heard as a notice, and looked for now and then in case the notice was lost.
 */
export class InForce {
  private held: SettingsInForce | null = null;
  private stopListening: (() => Promise<void>) | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly db: Database,
    private readonly book: PublishedBook,
    private readonly log: Logger,
  ) {}

  /** @throws Error before `start`: a process asks for settings only once it has them */
  current(): SettingsInForce {
    if (!this.held) throw new Error('the settings in force have not been read yet');
    return this.held;
  }

  /** Reads them and keeps them current. @throws EngineError `engine.nothing-published` before the first publication */
  async start(): Promise<void> {
    await this.refresh();
    this.stopListening = await this.db.listen(['nurture_published'], () => void this.tryRefresh());
    this.timer = setInterval(() => void this.tryRefresh(), 30_000);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.stopListening?.();
  }

  private async refresh(): Promise<void> {
    const { settings } = await this.book.refresh(this.db);
    this.held = { ...settings, workspace: withAbsences(settings.workspace, await listAbsences(this.db)) };
  }

  private async tryRefresh(): Promise<void> {
    try {
      await this.refresh();
    } catch (error) {
      this.log.warn({ err: error }, 'the settings in force could not be read; those from before hold on');
    }
  }
}
