import type { PageFile } from '../page';
import { own } from './own';

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

/** What somebody chooses to receive, and how they stop. */
export const PREFERENCE_PAGES: readonly PageFile[] = [
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
];
