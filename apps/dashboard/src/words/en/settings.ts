export default {
  title: 'Settings',
  lead: 'Keys, people, sending and health.',
};
