export default {
  title: 'Inloggen',
  email: 'E-mailadres',
  password: 'Wachtwoord',
  signIn: 'Inloggen',
  withKey: 'Liever inloggen met een API-sleutel',
  withPassword: 'Liever inloggen met een wachtwoord',
  key: 'API-sleutel',
  keyHint: 'Hij blijft alleen in dit tabblad, en kan wat zijn rechten toelaten.',
  first:
    'De eerste start drukt een link af die de eerste beheerder maakt. Anderen worden bij Instellingen uitgenodigd.',
  welcome: {
    title: 'Welkom',
    lead: 'Kies een naam en een wachtwoord, en je bent binnen.',
    name: 'Je naam',
    password: 'Nieuw wachtwoord',
    passwordHint: 'Minstens 12 tekens; een paar woorden achter elkaar is prima.',
    enter: 'Beginnen',
    goneTitle: 'Deze link werkt niet meer',
    goneText: 'Hij is al gebruikt of te oud. Vraag een beheerder om een nieuwe, of log in.',
    toSignIn: 'Naar inloggen',
  },
};
