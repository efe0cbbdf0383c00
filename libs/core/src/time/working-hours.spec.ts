import { parseWindow } from './window';
import { addWorkingHours } from './working-hours';

const office = parseWindow({
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '09:00',
  until: '17:00',
  timezone: 'Europe/Amsterdam',
});
const after = (start: string, hours: number, holidays: string[] = []): string | null => {
  const at = addWorkingHours(office, Date.parse(start), hours, 'UTC', holidays);
  return at === null ? null : new Date(at).toISOString();
};

describe('addWorkingHours', () => {
  it('counts within the day', () => {
    expect(after('2026-11-23T09:00:00Z', 3)).toBe('2026-11-23T12:00:00.000Z');
  });

  it('leaves out the night, the weekend and holidays', () => {
    // Friday 16:00 in Amsterdam: one hour is left that day.
    expect(after('2026-11-20T15:00:00Z', 8)).toBe('2026-11-23T15:00:00.000Z');
    expect(after('2026-11-20T15:00:00Z', 8, ['2026-11-23'])).toBe('2026-11-24T15:00:00.000Z');
  });

  it('starts counting when the window opens', () => {
    expect(after('2026-11-21T12:00:00Z', 1)).toBe('2026-11-23T09:00:00.000Z');
  });

  it('keeps office hours on the wall clock when the clock changes', () => {
    // Friday 23 October 16:00 summer time; the clock goes back on Sunday.
    expect(after('2026-10-23T14:00:00Z', 2)).toBe('2026-10-26T09:00:00.000Z');
  });

  it('knows that a window without days never opens', () => {
    expect(addWorkingHours({ ...office, days: [] }, 0, 1, 'UTC', [])).toBeNull();
  });
});
