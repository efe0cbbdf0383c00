import type { Complaint } from '../../finding';
import { findingIn } from '../../finding-in';
import { asList, objectOf, own } from '../json';
import { checkCondition } from './conditions';
import { checkReference } from './reference';
import type { Check, WorkspaceRule } from './rule';
import { windowComplaint } from './times';

/** Leads go to teams, people and senders that exist, and none falls through. */
export const handoff: WorkspaceRule = {
  rules: ['unknown-team', 'unknown-person', 'unknown-sender', 'unknown-mail', 'unknown-field', 'route-missing'],
  check: (check) => {
    const file = check.workspace.handoff;
    if (file === null) return [];
    return complaintsOf(file.value, check).map((complaint) => findingIn(file, complaint));
  },
};

/** Conditions here name no others, and hear no event. */
const NO_NAMES = { conditionNames: new Set<string>(), events: [], flow: null };

function complaintsOf(value: unknown, check: Check): Complaint[] {
  const { names } = check;
  const delivery = own(value, 'delivery');
  return [
    ...routes(own(own(value, 'routing'), 'rules'), check),
    ...asList(own(value, 'buyingGroup')).flatMap((role, index) =>
      checkCondition(own(role, 'when'), ['buyingGroup', index, 'when'], NO_NAMES, check),
    ),
    ...escalation(own(own(value, 'sla'), 'escalate'), check),
    ...windowComplaint(own(own(value, 'sla'), 'hours'), ['sla', 'hours']),
    ...checkReference({
      rule: 'unknown-sender',
      kind: 'sender',
      home: 'workspace.json',
      name: own(delivery, 'sender'),
      path: ['delivery', 'sender'],
      known: names.senders,
    }),
    ...checkReference({
      rule: 'unknown-mail',
      kind: 'mail',
      home: 'mails/',
      name: own(delivery, 'mail'),
      path: ['delivery', 'mail'],
      known: names.mails,
    }),
  ];
}

function routes(rules: unknown, check: Check): Complaint[] {
  const list = asList(rules);
  const each = list.flatMap((rule, index) => {
    const path = ['routing', 'rules', index];
    return [
      ...checkReference({
        rule: 'unknown-team',
        kind: 'team',
        home: 'workspace.json',
        name: own(rule, 'team'),
        path: [...path, 'team'],
        known: check.names.teams,
      }),
      ...checkCondition(own(rule, 'when'), [...path, 'when'], NO_NAMES, check),
    ];
  });
  return [...each, ...lastRoute(list)];
}

function lastRoute(rules: readonly unknown[]): Complaint[] {
  const last = rules.at(-1);
  if (last === undefined || own(last, 'when') === undefined) return [];
  const message = 'A lead for whom no rule holds would go to nobody: end with a rule without "when".';
  return [{ rule: 'route-missing', message, path: ['routing', 'rules', rules.length - 1] }];
}

function escalation(escalate: unknown, { workspace, names }: Check): Complaint[] {
  if (names.teams === null) return [];
  const teams = Object.values(objectOf(own(workspace.settings?.value, 'teams')));
  const ids = teams.flatMap((team) => asList(own(team, 'members')).map((member) => own(member, 'id')));
  const known = new Set(['manager', ...ids.filter((id) => typeof id === 'string')]);
  return checkReference({
    rule: 'unknown-person',
    kind: 'person',
    home: 'the teams of workspace.json',
    name: own(escalate, 'to'),
    path: ['sla', 'escalate', 'to'],
    known,
  });
}
