export default {
  title: 'Plan',
  lead: 'How many leads a target takes, and what they may cost.',
};
