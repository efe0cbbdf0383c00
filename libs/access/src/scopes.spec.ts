import { allows, isTrusted, SCOPES } from './scopes';

describe('scopes', () => {
  it('lets an admin key do everything', () => {
    expect(SCOPES.every((scope) => allows(['admin'], scope))).toBe(true);
  });

  it('lets a web form key report events and read nothing', () => {
    expect(allows(['events:write'], 'events:write')).toBe(true);
    expect(allows(['events:write'], 'read')).toBe(false);
    expect(isTrusted(['events:write'])).toBe(false);
  });

  it('keeps sales from publishing and marketing from answering handoffs', () => {
    expect(allows(['sales'], 'marketing')).toBe(false);
    expect(allows(['marketing'], 'sales')).toBe(false);
  });
});
