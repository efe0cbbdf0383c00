/** Where a promise is kept: a spec, and the title of a test in it. */
export type Keeper = readonly [spec: string, title: string];

/** Every promise of docs/flow-language.md, word for word, with the tests that hold it. */
export const PROMISES: Readonly<Record<string, readonly Keeper[]>> = {
  'Without `of`, mails count where this enrolment sent them.': [
    ['libs/core/src/flow/step.spec.ts', 'are by default those of any mail of this enrolment'],
  ],
  'Without `of`, everything but mails counts where the person did it.': [
    ['libs/core/src/flow/step.spec.ts', 'are by default the contact’s own where they are not mails'],
  ],
  '`"of": "state"` counts mails of this visit alone.': [
    ['libs/core/src/flow/step.spec.ts', 'are with `state` those of this visit of this state'],
  ],
  '`"of": "account"` hears colleagues as well.': [
    ['libs/core/src/flow/step.spec.ts', 'are with `contact` any of the contact, with `account` any of the company'],
    ['libs/engine/src/absorb/absorb.db-spec.ts', 'lets colleagues hear what a contact of their company did'],
  ],
  'Opens, clicks and replies are those of people. Machines drive nothing.': [
    ['libs/core/src/flow/step.spec.ts', 'is driven by no machine: not by its opens, clicks, replies and fetches'],
    ['libs/core/src/absorb/absorb.spec.ts', 'lets a machine change nothing'],
  ],
  '`contact.unsubscribed` with a topic is heard by the flows of that topic, without one by all.': [
    ['libs/core/src/flow/step.spec.ts', 'hears an unsubscription from its own topic and from all, not from another'],
  ],
  'Points come before guards.': [
    ['libs/core/src/absorb/absorb.spec.ts', 'scores first: a guard sees the points of the very event that it looks at'],
  ],
  'A goal wins over an exit, an exit over the state, and the state over the root.': [
    [
      'libs/core/src/flow/step.spec.ts',
      'lets a goal win over an exit, an exit over the state, and the state over the root',
    ],
  ],
  'Of several transitions the first whose guard holds is taken.': [
    ['libs/core/src/flow/step.spec.ts', 'takes the first transition whose guard holds, in document order'],
  ],
  'The event that enrols is looked at by conditions alone.': [
    ['libs/core/src/flow/step.spec.ts', 'enrols with the event without hearing it: only conditions look at it'],
  ],
  'What happened before the enrolling event scores, and moves nobody.': [
    [
      'libs/core/src/flow/step.spec.ts',
      'does not step with an event that was before the enrolling one, nor one that is 7 days late',
    ],
  ],
  'An event that was stepped with changes nothing when it comes again.': [
    ['libs/core/src/flow/step.spec.ts', 'changes nothing for a number that it has seen, or after the end'],
  ],
  'A state blocks the root’s transition with an empty `{}`; the root never leads to where one is.': [
    [
      'libs/core/src/flow/step.spec.ts',
      'lets a state block the root with an empty {}, and the root never lead to where one is',
    ],
  ],
  'Exits and goals by condition are looked at last, and not in the step that hands the person over.': [
    [
      'libs/core/src/flow/step.spec.ts',
      'ends by condition after everything else, exits first, but not in the step that handed over',
    ],
  ],
  'They are looked at again at every timer and before a mail that had to wait.': [
    [
      'test/reference/odd-flows.spec.ts',
      'an exit by condition is looked at again at the next timer, before what it leads to is entered',
    ],
    [
      'libs/core/src/simulate/simulate.spec.ts',
      'looks again before a mail leaves that had to wait: who left meanwhile by a condition gets none',
    ],
  ],
  'A goal or an exit may carry actions.': [
    ['libs/core/src/flow/step.spec.ts', 'carries out what a goal or an exit says'],
  ],
  'At most 100 choices, splits and `always` are passed in one step; more is an error that stops this walk alone.': [
    ['libs/core/src/flow/step.spec.ts', 'goes through a hundred conditions in one step, and not through one more'],
    ['libs/engine/src/absorb/absorb.db-spec.ts', 'sets a walk aside whose step throws, and lets everybody else go on'],
  ],
  'A transition without `target` acts and stays, timers running.': [
    ['test/reference/odd-flows.spec.ts', 'a transition without a target leaves the timers running'],
  ],
  'A transition to its own state is a new visit, with mails and timers anew.': [
    [
      'test/reference/odd-flows.spec.ts',
      'a transition to its own state is a new visit: mails again, and timers from the start',
    ],
  ],
  'Leaving a state withdraws its mails that have not begun to leave.': [
    ['libs/core/src/flow/step.spec.ts', 'withdraws what has no outcome yet, but what leaves immediately'],
    [
      'libs/engine/src/absorb/absorb.db-spec.ts',
      'takes a planned mail back when its state is left, and says so to who records it',
    ],
  ],
  'Mails of a final state are never withdrawn by leaving.': [
    ['libs/core/src/flow/step.spec.ts', 'never withdraws those of a final state'],
  ],
  'The clock of a visit starts when every mail of its entry is accepted, failed, skipped or in doubt; without a mail, on entry.':
    [
      ['libs/core/src/flow/clock.spec.ts', 'starts on entry where no mail is sent'],
      ['libs/core/src/flow/clock.spec.ts', 'starts at the moment of acceptance, even when that is heard of later'],
    ],
  'A day is the same time on the wall, a calendar day on, in the person’s zone.': [
    ['test/reference/odd-flows.spec.ts', 'a day over a change of the clocks keeps the time on the wall'],
    [
      'libs/core/src/time/transitions.spec.ts',
      'calendar days and business days keep the time of day: once where it comes twice, moved on where it is skipped',
    ],
  ],
  'Hours are hours.': [['test/reference/odd-flows.spec.ts', '24 hours over it do not']],
  'A month from the last day of January ends on the last of February.': [
    ['test/reference/odd-flows.spec.ts', 'a month from the last of January is the last of February'],
  ],
  'A time in the hour that is skipped moves forward.': [
    ['test/reference/odd-flows.spec.ts', 'a time in the skipped hour moves forward'],
  ],
  'A time in the hour that comes twice comes once.': [
    ['test/reference/odd-flows.spec.ts', 'a time in the hour that comes twice comes once'],
  ],
  'A date without a time begins with the day, in the person’s zone.': [
    ['test/reference/odd-flows.spec.ts', 'that say no time begin with the day, in the contact’s zone'],
  ],
  'Moments that are past do not fire.': [
    ['test/reference/odd-flows.spec.ts', 'in the past, beside a duration, do not fire'],
  ],
  'Where all moments of a state are past, the latest does.': [
    ['test/reference/odd-flows.spec.ts', 'that are all past: the latest fires at once'],
    ['libs/core/src/flow/clock.spec.ts', 'that are all past: the latest fires'],
  ],
  'A missing date counts as absent.': [['test/reference/odd-flows.spec.ts', 'that are missing are absent']],
  'Dates are computed again when their field changes, and what fired does not fire again.': [
    [
      'libs/core/src/flow/clock.spec.ts',
      'are computed again when their date moves, and what fired does not fire again',
    ],
  ],
  '`always` comes at the moment at which time turns its condition.': [
    ['test/reference/odd-flows.spec.ts', '`always` comes at the very moment'],
    ['libs/core/src/flow/step.spec.ts', 'wait with `always` until time alone makes it true'],
  ],
  'A mail that may not leave for longer than the workspace’s `maxWait` is skipped.': [
    ['test/reference/odd-flows.spec.ts', 'a mail that may not leave for more than a week is skipped'],
  ],
  'A mail that comes after its `notAfter` is skipped, and the clock starts then.': [
    ['test/reference/odd-flows.spec.ts', 'a mail that is too late is skipped, and the clock of its visit starts then'],
  ],
  'Windows are kept in every zone, also where the clocks change.': [
    [
      'libs/core/src/time/transitions.spec.ts',
      'a window opens at the first moment that lies in it, and never outside it or a second time',
    ],
  ],
  'A choice leads on at once, to the first branch that holds, or else.': [
    ['libs/core/src/flow/step.spec.ts', 'of kind choice lead on at once: to the first branch that holds, or else'],
  ],
  'A split deals people by weight, and the same person always the same way.': [
    ['libs/core/src/flow/step.spec.ts', 'of kind split deal people by weight, and the same person always the same way'],
  ],
  '`"wait": "forever"` says on purpose that only events lead on.': [
    ['libs/workspace/src/validate/validate-workspace.spec.ts', 'let a state wait for events alone when it says so'],
  ],
  'Any trigger whose guard holds enrols.': [
    ['libs/core/src/flow/enrol.spec.ts', 'is by any of several triggers whose guard holds'],
  ],
  'Nobody is in a flow twice at once.': [
    ['libs/core/src/flow/enrol.spec.ts', 'is at most one at a time, whatever `again` says'],
    [
      'libs/engine/src/absorb/absorb.db-spec.ts',
      'makes one enrolment and one planned mail of a thousand sign-ups at once',
    ],
  ],
  'Without `again`, once is once.': [
    ['libs/core/src/flow/enrol.spec.ts', 'is once and never again, unless the author says so'],
  ],
  'With a key there is one enrolment for each value, and events that carry it must match.': [
    ['libs/core/src/flow/enrol.spec.ts', 'is one per key, and events that carry it must match'],
  ],
  '`remember` copies once; visits are counted.': [
    ['libs/core/src/flow/enrol.spec.ts', 'remembers what it is told to, once, and counts visits'],
  ],
  'A fetched download, a machine and an event of last week enrol nobody.': [
    ['libs/core/src/flow/enrol.spec.ts', 'is never by a fetched download, a machine, or an event of last week'],
  ],
  'A segment takes in who is in it when the flow is published.': [
    [
      'libs/engine/src/segments/sweep.db-spec.ts',
      'takes in those for whom it holds when the flow is published, each once',
    ],
  ],
  'It takes in at once whom an event brings into it, and within the hour whom time does.': [
    ['libs/engine/src/segments/sweep.db-spec.ts', 'takes in at once whom an event brings into it'],
    ['libs/engine/src/segments/sweep.db-spec.ts', 'takes in within the hour whom it holds for since'],
  ],
  'Who asks for the same download again gets the service mail again, but not within an hour.': [
    [
      'libs/core/src/flow/enrol.spec.ts',
      'answers the same download asked for again in later states, and after the end, with the service mails alone',
    ],
    [
      'libs/core/src/absorb/absorb.spec.ts',
      'answers a download asked for again once an hour, also after the walk has ended',
    ],
  ],
  'Mails are sent with what they say themselves, or else the flow.': [
    ['libs/core/src/flow/enrol.spec.ts', 'send with what the mail says, or else the flow'],
  ],
  'Variants are dealt stably and evenly.': [
    ['libs/core/src/flow/enrol.spec.ts', 'send one of several variants, dealt stably and evenly'],
  ],
  'Somebody gets the same variant on every visit.': [
    ['test/reference/odd-flows.spec.ts', 'gives the same variant on every visit of a state'],
  ],
  'A stream sends the first that was never sent to the person and is not skipped.': [
    [
      'libs/core/src/flow/enrol.spec.ts',
      'send the next of a stream that was never sent and is not skipped, and say when none is left',
    ],
  ],
  'A stream with nothing left causes `stream.exhausted`.': [
    ['test/reference/odd-flows.spec.ts', 'a stream that has nothing left says so, and the flow may hear it'],
  ],
  'A flow that holds lets those of lower priority wait.': [
    ['test/reference/odd-flows.spec.ts', 'one that holds lets those of lower priority wait until it ends'],
  ],
  'Flows may take people out of one another, and put them in.': [
    ['test/reference/odd-flows.spec.ts', 'one may take people out of another and put them into a third'],
  ],
  'Flows that put people into each other at once, for ever, are stopped and named.': [
    ['test/reference/odd-flows.spec.ts', 'two that put people into each other for ever come to rest'],
  ],
  'A test of variants has a winner only by a rule that was fixed beforehand.': [
    ['libs/engine/src/experiments/experiments.db-spec.ts', 'passes no verdict where no rule was fixed beforehand'],
    [
      'libs/engine/src/experiments/experiments.db-spec.ts',
      'is decided once people have had their time, and gives everybody who comes then the winner, with the reason',
    ],
  ],
  'As a guard and as a segment a condition holds for the same people.': [
    ['libs/engine/src/segments/agreement.db-spec.ts', 'reads every text as the same moment'],
    ['libs/core/src/condition/condition.spec.ts', 'hold for the same people'],
  ],
  '`$not`, `$ne` and `$nin` hold for exactly the others.': [
    ['libs/core/src/condition/condition.spec.ts', 'hold for exactly the others when negated'],
  ],
  'Where there is no event, account or enrolment, there is nothing to see.': [
    ['libs/core/src/condition/condition.spec.ts', 'looks at nothing where there is no event, account or enrolment'],
  ],
  'What is no condition is refused, and so are names that lean on each other in a circle.': [
    ['libs/core/src/condition/condition.spec.ts', 'is refused where names lean on each other in a circle'],
  ],
  'While sales has them, marketing leaves them alone.': [
    ['test/e2e/warm-lead.e2e-spec.ts', 'is left alone by marketing while sales talks to them'],
  ],
  'Time with sales does not count as waiting, and a timer that would lead to a mail waits for its end.': [
    [
      'test/reference/odd-flows.spec.ts',
      'time with sales does not count as waiting, and what would lead to a mail waits for its end',
    ],
  ],
  'Old points never hand over twice.': [
    [
      'test/e2e/warm-lead.e2e-spec.ts',
      'is not handed over a second time for old points, nor by an answer that comes twice',
    ],
  ],
  'A recycled lead comes back on the day that sales named.': [
    [
      'test/e2e/warm-lead.e2e-spec.ts',
      'goes back to marketing when sales says not now, and hears from it on the day that sales named',
    ],
  ],
  'Every rule has a wrong and a right example, and does what it says of both.': [
    [
      'libs/workspace/src/validate/docs.spec.ts',
      'gives a wrong and a right example of every rule, printed or in words, and each has a test',
    ],
  ],
  'A flow that passes runs to its end without an error.': [
    ['libs/workspace/src/validate/mutation.spec.ts', 'is refused, or runs to its end without an error'],
  ],
  'More mails than the cap lets through, by time alone, are refused, and the path is printed. It is proved of one walk through one flow: coming in again, and other flows, are left to the governor.':
    [
      [
        'libs/workspace/src/validate/sends.spec.ts',
        'refuses a fourth mail within 7 days by timers alone, and prints the path',
      ],
    ],
  'A flow of more than 200 states is refused before anything walks it.': [
    ['libs/workspace/src/validate/odd.spec.ts', 'with 5,000 states is refused before anything walks it'],
  ],
  'A handoff to which only tracked events lead is warned of.': [
    ['libs/workspace/src/validate/validate-workspace.spec.ts', 'warn when only tracked events lead to a handoff'],
  ],
  'People stay on the version that they entered.': [
    ['libs/engine/src/publish/publish.db-spec.ts', 'keeps people on the version that they entered'],
  ],
  'What is unchanged makes no version, however many publish it.': [
    [
      'libs/engine/src/publish/publish.db-spec.ts',
      'makes one version of the same content, however many publish it at once',
    ],
  ],
  'Who is moved is placed, without entering.': [
    [
      'libs/core/src/flow/place.spec.ts',
      'is placed without entering: the same visit, nothing sent, the clock from the same start',
    ],
    [
      'libs/engine/src/migrate/migrate.db-spec.ts',
      'lets people go on by the new version, and mails nobody what they got',
    ],
  ],
  'A migration that leaves people without a place is refused, with the names of the states.': [
    [
      'libs/engine/src/migrate/migrate.db-spec.ts',
      'is refused with the names of the states that lack a place, and nothing is published',
    ],
  ],
  'A file with an error leaves the last good version running.': [
    [
      'test/e2e/bad-workspace.e2e-spec.ts',
      'keeps the last good version of a flow with a typo running, says so, and publishes the others',
    ],
  ],
  'A paused flow goes on where it was, and sends nothing that has become pointless.': [
    ['libs/engine/src/publish/publish.db-spec.ts', 'waits while it is paused, and goes on where it was'],
    [
      'libs/engine/src/publish/flow-status.db-spec.ts',
      'sends nothing on resuming that has become pointless: who leaves by now leaves first',
    ],
  ],
  'When a click turns out to be a machine’s, its points go, and the walk goes back where nothing that followed has begun.':
    [
      [
        'libs/engine/src/absorb/revise.db-spec.ts',
        'puts a walk where it was, with its points, tags and fields, when nothing that followed has begun',
      ],
      [
        'libs/engine/src/absorb/revise.db-spec.ts',
        'leaves a walk whose mail has begun to leave, and says on what evidence it is there; the points go all the same',
      ],
    ],
  'The same seed gives the same answer.': [
    [
      'libs/core/src/simulate/simulate.spec.ts',
      'gives the same answer for the same seed, and shares a split out over seeds',
    ],
    ['libs/core/src/simulate/population.spec.ts', 'comes out the same for the same seed, and otherwise for another'],
  ],
  'A score that is given hands nobody over by itself.': [
    ['libs/core/src/simulate/simulate.spec.ts', 'hands nobody over by an opening balance alone'],
  ],
  'The running product goes the way that was simulated.': [
    ['test/e2e/simulated-paths.e2e-spec.ts', 'it.each(SCRIPTS)'],
  ],
};
