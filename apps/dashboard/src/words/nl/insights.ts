export default {
  title: 'Inzicht',
  lead: 'Wat dit alles oplevert.',
};
