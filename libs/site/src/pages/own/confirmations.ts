import type { PageFile } from '../page';
import { own } from './own';

/** What is asked once more before it counts, and the thanks for it. */
export const CONFIRMATION_PAGES: readonly PageFile[] = [
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
];
