export default {
  title: 'Mails',
  lead: 'Elke mail, met waarom hij wacht, is overgeslagen of is mislukt.',
  which: 'Welke mails',
  all: 'Alle',
  none: 'Geen.',
  nonePlanned: 'Er is nog geen mail gepland.',
  next: 'volgende poging',
};
