export default {
  title: 'Mensen',
  lead: 'Iedereen van wie ooit iets is gehoord.',
  search: 'Mensen zoeken',
  searchHint: 'Adres, naam of bedrijf',
  stage: 'Fase',
  everyStage: 'Elke fase',
  nobodyFits: 'Niemand voldoet.',
  nobodyYet:
    'Er is nog van niemand iets gehoord. Het eerste ingevulde formulier of de eerste gebeurtenis brengt ze hier.',
  seen: 'gezien',
  since: 'sinds',
};
