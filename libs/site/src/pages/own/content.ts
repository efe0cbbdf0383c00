import type { PageFile } from '../page';
import { own } from './own';

/** A quiz, a rating, a download. */
export const CONTENT_PAGES: readonly PageFile[] = [
  own(
    'quiz',
    `title: { en: "A few questions", nl: "Een paar vragen" }
description: { en: "Answer and see what it comes to.", nl: "Antwoord en zie wat het oplevert." }
texts:
  fix: { en: "Please look at this again:", nl: "Kijk hier nog even naar:" }
  result: { en: "Your result", nl: "Jouw resultaat" }
  weakest: { en: "Begin with", nl: "Begin met" }
  score: { en: "Score", nl: "Score" }
  round: { en: "Your answers go into a round of your own company, without your name.", nl: "Je antwoorden komen in een ronde van je eigen bedrijf, zonder je naam." }
  about: { en: "Leave your address to have it kept; it may stay empty", nl: "Laat je adres achter om het te bewaren; het mag leeg blijven" }
  email: { en: "Email", nl: "E-mail" }
  choose: { en: "Choose", nl: "Kies" }
  button: { en: "See the result", nl: "Bekijk het resultaat" }
  trap: { en: "Leave this field empty", nl: "Laat dit veld leeg" }
`,
    `  <h1>{{quiz.title}}</h1>
  {{#if outcome}}
  <section aria-labelledby="result-title">
    <h2 id="result-title">{{t.result}}: {{outcome.title}}</h2>
    {{#if outcome.text}}<p class="lead">{{outcome.text}}</p>{{/if}}
    <p>{{t.score}}: <strong>{{outcome.score}}</strong></p>
    {{#if outcome.groups}}<ul>{{#each outcome.groups}}<li>{{title}}: {{mean}}</li>{{/each}}</ul>{{/if}}
    {{#if outcome.weakest}}<p>{{t.weakest}}: <strong>{{outcome.weakest}}</strong></p>{{/if}}
  </section>
  {{else}}
  {{#if quiz.intro}}<p class="lead">{{quiz.intro}}</p>{{/if}}
  {{#if isRound}}<p>{{t.round}}</p>{{/if}}
  <form method="post" action="{{action}}" novalidate>
    {{#if failures}}<div class="summary" role="alert"><p>{{t.fix}}</p><ul>{{#each failures}}<li><a href="#{{field}}">{{message}}</a></li>{{/each}}</ul></div>{{/if}}
    {{#each hidden}}<input type="hidden" name="{{name}}" value="{{value}}">{{/each}}
    <div aria-hidden="true" hidden><label for="{{trap}}">{{t.trap}}</label><input type="text" id="{{trap}}" name="{{trap}}" tabindex="-1" autocomplete="off"></div>
    {{#each parts}}
    {{#if title}}<h2 class="later">{{title}}</h2>{{/if}}
    {{#each questions}}
    <div class="field">
      <label for="{{id}}">{{text}}</label>
      {{#if options}}
      <select id="{{id}}" name="{{id}}"{{#if required}} required{{/if}}{{#if error}} aria-invalid="true" aria-describedby="{{id}}-error"{{/if}}>
        <option value="">{{@root.t.choose}}</option>
        {{#each options}}<option value="{{value}}"{{#if selected}} selected{{/if}}>{{label}}</option>{{/each}}
      </select>
      {{else}}
      <input id="{{id}}" name="{{id}}" inputmode="decimal" value="{{value}}"{{#if required}} required{{/if}}{{#if error}} aria-invalid="true" aria-describedby="{{id}}-error"{{/if}}>
      {{/if}}
      {{#if error}}<p class="error" id="{{id}}-error">{{error}}</p>{{/if}}
    </div>
    {{/each}}
    {{/each}}
    {{#if keeps}}
    <fieldset>
      <legend>{{t.about}}</legend>
      <div class="field"><label for="email">{{t.email}}</label><input id="email" name="email" type="email" maxlength="254" autocomplete="email" value="{{email.value}}"{{#if email.error}} aria-invalid="true" aria-describedby="email-error"{{/if}}>
      {{#if email.error}}<p class="error" id="email-error">{{email.error}}</p>{{/if}}</div>
      {{#each consents}}<label class="check" for="{{name}}"><input type="checkbox" id="{{name}}" name="{{name}}" value="yes"{{#if checked}} checked{{/if}}><span>{{text}}</span></label>{{/each}}
    </fieldset>
    {{/if}}
    <button class="button" type="submit">{{t.button}}</button>
  </form>
  {{/if}}`,
  ),
  own(
    'rate',
    `title: { en: "What did you think of it?", nl: "Wat vond je ervan?" }
description: { en: "Rate what you read.", nl: "Beoordeel wat je las." }
texts:
  about:
    en: "This is about"
    nl: "Het gaat om"
  legend:
    en: "From 1 (no use to me) to 5 (very useful)"
    nl: "Van 1 (had ik niets aan) tot 5 (heel nuttig)"
  button:
    en: "Send my rating"
    nl: "Verstuur mijn oordeel"
`,
    `  <h1>{{page.title}}</h1>
  {{#if title}}<p class="lead">{{t.about}} “{{title}}”.</p>{{/if}}
  <form method="post" action="{{action}}">
    <fieldset>
      <legend>{{t.legend}}</legend>
      {{#each choices}}
      <label class="check" for="rating-{{value}}"><input type="radio" id="rating-{{value}}" name="rating" value="{{value}}" required{{#if chosen}} checked{{/if}}><span>{{value}}</span></label>
      {{/each}}
    </fieldset>
    <button class="button" type="submit">{{t.button}}</button>
  </form>`,
  ),
  own(
    'rated',
    `title: { en: "Thank you for your rating", nl: "Dank je voor je oordeel" }
description: { en: "We have received it.", nl: "We hebben het ontvangen." }
texts:
  lead:
    en: "It helps us to write what is of use to you."
    nl: "Het helpt ons om te schrijven waar je iets aan hebt."
  again:
    en: "You rated this before; that rating stands."
    nl: "Je hebt dit al eerder beoordeeld; dat oordeel blijft staan."
`,
    `  <h1>{{page.title}}</h1>\n  <p class="lead" role="status">{{#if counted}}{{t.lead}}{{else}}{{t.again}}{{/if}}</p>`,
  ),
  own(
    'download-expired',
    `title: { en: "This link has expired", nl: "Deze link is verlopen" }
description: { en: "Get a fresh one by mail.", nl: "Krijg een nieuwe per mail." }
texts:
  lead:
    en: "Links to our papers work for a while. We gladly mail you a fresh one, to the address to which this one was sent."
    nl: "Links naar onze papers werken een tijd. We mailen je graag een nieuwe, naar het adres waaraan deze is gestuurd."
  button:
    en: "Mail me a fresh link"
    nl: "Mail mij een nieuwe link"
`,
    `  <h1>{{page.title}}</h1>
  {{#if title}}<p><strong>{{title}}</strong></p>{{/if}}
  <p class="lead">{{t.lead}}</p>
  <form method="post" action="{{action}}">
    <input type="hidden" name="action" value="fresh">
    <button class="button" type="submit">{{t.button}}</button>
  </form>`,
  ),
  own(
    'download-sent',
    `title: { en: "A fresh link is on its way", nl: "Er is een nieuwe link onderweg" }
description: { en: "Look at your mail.", nl: "Kijk in je mail." }
texts:
  lead:
    en: "We have mailed it to the address to which the old one was sent. It comes within a few minutes; one is sent a day."
    nl: "We hebben hem gemaild naar het adres waaraan de oude is gestuurd. Hij komt binnen een paar minuten; er gaat er één per dag."
`,
    `  <h1>{{page.title}}</h1>\n  <p class="lead" role="status">{{t.lead}}</p>`,
  ),
];
