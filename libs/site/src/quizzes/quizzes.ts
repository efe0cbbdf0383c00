import { parseAddress } from '@nurture/core/mail';
import { isMaturityScan, PERSPECTIVE_QUESTION } from '@nurture/core/maturity';
import { type Quiz, type QuizAnswers, type QuizOutcome, type QuizQuestion, scoreQuiz } from '@nurture/core/quiz';
import { type LocalizedText, textIn, type WorkspaceSettings } from '@nurture/core/workspace';
import { createHash } from 'node:crypto';
import { asSource, type CameFrom, clean } from '../forms/came-from';
import type { Inbox, SiteEvent } from '../forms/events';
import { CONSENTS, TRAP } from '../forms/read-form';
import { chooseLocale } from '../locale';
import { fieldsOf, textOf, type VisitorRequest } from '../request';
import type { Rendered, Site } from '../site';

export interface QuizSource {
  readonly settings: WorkspaceSettings;
  readonly quizzes: readonly Quiz[];
}

/** Rounds of the maturity scan, which colleagues answer on its page by a link to it. */
export interface Rounds {
  /** Whether a link is one of ours, for whatever round. */
  isSigned(link: string): boolean;
  /**
   * Records what one colleague answered; who sends the same page again corrects it.
   * @returns false where there is no such round, or the link is too old
   */
  record(link: string, person: string, answers: QuizAnswers): Promise<boolean>;
}

export interface QuizDeps {
  readonly site: Site;
  readonly inbox: Inbox;
  readonly rounds: Rounds;
  readonly newId: () => string;
  readonly source: () => QuizSource;
}

const TEXTS = {
  missing: { en: 'Answer this question.', nl: 'Beantwoord deze vraag.' },
  number: { en: 'Type a number, such as 12.5.', nl: 'Typ een getal, zoals 12,5.' },
  email: { en: 'This does not look like an email address.', nl: 'Dit lijkt geen e-mailadres.' },
} satisfies Record<string, LocalizedText>;

interface Answered {
  readonly answers: Readonly<Record<string, string>>;
  readonly email: string;
  readonly consents: readonly string[];
  readonly nonce: string;
  readonly visitor: string;
  readonly cameFrom: CameFrom;
  /** The link to a round by which a colleague came; empty for visitors. */
  readonly link: string;
  /** What is wrong, by question. */
  readonly errors: ReadonlyMap<string, string>;
}

type Say = (text: LocalizedText) => string;

/** Quizzes, scans and calculators: GET asks, POST answers on the same page, without a script. */
export class Quizzes {
  constructor(private readonly deps: QuizDeps) {}

  /** The questions, or null where there is no quiz of that name. */
  page(name: string, request: VisitorRequest): Rendered | null {
    const found = this.find(name, request);
    const link = textOf(request.query, 'round') ?? '';
    if (!found || this.isNoRound(found.quiz, link)) return null;
    const visitor = textOf(request.query, 'visitor') ?? '';
    const cameFrom = this.deps.site.cameFrom(request);
    const empty = { answers: {}, email: '', consents: [], nonce: this.deps.newId(), visitor, cameFrom, link, errors: new Map() }; // prettier-ignore
    return this.questions(found.quiz, request, empty, found.say);
  }

  /** The result, or the questions again with what is wrong; null where there is no quiz of that name. */
  async submit(
    name: string,
    body: unknown,
    request: VisitorRequest,
  ): Promise<(Rendered & { complete: boolean }) | null> {
    const fields = fieldsOf(body);
    const lang = textOf(request.query, 'lang') ?? textOf(fields, 'locale') ?? undefined;
    const round = textOf(fields, 'round') ?? undefined;
    const asked = { ...request, query: { ...request.query, lang, round } };
    const found = this.find(name, asked);
    if (!found) return null;
    const { quiz, say, locale } = found;
    const cameFrom = this.deps.site.cameFrom(request, fields);
    const read = { ...readAnswers(quiz, fields, say, this.deps.newId), cameFrom };
    if (this.isNoRound(quiz, read.link)) return null;
    const isKept = read.errors.size === 0 && (textOf(fields, TRAP) ?? '') === '';
    const outcome = scoreQuiz(quiz, read.answers);
    if (isKept && read.link !== '' && !(await this.addToRound(read))) return null;
    const refused = isKept && read.link === '' ? await this.keep(quiz, read, outcome, { locale, request, say }) : null;
    const errors = new Map([...read.errors, ...(refused ?? [])]);
    if (errors.size > 0) return { ...this.questions(quiz, asked, { ...read, errors }, say), complete: false };
    const page = this.deps.site.own('quiz', asked, { quiz: { title: say(quiz.title) }, outcome: outcomeView(quiz, outcome, say) }); // prettier-ignore
    return { ...page, complete: true };
  }

  private find(name: string, request: VisitorRequest) {
    const { quizzes, settings } = this.deps.source();
    const quiz = quizzes.find((one) => one.name === name);
    const locale = chooseLocale(request, settings);
    return quiz && { quiz, locale, say: (text: LocalizedText) => textIn(text, locale, settings.locale) };
  }

  private isNoRound({ questions }: Quiz, link: string): boolean {
    if (link === '') return false;
    return !this.deps.rounds.isSigned(link) || !isMaturityScan(new Set(questions.map(({ id }) => id)));
  }

  /** Nobody's name is kept: one page that was opened is one colleague. */
  private addToRound({ link, nonce, answers }: Answered): Promise<boolean> {
    const person = `page ${createHash('sha256').update(nonce).digest('base64url').slice(0, 12)}`;
    return this.deps.rounds.record(link, person, answers);
  }

  /** Keeps the answers of whoever left an address; of others nothing. Returns what the inbox won't take. */
  private async keep(
    quiz: Quiz,
    read: Answered,
    outcome: QuizOutcome,
    { locale, request, say }: { readonly locale: string; readonly request: VisitorRequest; readonly say: Say },
  ): Promise<Map<string, string> | null> {
    const { settings } = this.deps.source();
    if (read.email === '' || quiz.form === null || !settings.forms[quiz.form]) return null;
    const taken = await this.deps.inbox.receive(eventsOf(quiz, read, outcome, settings, locale), request);
    return taken.ok ? null : new Map([['email', say(TEXTS.email)]]);
  }

  private questions(quiz: Quiz, request: VisitorRequest, read: Answered, say: Say): Rendered {
    const { settings } = this.deps.source();
    const form = quiz.form === null ? undefined : settings.forms[quiz.form];
    const wording = form?.wording ? settings.consent.wordings[form.wording] : undefined;
    const texts = wording && { consentMail: wording.mail, consentTracking: wording.tracking };
    const locale = chooseLocale(request, settings);
    const isRound = read.link !== '';
    const hidden = {
      nonce: read.nonce,
      locale,
      ...(read.visitor === '' ? {} : { visitor: read.visitor }),
      ...read.cameFrom,
      ...(isRound ? { round: read.link } : {}),
    };
    const asked = { ...request, query: { ...request.query, ...read.cameFrom } };
    return this.deps.site.own('quiz', asked, {
      quiz: { title: say(quiz.title), intro: say(quiz.intro) },
      action: request.path,
      trap: TRAP,
      failures: [...read.errors].map(([field, message]) => ({ field, message })),
      hidden: Object.entries(hidden).map(([name, value]) => ({ name, value })),
      parts: partsOf(quiz, read, say),
      isRound,
      keeps: form !== undefined && !isRound,
      email: { value: read.email, error: read.errors.get('email') },
      consents:
        texts && CONSENTS.map((name) => ({ name, text: say(texts[name]), checked: read.consents.includes(name) })),
    });
  }
}

function readAnswers(
  quiz: Quiz,
  fields: Readonly<Record<string, unknown>>,
  say: Say,
  newId: () => string,
): Omit<Answered, 'cameFrom'> {
  const answers = Object.fromEntries(quiz.questions.map((question) => [question.id, typed(question, fields)]));
  const wrong = quiz.questions.flatMap((question) => {
    const problem = problemOf(question, answers[question.id] ?? '');
    return problem === null ? [] : [[question.id, say(TEXTS[problem])] as const];
  });
  const link = textOf(fields, 'round') ?? '';
  // In a round each side weighs the same, so that it has to be known.
  const isSideless = link !== '' && (answers[PERSPECTIVE_QUESTION] ?? '') === '';
  if (isSideless) wrong.unshift([PERSPECTIVE_QUESTION, say(TEXTS.missing)]);
  const email = clean(textOf(fields, 'email'), 254);
  const badEmail = email !== '' && !parseAddress(email).ok;
  return {
    answers,
    email,
    consents: CONSENTS.filter((name) => textOf(fields, name) === 'yes'),
    nonce: clean(textOf(fields, 'nonce'), 100) || newId(),
    visitor: clean(textOf(fields, 'visitor'), 32),
    link,
    errors: new Map([...wrong, ...(badEmail ? [['email', say(TEXTS.email)] as const] : [])]),
  };
}

/** A number as the language writes it: with a comma or a point. */
function typed({ id, options }: QuizQuestion, fields: Readonly<Record<string, unknown>>): string {
  const text = clean(textOf(fields, id), 100);
  return options.length > 0 ? text : text.replace(/\s/g, '').replace(',', '.');
}

function problemOf({ options, required }: QuizQuestion, answer: string): 'missing' | 'number' | null {
  if (answer === '') return required ? 'missing' : null;
  if (options.length > 0) return options.some(({ value }) => value === answer) ? null : 'missing';
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(answer) ? null : 'number';
}

function eventsOf(
  quiz: Quiz,
  { answers, email, consents, nonce, visitor, cameFrom }: Answered,
  outcome: QuizOutcome,
  settings: WorkspaceSettings,
  locale: string,
): SiteEvent[] {
  const form = quiz.form ?? '';
  const content = JSON.stringify([quiz.name, nonce, email, answers, consents]);
  const key = createHash('sha256').update(content).digest('base64url').slice(0, 32);
  const { topics = [], wording = null } = settings.forms[form] ?? {};
  const filled = quiz.questions.flatMap(({ id, field }) => {
    const answer = answers[id] ?? '';
    if (field === null || answer === '') return [];
    return [[field, settings.fields.contact[field] === 'number' ? Number(answer) : answer] as const];
  });
  const consent = { mail: consents.includes('consentMail'), tracking: consents.includes('consentTracking'), topics };
  return [
    {
      id: `${key}:form`,
      type: 'form.submitted',
      email,
      properties: { form, page: quiz.name },
      contact: { ...Object.fromEntries(filled), locale },
      consent: { ...consent, ...(wording === null ? {} : { wording }) },
      cameFrom: { ...asSource(cameFrom), page: quiz.name, form },
      ...(visitor === '' ? {} : { visitor }),
    },
    {
      id: `${key}:quiz`,
      type: 'quiz.completed',
      email,
      properties: {
        quiz: quiz.name,
        score: outcome.score,
        ...(outcome.result === null ? {} : { result: outcome.result.id }),
        ...(outcome.weakest === null ? {} : { weakest: outcome.weakest }),
      },
    },
  ];
}

/** The questions by their groups, in the groups' order; those of none come last. */
function partsOf(quiz: Quiz, read: Answered, say: Say) {
  const names: (string | null)[] = [...Object.keys(quiz.groups), null];
  const parts = names.map((name) => ({
    title: name === null ? '' : say(quiz.groups[name] ?? {}),
    questions: quiz.questions.filter(({ group }) => group === name).map((one) => questionView(one, read, say)),
  }));
  return parts.filter(({ questions }) => questions.length > 0);
}

function questionView({ id, text, required, options }: QuizQuestion, { answers, errors }: Answered, say: Say) {
  const value = answers[id] ?? '';
  const shown = options.map((one) => ({ value: one.value, label: say(one.label), selected: one.value === value }));
  return { id, text: say(text), required, value, error: errors.get(id), options: shown.length > 0 ? shown : null };
}

function outcomeView(quiz: Quiz, { score, result, groups, weakest }: QuizOutcome, say: Say) {
  const titleOf = (group: string) => say(quiz.groups[group] ?? {});
  return {
    score: rounded(score),
    title: result ? say(result.title) : '',
    text: result ? say(result.text) : '',
    weakest: weakest === null ? null : titleOf(weakest),
    groups: groups.map(({ group, mean }) => ({ title: titleOf(group), mean: mean === null ? '–' : rounded(mean) })),
  };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
