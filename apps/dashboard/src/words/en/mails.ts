export default {
  title: 'Mails',
  lead: 'Each with why it waits, was skipped or failed.',
  which: 'Which mails',
  all: 'All',
  none: 'None.',
  nonePlanned: 'No mail was planned yet.',
  next: 'next',
};
