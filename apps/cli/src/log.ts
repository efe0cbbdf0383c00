import type { LogLevel } from '@nurture/core/config';
import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';

/** A log for people on a terminal, for programs elsewhere (one JSON value a line). It goes to standard error. */
export function openLog(level: LogLevel): Logger {
  if (!process.stderr.isTTY) return pino({ level, base: null }, pino.destination({ dest: 2, sync: false }));
  const stream = pretty({
    destination: 2,
    colorize: true,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname',
    sync: true,
  });
  return pino({ level, base: null }, stream);
}
