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
  'Each built-in event carries the properties that the language names.': [
    ['test/reference/sentences.spec.ts', 'are built in with the properties that the language names'],
  ],
  'What the product itself judges (`mail.*`, `contact.*`, `consent.*`, `handoff.*`, `stage.*`, `score.*`, `stream.*`) is reported by nobody outside.':
    [['test/reference/sentences.spec.ts', 'that are the product’s own verdicts come from nobody outside']],
  'Declared events enrol, lead on and are asked like built-in ones.': [
    ['test/reference/sentences.spec.ts', 'that a workspace declares enrol, lead on and are asked like those built in'],
  ],
  '`"of": "state"` or `"enrolment"` on an event without a mail is refused, as nobody would ever hear it.': [
    ['libs/workspace/src/validate/odd.spec.ts', 'mails counted of an event without'],
  ],
  'What waits of a person is taken in before a timer that is due at the same moment.': [
    ['test/reference/sentences.spec.ts', 'come before a timer that is due at the same moment'],
  ],
  'A goal or an exit sends no mail.': [
    ['libs/workspace/src/validate/validate-workspace.spec.ts', "rule: 'mail-at-end'"],
    ['libs/core/src/flow/enrol.spec.ts', 'flow.end-mail'],
  ],
  'A goal or an exit takes back all but service mails.': [
    ['libs/core/src/flow/step.spec.ts', 'carries out what a goal or an exit says'],
    ['libs/core/src/flow/step.spec.ts', 'takes people out, sparing their service mails'],
  ],
  'What leaves immediately is not taken back by leaving a state.': [
    ['libs/core/src/flow/step.spec.ts', 'withdraws what has no outcome yet, but what leaves immediately'],
  ],
  'One person’s events are taken by one worker at a time, and by no second one.': [
    [
      'libs/engine/src/absorb/absorb.db-spec.ts',
      'never gives one contact to two workers: the second passes it over and takes the next',
    ],
  ],
  'Lengths are written as words or as ISO 8601; what is none is refused with an example.': [
    ['libs/core/src/time/time.spec.ts', 'is read from "%s"'],
    ['libs/core/src/time/time.spec.ts', 'is refused with an example where it is none: "%s"'],
  ],
  'Business days leave weekends and holidays out.': [
    ['libs/core/src/time/transitions.spec.ts', 'calendar days and business days keep the time of day'],
    ['libs/core/src/time/time.spec.ts', 'business days end on a working day, with so many of them passed'],
  ],
  '`always` is looked at on entry, after each event and at each change of a fact.': [
    [
      'libs/core/src/flow/step.spec.ts',
      'wait with `always` until it is true: on entry, after each event, at each change of a fact',
    ],
  ],
  'The latest duration of a state leads everybody on; earlier ones, and dates, may ask or act alone.': [
    ['libs/workspace/src/validate/validate-workspace.spec.ts', "rule: 'latest-duration-guarded'"],
    ['libs/core/src/flow/clock.spec.ts', 'try their transitions in order, and go by without one whose guard holds'],
  ],
  'A time of the week that is past today comes in a week.': [
    ['test/reference/odd-flows.spec.ts', 'the next Tuesday at a time that is past today is in a week'],
  ],
  'Weights make a whole.': [['libs/workspace/src/validate/odd.spec.ts', 'weights that make no whole']],
  'A final state leads nowhere.': [
    ['libs/workspace/src/validate/validate-workspace.spec.ts', "rule: 'final-with-transitions'"],
  ],
  '`after 90 days` counts from the end of the last time.': [
    ['test/reference/sentences.spec.ts', 'does so so long after the end of the last time, not after its beginning'],
  ],
  'Who is in stays where they are, also where two flows put people into each other.': [
    [
      'test/reference/sentences.spec.ts',
      'is nobody who is in: two flows that put people into each other leave them where they are',
    ],
  ],
  'A segment is taken in no faster than mails may leave.': [
    [
      'libs/engine/src/segments/sweep.db-spec.ts',
      'holds back while other events wait, and takes in no faster than mails may leave',
    ],
  ],
  '`immediately` waits for no window, quiet hours, gap or cap, and the next mail waits for it.': [
    ['libs/core/src/governor/decide.spec.ts', 'immediately skips the window'],
    ['libs/core/src/governor/decide.spec.ts', 'immediately skips the cap'],
    ['test/reference/sentences.spec.ts', 'waits for no gap, and makes the next one wait for it'],
  ],
  '`immediately` skips no consent, no suppression and no pause.': [
    ['libs/core/src/governor/decide.spec.ts', 'immediately skips no consent'],
    ['libs/core/src/governor/decide.spec.ts', 'immediately skips no suppression'],
    ['libs/core/src/governor/decide.spec.ts', 'even an immediate one'],
  ],
  'A service mail asks no consent and no topic, and knows no cap, no hold and no talks with sales.': [
    ['libs/core/src/governor/decide.spec.ts', 'sends service mails without consent'],
    ['libs/core/src/governor/decide.spec.ts', 'asks no topic of a service mail'],
    ['libs/core/src/governor/decide.spec.ts', 'service knows no cap'],
    ['libs/core/src/governor/decide.spec.ts', 'no service mail is held'],
    ['libs/core/src/governor/decide.spec.ts', 'sends what was asked for during talks'],
  ],
  'A service mail counts in the gap and not in the cap.': [
    ['libs/core/src/governor/decide.spec.ts', 'service mails count in the gap'],
    ['libs/core/src/governor/decide.spec.ts', 'service mails do not count in the cap'],
  ],
  'No service mail goes to a dead address, to whoever complained or was erased, or while sending is switched off.': [
    ['libs/core/src/governor/decide.spec.ts', 'no service mail to a dead address'],
    ['libs/core/src/governor/decide.spec.ts', 'no service mail either'],
    ['libs/core/src/governor/decide.spec.ts', 'no service mail to who was erased'],
    ['libs/core/src/governor/decide.spec.ts', 'even a service mail'],
  ],
  'A flow that takes people in by a segment sends no service mail.': [
    ['libs/workspace/src/validate/validate-workspace.spec.ts', "rule: 'service-mail-in-segment'"],
  ],
  'Each of the other actions does what its name says.': [
    ['libs/core/src/flow/enrol.spec.ts', "[{ score: { reset: true } }, { do: 'score', points: 0, reset: true }]"],
    [
      'libs/core/src/absorb/absorb.spec.ts',
      "carries out a flow's own actions: points, fields, tags, stage, tasks, other flows",
    ],
  ],
  'The gap of a flow counts its own mails alone.': [
    ['libs/core/src/governor/decide.spec.ts', 'keeps the gap of its flow'],
    ['libs/core/src/governor/decide.spec.ts', "leaves other flows' mails out of its flow's gap"],
  ],
  'The name of a condition may stand wherever a condition may.': [
    ['test/reference/sentences.spec.ts', 'may stand wherever a condition may'],
  ],
  'What happened is counted with this event once, by kinds, properties, times, and by people of a company.': [
    [
      'libs/core/src/condition/condition.spec.ts',
      'counts the event of the step once, whether or not the history has it',
    ],
    ['libs/core/src/condition/condition.spec.ts', "'%j is %s'"],
  ],
  'Time alone turns a condition at the moment that it says, and at no other.': [
    ['libs/core/src/condition/condition.spec.ts', 'turn by time alone at no other moment than they say'],
  ],
  'A further trigger adds its reason to the open handoff.': [
    [
      'libs/handoff/src/handoff.db-spec.ts',
      'is made once: a further trigger adds its reason, and the same reason stands once',
    ],
  ],
  'An unknown fit blocks nobody.': [
    ['libs/core/src/scoring/scoring.spec.ts', 'makes an SQL at the threshold, with an unknown fit as well'],
  ],
  'A lead is given back until a day, ninety days on if none is named.': [
    ['libs/handoff/src/handoff.db-spec.ts', 'gives a lead back until a day, ninety days on if none is named'],
  ],
  'A deal from outside closes the open handoff as won, once.': [
    ['libs/core/src/absorb/absorb.spec.ts', 'closes the open handoff when a deal is won outside, and only then'],
    ['libs/handoff/src/handoff.db-spec.ts', 'is closed as won by a deal from outside, without a second deal'],
  ],
  'After recycled the first points after that date count, after lost or rejected a whole threshold of new ones.': [
    [
      'libs/core/src/scoring/scoring.spec.ts',
      'count again after a recycling at the first points earned after its date',
    ],
    ['libs/core/src/scoring/scoring.spec.ts', 'need a whole threshold of new points after %s'],
  ],
  'A finding has file, line, column, path, rule and, where one comes near, what was meant.': [
    ['libs/workspace/src/validate/validate-workspace.spec.ts', 'say %s of %s, at the place, with what was meant'],
  ],
  'States that lead only to one another are warned of, unless one of them says that this is meant.': [
    ['libs/workspace/src/validate/odd.spec.ts', 'two states that only lead to each other'],
    ['libs/workspace/src/validate/odd.spec.ts', 'a round that is meant'],
  ],
  'A way round in which mails are sent without time passing is refused.': [
    [
      'libs/workspace/src/validate/sends.spec.ts',
      'sees mails sent in a circle without time, by events too, but not where a gap makes time pass',
    ],
  ],
  'More mails than the cap by way of events are warned of.': [
    ['libs/workspace/src/validate/sends.spec.ts', 'warns where the path needs events as well, which come at once'],
  ],
  'A guard that can never hold, or stands behind one that always does, is refused.': [
    ['libs/workspace/src/validate/guards/guards.spec.ts', 'is seen in %s'],
    ['libs/workspace/src/validate/guards/guards.spec.ts', 'nor is anything that is left behind an earlier guard'],
  ],
  'A file over 1 MB is not read.': [
    ['libs/workspace/src/validate/docs.spec.ts', 'shows %s by a wrong example that it alone tells'],
  ],
  'Mails are pinned to the version that they were published with.': [
    ['libs/engine/src/publish/publish.db-spec.ts', 'pins the very mails that a version was published with'],
  ],
  'A content that was a version before is not published again by a start, only by hand.': [
    [
      'libs/engine/src/publish/publish.db-spec.ts',
      'leaves a content that was a version before alone at start-up, and brings it back by hand',
    ],
  ],
  'A migration is previewed with the people of each state and what comes next for them.': [
    [
      'libs/engine/src/migrate/migrate.db-spec.ts',
      'is previewed with the people of every state and what comes next for them, and changes nothing',
    ],
  ],
  'A migration sends what a state sends on entry only where that was asked.': [
    ['libs/engine/src/migrate/migrate.db-spec.ts', 'sends what a state sends on entry where that was asked, once'],
  ],
  'A flow is rolled back as it is moved on.': [
    [
      'libs/engine/src/migrate/migrate.db-spec.ts',
      'goes back to an older version just so, with the version in force or without it',
    ],
  ],
  'An archived flow takes nobody in, and lets those in it walk on.': [
    ['libs/engine/src/publish/publish.db-spec.ts', 'enrols nobody once it is archived, and lets those in it walk on'],
  ],
  'What came due in a pause goes through the governor, the oldest first.': [
    [
      'libs/engine/src/publish/flow-status.db-spec.ts',
      'lets mails that waited for it be due at once, those planned first before others',
    ],
  ],
  'People are put in, moved and taken out by hand, with a trace of each.': [
    [
      'test/e2e/api-versions.e2e-spec.ts',
      'is put into a flow, moved to another state, and taken out, with a trace of each',
    ],
  ],
  'One switch stops all sending.': [
    ['test/e2e/api-reads.e2e-spec.ts', 'is stopped and resumed by an admin alone, and says since when'],
    ['libs/core/src/governor/decide.spec.ts', 'waits while sending is switched off'],
  ],
  'A walk whose mail had begun to leave, or that went on, stays and is marked.': [
    [
      'libs/engine/src/absorb/revise.db-spec.ts',
      'leaves a walk whose mail has begun to leave, and says on what evidence it is there; the points go all the same',
    ],
    ['libs/engine/src/absorb/revise.db-spec.ts', 'leaves a walk that went on since'],
  ],
  'An opener opens two hours after acceptance, a clicker clicks a minute later, and nobody plays sales.': [
    [
      'test/reference/sentences.spec.ts',
      'opens two hours after acceptance, and clicks a minute later; nobody plays sales',
    ],
  ],
  'An unsubscriber goes an hour after the first acceptance.': [
    ['test/reference/sentences.spec.ts', 'unsubscribes an hour after the first acceptance'],
  ],
  'Who ignores mails or is not tracked does nothing that can be seen.': [
    ['test/reference/sentences.spec.ts', 'does nothing that can be seen where it ignores mails or is not tracked'],
  ],
  'A path drops `mail.`, prints conditions by name or number, and ends with `-> goal` or `-> exit`; a stay prints nothing.':
    [
      ['test/reference/sentences.spec.ts', 'drops `mail.`'],
      ['test/reference/sentences.spec.ts', 'prints a condition’s name, else the branch’s number from 1'],
      ['test/reference/sentences.spec.ts', 'prints `else`'],
      ['test/reference/sentences.spec.ts', 'prints a goal by event'],
      ['test/reference/sentences.spec.ts', 'prints an exit by event'],
      ['test/reference/sentences.spec.ts', 'prints a goal by condition alone'],
      ['test/reference/sentences.spec.ts', 'prints nothing of a stay'],
    ],
  'In a script `mail.*` without a mail means the last one accepted.': [
    ['test/reference/sentences.spec.ts', 'of mails that say no mail mean the last one accepted'],
  ],
  'Dates of the enrolling event that nobody gave lie two weeks ahead, and are told.': [
    ['libs/core/src/simulate/simulate.spec.ts', 'makes up the dates that the event is declared to carry'],
  ],
  'Many people are walked by rates, given or measured, and nobody is lost.': [
    ['libs/core/src/simulate/population.spec.ts', 'loses nobody: everybody ends in one way and in one place'],
    ['libs/core/src/simulate/measured.spec.ts', 'are shares of tracked mails for openings and clicks'],
  ],
  'A flow test passes where all that it expects came true, and shows what differs.': [
    [
      'libs/core/src/simulate/compare.spec.ts',
      'passes where all that it expects came true, and asks nothing of the rest',
    ],
    ['libs/core/src/simulate/compare.spec.ts', 'says what was expected and what came, side by side'],
  ],
  '`nurture explain` tells any flow that compiles in whole sentences, in every language.': [
    ['libs/core/src/explain/explain.spec.ts', 'is told in whole sentences, without raw JSON, in every language'],
  ],
};
