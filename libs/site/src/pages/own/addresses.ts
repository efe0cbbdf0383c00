import type { PageFile } from '../page';
import { own } from './own';

/** Two addresses of one person: both mailboxes say so. */
export const ADDRESS_PAGES: readonly PageFile[] = [
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
];
