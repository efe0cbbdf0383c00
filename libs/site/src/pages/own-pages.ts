import type { PageFile } from './page';

/** Stand in where a workspace has no layout of its own. */
export const OWN_PARTIALS: readonly PageFile[] = [
  {
    name: '_style',
    text: `<style>
:root { color-scheme: light dark; --brand: #0f5c5c; --ink: #1d2a29; --paper: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --brand: #7fd1c3; --ink: #e4ebe9; --paper: #0f1716; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; }
.wrap { width: min(100% - 2.5rem, 44rem); margin-inline: auto; padding-block: 1.5rem; }
a { color: var(--brand); }
.button { font: inherit; padding: 0.6rem 1.2rem; }
.check { display: block; margin-block: 0.75rem; }
.error { color: #ab1f2d; }
</style>
`,
  },
  {
    name: '_layout',
    text: `---
texts:
  skip: { en: Skip to the content, nl: Naar de inhoud }
  languages: { en: Language, nl: Taal }
  failed: { en: Not sent, nl: Niet verzonden }
---
<!doctype html>
<html lang="{{locale}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{#if form.failed}}{{t.failed}}: {{/if}}{{page.title}} · {{company.name}}</title>
<link rel="icon" href="data:,">
{{> _style}}
</head>
<body>
<a href="#content">{{t.skip}}</a>
<header class="wrap"><strong>{{company.name}}</strong>
<nav aria-label="{{t.languages}}">{{#each languages}}{{#unless current}}<a href="{{href}}" lang="{{locale}}" hreflang="{{locale}}">{{name}}</a> {{/unless}}{{/each}}</nav>
</header>
<main id="content" class="wrap">
{{> @partial-block}}
</main>
<footer class="wrap"><small>{{company.name}}, {{company.address}}</small></footer>
</body>
</html>
`,
  },
];

const TOPIC_FORM = `<form method="post" action="{{action}}" class="card">
  <fieldset>
    <legend>{{t.legend}}</legend>
    {{#each topics}}
    <label class="check" for="topic-{{name}}"><input type="checkbox" id="topic-{{name}}" name="topic" value="{{name}}"{{#if on}} checked{{/if}}><span><strong>{{title}}</strong>{{#if description}}<br>{{description}}{{/if}}</span></label>
    {{/each}}
  </fieldset>
  <fieldset>
    <legend>{{t.frequencyLegend}}</legend>
    <label class="check" for="frequency-usual"><input type="radio" id="frequency-usual" name="frequency" value="usual"{{#unless lessOften}} checked{{/unless}}><span>{{t.usual}}</span></label>
    <label class="check" for="frequency-less"><input type="radio" id="frequency-less" name="frequency" value="less-often"{{#if lessOften}} checked{{/if}}><span>{{t.lessOften}} {{lessOftenDays}} {{t.days}}</span></label>
  </fieldset>
  <fieldset>
    <legend>{{t.trackingLegend}}</legend>
    <label class="check" for="tracking"><input type="checkbox" id="tracking" name="tracking" value="yes"{{#if tracking}} checked{{/if}}><span>{{t.tracking}}</span></label>
  </fieldset>
  <input type="hidden" name="action" value="save">
  <button class="button" type="submit">{{t.save}}</button>
</form>`;

const STOP_FORM = `<form method="post" action="{{action}}">
  <input type="hidden" name="action" value="stop">
  <button class="button" type="submit">{{t.stop}}</button>
</form>`;

const ADDRESS_FORM = `<section aria-labelledby="second-title">
    <h2 id="second-title" class="later">{{t.second}}</h2>
    <p>{{t.secondWhy}}</p>
    <form method="post" action="{{action}}" novalidate>
      <input type="hidden" name="action" value="second-address">
      <div class="field">
        <label for="email">{{t.secondLabel}}</label>
        <input id="email" name="email" type="email" maxlength="254" autocomplete="email" required value="{{typed}}"{{#if wrongAddress}} aria-invalid="true" aria-describedby="email-error"{{/if}}>
        {{#if wrongAddress}}<p class="error" id="email-error">{{t.secondWrong}}</p>{{/if}}
      </div>
      <button class="button" type="submit">{{t.secondButton}}</button>
    </form>
  </section>`;

const PREFERENCE_TEXTS = `  legend:
    en: "What may we mail you about?"
    nl: "Waarover mogen we je mailen?"
  frequencyLegend:
    en: "How often?"
    nl: "Hoe vaak?"
  usual:
    en: "Whenever there is something on what I chose"
    nl: "Zodra er iets is over wat ik koos"
  lessOften:
    en: "Less often: at most one mail in"
    nl: "Minder vaak: hoogstens één mail per"
  days:
    en: "days"
    nl: "dagen"
  trackingLegend:
    en: "What may we see?"
    nl: "Wat mogen we zien?"
  tracking:
    en: "Whether I open and click your mails, so that the next one fits what I read"
    nl: "Of ik jullie mails open en erin klik, zodat de volgende past bij wat ik lees"
  save:
    en: "Save my choice"
    nl: "Bewaar mijn keuze"
  stop:
    en: "Stop all marketing mail"
    nl: "Stop alle marketingmail"
  second:
    en: "Do we know you by another address too?"
    nl: "Kennen we je ook onder een ander adres?"
  secondWhy:
    en: "Then we can put the two together. Mail goes to the address above from then on, and what you stopped at either of them stays stopped."
    nl: "Dan kunnen we die twee samenvoegen. Mail gaat voortaan naar het adres hierboven, en wat je op een van beide hebt gestopt blijft gestopt."
  secondLabel:
    en: "Your other address"
    nl: "Je andere adres"
  secondWrong:
    en: "This is no email address. Please look at it again."
    nl: "Dit is geen e-mailadres. Kijk er nog even naar."
  secondButton:
    en: "Put them together"
    nl: "Voeg ze samen"
`;

const own = (name: string, head: string, body: string): PageFile => ({
  name,
  text: `---\n${head}---\n{{#> _layout}}\n<div class="one">\n${body}\n</div>\n{{/_layout}}\n`,
});

/** The pages that every installation shows, whatever its workspace: in the workspace's layout, in its languages. */
export const OWN_PAGES: readonly PageFile[] = [
  own(
    'preferences',
    `title: { en: "Your mail from us", nl: "Jouw mail van ons" }
description: { en: "Choose what you get mail about.", nl: "Kies waarover je mail krijgt." }
texts:
  saved:
    en: "Saved. It counts from now on."
    nl: "Bewaard. Het geldt vanaf nu."
  stopped:
    en: "You get no marketing mail from us. What you ask for yourself, such as a download, still comes."
    nl: "Je krijgt geen marketingmail van ons. Wat je zelf aanvraagt, zoals een download, komt nog wel."
  address:
    en: "This is about the address"
    nl: "Het gaat om het adres"
  complained:
    en: "You reported one of our mails as spam, so we never send you marketing mail again. There is nothing to choose here."
    nl: "Je hebt een mail van ons als spam gemeld, dus we sturen je nooit meer marketingmail. Hier valt niets te kiezen."
${PREFERENCE_TEXTS}`,
    `  <h1>{{page.title}}</h1>
  {{#if saved}}<p role="status"><strong>{{t.saved}}</strong></p>{{/if}}
  <p>{{t.address}} <strong>{{email}}</strong>.</p>
  {{#if complained}}
  <p>{{t.complained}}</p>
  {{else}}
  {{#if stopped}}<p>{{t.stopped}}</p>{{/if}}
  ${TOPIC_FORM}
  {{#unless stopped}}${STOP_FORM}{{/unless}}
  ${ADDRESS_FORM}
  {{/if}}`,
  ),
  own(
    'address-asked',
    `title: { en: "Look at both mailboxes", nl: "Kijk in beide mailboxen" }
description: { en: "Both addresses confirm.", nl: "Beide adressen bevestigen." }
texts:
  lead:
    en: "If both addresses can get mail from us, each gets one in a few minutes, with a link. Open both links and press the button behind each within two days."
    nl: "Als beide adressen mail van ons kunnen krijgen, krijgen ze er over een paar minuten elk één, met een link. Open beide links en druk binnen twee dagen op de knop erachter."
  nothing:
    en: "Until then nothing changes."
    nl: "Tot dan verandert er niets."
  back:
    en: "Back to your choices"
    nl: "Terug naar je keuzes"
`,
    `  <h1>{{page.title}}</h1>
  <p class="lead" role="status">{{t.lead}}</p>
  <p>{{t.nothing}}</p>
  <p class="later"><a href="{{preferences}}">{{t.back}}</a></p>`,
  ),
  own(
    'address',
    `title: { en: "Two addresses, one person?", nl: "Twee adressen, één persoon?" }
description: { en: "Say whether both addresses are yours.", nl: "Zeg of beide adressen van jou zijn." }
texts:
  lead:
    en: "Somebody said that these two addresses are both theirs:"
    nl: "Iemand zei dat deze twee adressen allebei van hen zijn:"
  yours:
    en: "Press the button only if both mailboxes are yours. What we know of the two is then put together for good, and mail goes to the first."
    nl: "Druk alleen op de knop als beide mailboxen van jou zijn. Wat we van de twee weten wordt dan voorgoed samengevoegd, en mail gaat naar het eerste."
  button:
    en: "Yes, both are mine"
    nl: "Ja, ze zijn allebei van mij"
  otherwise:
    en: "One of them isn’t yours? Close this page: nothing happens."
    nl: "Is een van de twee niet van jou? Sluit deze pagina: er gebeurt niets."
  waiting:
    en: "Thank you. Now open the mail at the other address, and press the button there."
    nl: "Dank je. Open nu de mail op het andere adres, en druk daar op de knop."
  joined:
    en: "Done: both addresses are yours, and mail goes to this one:"
    nl: "Gelukt: beide adressen zijn van jou, en mail gaat naar dit adres:"
  expired:
    en: "This link has expired, and nothing has changed. You can ask again on the page with your choices."
    nl: "Deze link is verlopen, en er is niets veranderd. Je kunt het opnieuw vragen op de pagina met je keuzes."
`,
    `  <h1>{{page.title}}</h1>
  {{#if joined}}<p class="lead" role="status">{{t.joined}} <strong>{{own}}</strong></p>{{/if}}
  {{#if expired}}<p class="lead" role="status">{{t.expired}}</p>{{/if}}
  {{#if waiting}}<p class="lead" role="status">{{t.waiting}}</p>{{/if}}
  {{#if asks}}
  <p class="lead">{{t.lead}}</p>
  <ul><li><strong>{{own}}</strong></li><li><strong>{{other}}</strong></li></ul>
  <p>{{t.yours}}</p>
  <form method="post" action="{{action}}">
    <input type="hidden" name="action" value="confirm">
    <button class="button" type="submit">{{t.button}}</button>
  </form>
  <p>{{t.otherwise}}</p>
  {{/if}}`,
  ),
  own(
    'unsubscribed',
    `title: { en: "You are unsubscribed", nl: "Je bent uitgeschreven" }
description: { en: "No more marketing mail.", nl: "Geen marketingmail meer." }
texts:
  lead:
    en: "All marketing mail to you has stopped, as of now. You don’t have to do anything else."
    nl: "Alle marketingmail aan jou is gestopt, vanaf nu. Je hoeft verder niets te doen."
  insteadTitle:
    en: "Was it only about this?"
    nl: "Ging het alleen hierom?"
  instead:
    en: "You can also stop this one subject, and keep getting the rest:"
    nl: "Je kunt ook alleen dit onderwerp stoppen en de rest houden:"
  only:
    en: "Only stop"
    nl: "Stop alleen"
  choose:
    en: "See and change all your choices"
    nl: "Bekijk en verander al je keuzes"
`,
    `  <h1>{{page.title}}</h1>
  <p class="lead" role="status">{{t.lead}}</p>
  {{#if topic}}
  <section aria-labelledby="instead-title">
    <h2 id="instead-title" class="later">{{t.insteadTitle}}</h2>
    <p>{{t.instead}}</p>
    <form method="post" action="{{action}}">
      <input type="hidden" name="action" value="only">
      <input type="hidden" name="topic" value="{{topic.name}}">
      <button class="button" type="submit">{{t.only}} “{{topic.title}}”</button>
    </form>
  </section>
  {{/if}}
  <p class="later"><a href="{{action}}">{{t.choose}}</a></p>`,
  ),
  own(
    'confirm',
    `title: { en: "Is this your address?", nl: "Is dit jouw adres?" }
description: { en: "Confirm that you asked for mail.", nl: "Bevestig dat je om mail vroeg." }
texts:
  lead:
    en: "Somebody left this address with us and asked for mail. If that was you, one press of the button is enough."
    nl: "Iemand liet dit adres bij ons achter en vroeg om mail. Was jij dat, dan is één druk op de knop genoeg."
  button:
    en: "Yes, that was me"
    nl: "Ja, dat was ik"
  otherwise:
    en: "It wasn’t you? Close this page: nothing happens."
    nl: "Was jij het niet? Sluit deze pagina: er gebeurt niets."
`,
    `  <h1>{{page.title}}</h1>
  <p class="lead">{{t.lead}}</p>
  <p><strong>{{email}}</strong></p>
  <form method="post" action="{{action}}">
    <input type="hidden" name="action" value="confirm">
    <button class="button" type="submit">{{t.button}}</button>
  </form>
  <p>{{t.otherwise}}</p>`,
  ),
  own(
    'confirmed',
    `title: { en: "Thank you, that is settled", nl: "Dank je, dat is geregeld" }
description: { en: "Your address is confirmed.", nl: "Je adres is bevestigd." }
texts:
  lead:
    en: "Your address is confirmed. What you asked for comes by mail, and every mail has a link to stop it."
    nl: "Je adres is bevestigd. Wat je vroeg komt per mail, en in elke mail staat een link om te stoppen."
  nothing:
    en: "There is nothing left to confirm: this was settled before, or you have unsubscribed since."
    nl: "Er valt niets meer te bevestigen: dit was al geregeld, of je hebt je sindsdien uitgeschreven."
  choose:
    en: "See and change your choices"
    nl: "Bekijk en verander je keuzes"
`,
    `  <h1>{{#if given}}{{page.title}}{{else}}{{email}}{{/if}}</h1>
  <p class="lead" role="status">{{#if given}}{{t.lead}}{{else}}{{t.nothing}}{{/if}}</p>
  {{#if preferences}}<p><a href="{{preferences}}">{{t.choose}}</a></p>{{/if}}`,
  ),
  own(
    'thanks',
    `title: { en: "Thank you", nl: "Dank je" }
description: { en: "We have received it.", nl: "We hebben het ontvangen." }
texts:
  lead:
    en: "We have received what you sent. What you asked for comes by mail, usually within a few minutes."
    nl: "We hebben ontvangen wat je stuurde. Wat je vroeg komt per mail, meestal binnen een paar minuten."
`,
    `  <h1>{{page.title}}</h1>\n  <p class="lead">{{t.lead}}</p>`,
  ),
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
  own(
    'not-found',
    `title: { en: "There is nothing here", nl: "Hier is niets" }
description: { en: "This page doesn’t exist.", nl: "Deze pagina bestaat niet." }
texts:
  lead:
    en: "This page doesn’t exist, or the link is incomplete. Copy the whole link from the mail, or begin at our site."
    nl: "Deze pagina bestaat niet, of de link is onvolledig. Neem de hele link uit de mail over, of begin op onze site."
`,
    `  <h1>{{page.title}}</h1>\n  <p class="lead">{{t.lead}}</p>\n  {{#if company.website}}<p><a href="{{company.website}}">{{company.name}}</a></p>{{/if}}`,
  ),
  own(
    'too-many',
    `title: { en: "That is a lot at once", nl: "Dat is veel ineens" }
description: { en: "Please try again in a while.", nl: "Probeer het over een poosje nog eens." }
texts:
  lead:
    en: "Many forms were sent from your network in a short time, so we did not take this one. Nothing was sent. Please try again in ten minutes."
    nl: "Vanaf jouw netwerk zijn in korte tijd veel formulieren verzonden, dus dit hebben we niet aangenomen. Er is niets verzonden. Probeer het over tien minuten nog eens."
`,
    `  <h1>{{page.title}}</h1>\n  <p class="lead" role="alert">{{t.lead}}</p>`,
  ),
  own(
    'problem',
    `title: { en: "That did not work just now", nl: "Dat lukte nu even niet" }
description: { en: "Please try again in a moment.", nl: "Probeer het zo nog eens." }
texts:
  lead:
    en: "Something is wrong on our side. Nothing was sent. Please try again in a minute."
    nl: "Er gaat aan onze kant iets mis. Er is niets verzonden. Probeer het over een minuut nog eens."
`,
    `  <h1>{{page.title}}</h1>\n  <p class="lead" role="alert">{{t.lead}}</p>`,
  ),
];

export type OwnPageName =
  | 'preferences'
  | 'address-asked'
  | 'address'
  | 'unsubscribed'
  | 'confirm'
  | 'confirmed'
  | 'thanks'
  | 'quiz'
  | 'rate'
  | 'rated'
  | 'download-expired'
  | 'download-sent'
  | 'not-found'
  | 'too-many'
  | 'problem';
