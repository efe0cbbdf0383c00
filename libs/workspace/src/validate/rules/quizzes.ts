import type { Complaint, Finding } from '../../finding';
import { findingIn } from '../../finding-in';
import type { NamedJson } from '../../load/workspace';
import { asList, objectOf, own } from '../json';
import { checkReference } from './reference';
import type { Check, WorkspaceRule } from './rule';

/** What a quiz names exists: its form, its questions' groups, and the fields that they fill. */
export const quizzes: WorkspaceRule = {
  rules: ['unknown-form', 'unknown-quiz-group', 'unknown-contact-field'],
  check: (check) => check.workspace.quizzes.flatMap((quiz) => checkQuiz(quiz, check)),
};

function checkQuiz({ file }: NamedJson, { names }: Check): Finding[] {
  const form = own(file.value, 'form');
  const groups = new Set(Object.keys(objectOf(own(file.value, 'groups'))));
  const complaints: Complaint[] = [
    ...checkReference({
      rule: 'unknown-form',
      kind: 'form',
      home: '`forms`',
      name: form,
      path: ['form'],
      known: names.forms,
    }),
    ...asList(own(file.value, 'questions')).flatMap((question, index) => [
      ...checkReference({ rule: 'unknown-quiz-group', kind: 'group', home: '`groups`', name: own(question, 'group'), path: ['questions', index, 'group'], known: groups }), // prettier-ignore
      ...checkReference({ rule: 'unknown-contact-field', kind: 'field', home: '`fields.contact`', name: own(question, 'field'), path: ['questions', index, 'field'], known: names.contactFields }), // prettier-ignore
    ]),
  ];
  return complaints.map((complaint) => findingIn(file, complaint));
}
