import type { PageFile } from '../page';
import { own } from './own';

/** What went wrong, and what to do. */
export const TROUBLE_PAGES: readonly PageFile[] = [
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
