import { salesContext, salesperson, salesTeam } from '../../../test/support/sales';
import { withTimeLeft } from './time-left';
import type { HandoffView } from './views';

const MONDAY = Date.UTC(2026, 10, 23);
const at = (day: number, hour: number, minute = 0): number => MONDAY + day * 86_400_000 + (hour * 60 + minute) * 60_000;
const iso = (moment: number): string => new Date(moment).toISOString();

const { inForce } = salesContext(salesTeam([salesperson('tom')]));
const open: HandoffView = {
  id: '1',
  email: 'ann@example.com',
  status: 'new',
  salesperson: 'tom',
  reasons: [],
  brief: {} as HandoffView['brief'],
  createdAt: iso(at(0, 8)),
  acceptBy: null,
  contactBy: null,
  closedAt: null,
  overdue: false,
  waiting: false,
  foldedInto: null,
  answers: [],
  desks: [],
  notices: [],
};
const left = (handoff: Partial<HandoffView>, now: number): number | null =>
  withTimeLeft({ ...open, ...handoff }, inForce, now).minutesLeft;

describe('the time that is left for a lead', () => {
  it('is time at work: a weekend doesn’t count', () => {
    const [friday, monday] = [at(4, 14), at(7, 9)];
    expect(left({ acceptBy: iso(monday) }, friday)).toBe(180);
    expect(left({ acceptBy: iso(at(4, 14, 30)) }, friday)).toBe(30);
  });

  it('goes below 0 once it has passed, and only as far as somebody was at work since', () => {
    expect(left({ acceptBy: iso(at(4, 14)) }, at(6, 12))).toBe(-120);
  });

  it('is that for contact once the lead was accepted, and none where no clock runs', () => {
    const times = { acceptBy: iso(at(0, 12)), contactBy: iso(at(0, 15)) };
    expect(left({ ...times, status: 'accepted' }, at(0, 14))).toBe(60);
    expect(left({ ...times, status: 'meeting' }, at(0, 14))).toBeNull();
    expect(left({ ...times, salesperson: null }, at(0, 9))).toBeNull();
    expect(left({ ...times, salesperson: 'who-left' }, at(0, 9))).toBeNull();
  });
});
