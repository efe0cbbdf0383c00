import { salesperson, salesTeam } from '../../../../../test/support/sales';
import { isOn, ownDesk, speaksFor } from './own-desk';

const teams = {
  north: salesTeam([salesperson('eva', { email: 'Eva@Example.com' }), salesperson('tom')]),
  south: salesTeam([salesperson('eva-south', { email: 'eva@example.com' })]),
};
const desk = (email: string, restriction: 'none' | 'own-leads' | 'impersonal' = 'own-leads') =>
  ownDesk({ restriction, email }, teams);

describe('somebody’s own desk', () => {
  it('is that of the team members with their address, in every team and in any case', () => {
    expect(desk('eva@example.com')).toEqual(['eva', 'eva-south']);
  });

  it('is empty for who stands in no team, and for who sees nobody', () => {
    expect(desk('new@example.com')).toEqual([]);
    expect(desk('eva@example.com', 'impersonal')).toEqual([]);
  });

  it('has on it what lies there, and not what waits for anybody', () => {
    expect([isOn(['eva'], 'eva'), isOn(['eva'], 'tom'), isOn(['eva'], null), isOn([], null)]).toEqual([true, false, false, false]); // prettier-ignore
  });

  it('is spoken for by who sits at it, and by admins', () => {
    const speaks = (email: string | null, scopes: readonly ('sales' | 'admin')[] = ['sales']) =>
      ['eva', 'eva-south', 'tom'].map((id) => speaksFor({ scopes, email }, id, teams));
    expect(speaks('eva@example.com')).toEqual([true, true, false]);
    expect(speaks('new@example.com')).toEqual([false, false, false]);
    expect(speaks(null)).toEqual([false, false, false]);
    expect(speaks(null, ['admin'])).toEqual([true, true, true]);
  });

  it('is everybody’s where nothing is held back', () => {
    expect(desk('eva@example.com', 'none')).toBeNull();
    expect([isOn(null, 'tom'), isOn(null, null)]).toEqual([true, true]);
  });
});
